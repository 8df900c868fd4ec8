import { lstatSync, mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import BetterSqlite3, { SqliteError } from 'better-sqlite3';
import { withUsable } from './unusable-file.ts';

export type ServerLock = { release: () => void };

/**
 * Takes the place of the one server that may run on this SQLite file, or returns null where
 * another holds it. The lock is the operating system's, on a file of its own, so it ends with
 * the process however it ends, and operator commands may work beside a running server.
 * @throws ConfigError where there can't be such a file
 */
export function takeServerLock(file: string): ServerLock | null {
  return withUsable(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    return lockBeside(realFile(file));
  });
}

function lockBeside(file: string): ServerLock | null {
  const lock = new BetterSqlite3(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (error instanceof SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      return null;
    }
    throw error;
  }
  return { release: () => lock.close() };
}

/** Where the database is in truth: links to one file are one database, made already or not. */
function realFile(file: string): string {
  const here = join(realpathSync(dirname(file)), basename(file));
  const isLink = lstatSync(here, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? realFile(resolve(dirname(here), readlinkSync(here))) : here;
}
