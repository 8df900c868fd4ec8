import { HttpError } from 'react-admin';
import { isApiError } from '../../app/httpClient.ts';

/** What is wrong with each parameter, where a report was refused for that; else nothing. */
export function parameterErrors(thrown: unknown): Readonly<Record<string, string>> {
  return thrown instanceof HttpError && thrown.status === 400 && isApiError(thrown.body)
    ? (thrown.body.errors ?? {})
    : {};
}
