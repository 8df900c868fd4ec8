import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

export type ServerLock = { release: () => void };

/**
 * Takes the place of the one server that may run on this SQLite file, or returns null where
 * another holds it. The lock is the operating system's, on a file of its own, so it ends with
 * the process however it ends, and operator commands may work beside a running server.
 */
export function takeServerLock(file: string): ServerLock | null {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new BetterSqlite3(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch {
    lock.close();
    return null;
  }
  return { release: () => lock.close() };
}
