import { HttpError } from '../http/errors.ts';

/** A file that can't be brought in, with words for whoever chose it. */
export class FileRefused extends Error {
  readonly status: 413 | 422;

  constructor(message: string, status: 413 | 422 = 422) {
    super(message);
    this.status = status;
  }
}

export function toHttpRefusal({ status, message }: FileRefused): HttpError {
  return new HttpError(status, status === 413 ? 'import.tooLarge' : 'import.unreadable', message);
}
