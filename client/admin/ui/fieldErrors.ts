import { HttpError } from 'react-admin';
import { isApiError } from '../app/httpClient.ts';

/** The message for each field of a refused form, or null where the trouble is another one. */
export function fieldErrorsOf(thrown: unknown): Record<string, string> | null {
  if (!(thrown instanceof HttpError) || thrown.status !== 422 || !isApiError(thrown.body)) {
    return null;
  }
  return thrown.body.errors ?? null;
}

/** Whether every message has a field that can show it. */
export function allShown(errors: Record<string, string>, fields: readonly string[]): boolean {
  return Object.keys(errors).every((key) => fields.includes(key.split('.')[0] ?? key));
}
