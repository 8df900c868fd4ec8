import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from '../../migrations/index.ts';
import type { Database } from './database.ts';
import { usual } from './long-log.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { withUsable } from './unusable-file.ts';

const FULL = 2;

/**
 * Opens the SQLite file (made if it is missing, with its folder). Every commit is on disk
 * before it returns: WAL alone means `synchronous=NORMAL` in this build, which a power cut
 * would cost acknowledged requests, so FULL is set and asserted.
 * @throws ConfigError where there can't be such a file
 */
export function openDatabase(file: string): Kysely<Database> {
  const sqlite = withUsable(file, () => openFile(file));
  if (sqlite.pragma('synchronous', { simple: true }) !== FULL) {
    throw new Error(`${file}: could not set synchronous=FULL`);
  }
  return new Kysely<Database>({ dialect: sqliteDialect(sqlite) });
}

function openFile(file: string): BetterSqlite3.Database {
  mkdirSync(dirname(file), { recursive: true });
  // Made here so that nobody else on this machine may read it; SQLite's other files follow.
  closeSync(openSync(file, 'a', 0o600));
  const sqlite = new BetterSqlite3(file);
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // A request changes some fifty pages, most of them the same ones: they are worked into the file once
  // for eighty requests and not for twenty. Both measures: see also `withLongLog`.
  sqlite.pragma(`wal_autocheckpoint = ${usual.logPages}`);
  sqlite.pragma(`cache_size = ${-usual.cacheKb}`);
  // What is erased is overwritten, not only let go of.
  sqlite.pragma('secure_delete = ON');
  return sqlite;
}

/** Brings the schema up to date, all or nothing; a second process waits for the first. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    throw error;
  }
}
