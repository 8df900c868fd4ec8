import { useNotify } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { sentenceOf } from '../app/httpClient.ts';
import { allShown, fieldErrorsOf } from './fieldErrors.ts';

type FormErrors = Record<string, string>;

/**
 * The submit function of a form: refused fields get their message, any other trouble becomes the
 * form's `root` message; what was typed stays.
 */
export function useSubmit<Answer>(options: {
  act: (values: FieldValues) => Promise<Answer>;
  done: string;
  after: (answer: Answer) => void;
}) {
  const notify = useNotify();
  return async (values: FieldValues): Promise<FormErrors | undefined> => {
    let answer: Answer;
    try {
      answer = await options.act(values);
    } catch (thrown) {
      return errorsOf(thrown, values);
    }
    notify(options.done, { type: 'info' });
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
