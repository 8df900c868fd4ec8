import { SqliteError } from 'better-sqlite3';

/** The disk is full, failing or read-only, or another process holds the write lock too long. */
const cannotWrite = /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|PROTOCOL)/;

/** Whether nothing can be written just now, which passes by itself: reads go on meanwhile. */
export function isPassingFailure(error: unknown): boolean {
  return error instanceof SqliteError && cannotWrite.test(error.code);
}
