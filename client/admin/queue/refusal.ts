import { HttpError } from 'react-admin';
import { sentenceOf } from '../app/httpClient.ts';
import { fieldErrorsOf } from '../ui/fieldErrors.ts';

/** Why an act was refused, in the server's words. */
export type Refusal = {
  words: string;
  /** Whether trying again is in vain: the lead is closed, gone, or somebody else's now. */
  isOver: boolean;
};

/** @param of an undo that is refused says nothing about the lead on the screen */
export function refusalOf(thrown: unknown, of: 'lead' | 'undo'): Refusal {
  const fields = Object.values(fieldErrorsOf(thrown) ?? {});
  const gone = thrown instanceof HttpError && [403, 404, 409].includes(thrown.status);
  return {
    words: fields.length > 0 ? fields.join(' ') : sentenceOf(thrown),
    isOver: gone && of === 'lead',
  };
}
