import type { FieldValues } from 'react-hook-form';
import { sentenceOf } from '../app/httpClient.ts';
import { allShown, fieldErrorsOf } from './fieldErrors.ts';
import { useTell } from './useTell.ts';

export type FormErrors = Record<string, string>;

/**
 * The submit function of a form: refused fields get their message, any other trouble becomes the
 * form's `root` message; what was typed stays. `handled` may take care of an error itself.
 */
export function useSubmit<Answer>(options: {
  act: (values: FieldValues) => Promise<Answer>;
  /** What is told when it has worked; null: somebody else tells it. */
  done: string | null;
  after: (answer: Answer) => void;
  handled?: (thrown: unknown) => FormErrors | null;
}) {
  const tell = useTell();
  return async (values: FieldValues): Promise<FormErrors | undefined> => {
    let answer: Answer;
    try {
      answer = await options.act(values);
    } catch (thrown) {
      return options.handled?.(thrown) ?? errorsOf(thrown, values);
    }
    if (options.done !== null) {
      tell(options.done, answer);
    }
    options.after(answer);
    return undefined;
  };
}

function errorsOf(thrown: unknown, values: FieldValues): FormErrors {
  const errors = fieldErrorsOf(thrown);
  const root = { 'root.server': sentenceOf(thrown) };
  if (!errors) {
    return root;
  }
  return allShown(errors, Object.keys(values)) ? errors : { ...errors, ...root };
}
