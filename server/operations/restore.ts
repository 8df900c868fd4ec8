import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { nowIso, systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { takeServerLock } from '../db/server-lock.ts';
import { type Command, type Given, OperationError, print } from './command.ts';
import { copyDatabase, onDisk, problemsOf, withFile } from './sqlite-file.ts';

export const restore: Command = {
  usage: 'restore FILE',
  summary:
    'Puts a backup in place of the database, which is kept beside it. The server must not run.',
  options: {},
  help: [],
  positionals: 1,
  run,
};

async function run({ positionals: [name = ''] }: Given, config: Config): Promise<void> {
  const lock = takeServerLock(config.databaseFile);
  if (!lock) {
    throw new OperationError('a server is running on this database; stop it first');
  }
  try {
    const kept = replace(config.databaseFile, resolve(name));
    print(`The database is now that of ${resolve(name)}.`);
    if (kept !== null) {
      print(`The one before is kept as ${kept}.`);
    }
  } finally {
    lock.release();
  }
}

/** @returns where the database that was there is kept, or null where there was none */
function replace(file: string, backupFile: string): string | null {
  const draft = `${file}.restoring`;
  refuseUnusable(backupFile);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(draft, { force: true });
  copyDatabase(backupFile, draft);
  const kept = existsSync(file) ? keep(file) : null;
  renameSync(draft, file);
  onDisk(file);
  return kept;
}

/** A backup of an older version is welcome: the next start brings it up to date. */
function refuseUnusable(file: string): void {
  const [problem] = withFile(file, problemsOf).filter((line) => !line.endsWith('is missing'));
  if (problem !== undefined) {
    throw new OperationError(`${file} can’t be restored: ${problem}`);
  }
}

function keep(file: string): string {
  const stamp = nowIso(systemClock).replaceAll(/[:.]/g, '-');
  const kept = `${file}.before-${stamp}`;
  foldLogIn(file);
  if (existsSync(`${file}-wal`)) {
    renameSync(`${file}-wal`, `${kept}-wal`);
  }
  rmSync(`${file}-shm`, { force: true });
  // A copy, for the database must not be missing for a moment, and not every disk has links.
  copyFileSync(file, kept, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  onDisk(kept);
  return kept;
}

/** Moves what is only in the write-ahead log into the file; a damaged one is kept as it is. */
function foldLogIn(file: string): void {
  try {
    const sqlite = new BetterSqlite3(file);
    try {
      sqlite.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      sqlite.close();
    }
  } catch {
    print('The database that is there can’t be read; its files are kept as they are.');
  }
}
