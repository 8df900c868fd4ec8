import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';
import { OperationError } from './command.ts';

type Sqlite = BetterSqlite3.Database;

/** Opens an existing SQLite file to read it. @throws OperationError where there is none */
export function withFile<Result>(file: string, work: (sqlite: Sqlite) => Result): Result {
  if (!existsSync(file)) {
    throw new OperationError(`there is no file ${file}`);
  }
  const sqlite = new BetterSqlite3(file, { readonly: true });
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}

/** What is wrong with a database file, a line each; empty where nothing is. */
export function problemsOf(sqlite: Sqlite): string[] {
  try {
    return [...damage(sqlite), ...brokenReferences(sqlite), ...migrationProblems(sqlite)];
  } catch (error) {
    return [`it can’t be read: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function damage(sqlite: Sqlite): string[] {
  const lines = sqlite.prepare<[], string>('pragma integrity_check').pluck().all();
  return lines.filter((line) => line !== 'ok').map((line) => `damaged: ${line}`);
}

function brokenReferences(sqlite: Sqlite): string[] {
  const rows = sqlite
    .prepare<[], { table: string; rowid: number; parent: string }>('pragma foreign_key_check')
    .all();
  return rows.map((row) => `row ${row.rowid} of ${row.table} points to no row of ${row.parent}`);
}

/** Changes of the schema that this version would still make, or doesn't know. */
function migrationProblems(sqlite: Sqlite): string[] {
  const done = doneMigrations(sqlite);
  const known = Object.keys(migrations);
  if (done.length === 0) {
    return ['it is not a database of Stillpoint'];
  }
  return [
    ...known.filter((name) => !done.includes(name)).map((name) => `migration ${name} is missing`),
    ...done
      .filter((name) => !known.includes(name))
      .map((name) => `migration ${name} is of a newer version of Stillpoint`),
  ];
}

function doneMigrations(sqlite: Sqlite): string[] {
  const table = sqlite
    .prepare<[], string>("select name from sqlite_master where name = 'kysely_migration'")
    .pluck()
    .get();
  return table === undefined
    ? []
    : sqlite.prepare<[], string>('select name from kysely_migration').pluck().all();
}

/**
 * Copies a database as it is at one moment, with what is still in its write-ahead log.
 * @throws OperationError where the copy can't be made; nothing is left of it then
 */
export function copyDatabase(from: string, to: string): void {
  withFile(from, (sqlite) => {
    makeEmpty(to);
    try {
      sqlite.prepare('vacuum into ?').run(to);
      onDisk(to);
    } catch (error) {
      rmSync(to);
      throw error;
    }
  });
}

/** Made by us first, so that nobody else on the machine may read what goes in. */
function makeEmpty(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw new OperationError(
      `${file} can’t be made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Makes sure that a file and its name outlast a power cut. */
export function onDisk(file: string): void {
  for (const path of [file, dirname(file)]) {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}
