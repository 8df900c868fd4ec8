import { HttpError, type RaRecord } from 'react-admin';
import { isApiError } from '../app/httpClient.ts';

/** The record as it is now, where a write was refused because somebody was faster. */
export function conflictOf(thrown: unknown): RaRecord | null {
  if (!(thrown instanceof HttpError) || thrown.status !== 409 || !isApiError(thrown.body)) {
    return null;
  }
  const { current } = thrown.body;
  return isRecord(current) ? current : null;
}

function isRecord(value: unknown): value is RaRecord {
  return typeof value === 'object' && value !== null && 'id' in value;
}
