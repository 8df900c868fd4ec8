import { HttpError } from 'react-admin';
import { sentenceOf } from '../app/httpClient.ts';
import { fieldErrorsOf } from '../ui/fieldErrors.ts';

/** Why an act was refused, in the server's words. */
export function refusalWords(thrown: unknown): string {
  const fields = Object.values(fieldErrorsOf(thrown) ?? {});
  return fields.length > 0 ? fields.join(' ') : sentenceOf(thrown);
}

/** Whether trying again is in vain: the lead is closed, gone, or somebody else's now. */
export function isOver(thrown: unknown): boolean {
  return thrown instanceof HttpError && [403, 404, 409].includes(thrown.status);
}
