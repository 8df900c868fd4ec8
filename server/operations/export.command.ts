import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { Config } from '../config.ts';
import { type Command, type Given, OperationError, print } from './command.ts';
import { withDatabase } from './with-database.ts';

export const exportCommand: Command = {
  usage: 'export DIR',
  summary: 'Writes every table into a CSV file of its own, for another program to read.',
  options: {},
  help: [
    'DIR must be new or empty. Passwords, sessions, keys and links are left out; so is what this',
    'program only works with (the search index, live changes, who is at which lead, what the reports',
    'make of the leads).',
    'For leads that are to be imported again, use the export of the dashboard.',
  ],
  positionals: 1,
  run,
};

/** Secrets, and what is worth nothing outside of this program. */
const leftOut =
  /^(accounts|sessions|verifications|apiKeys|bookingLinks|idempotencyKeys|erasing|gathering|changes|presences|holds|stalePlans|reportBlocks|staleFacts|sqlite_.*|kysely_.*|leadSearch.*)$/;

async function run({ positionals: [name = ''] }: Given, config: Config): Promise<void> {
  const folder = resolve(name);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new OperationError(`${folder} is not empty; an export never writes over anything`);
  }
  // Brings the database up to date first, as every command does.
  await withDatabase(config, async () => undefined);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const sqlite = new BetterSqlite3(config.databaseFile, { readonly: true });
  try {
    // One moment for all tables, whatever a server beside goes on writing.
    sqlite.exec('begin');
    for (const table of tablesOf(sqlite)) {
      const rows = await writeTable(sqlite, table, join(folder, `${table}.csv`));
      print(`${table}: ${rows} rows`);
    }
  } finally {
    sqlite.close();
  }
}

function tablesOf(sqlite: BetterSqlite3.Database): string[] {
  const names = sqlite
    .prepare(`select name from sqlite_master where type = 'table' order by name`)
    .pluck()
    .all() as string[];
  return names.filter((table) => !leftOut.test(table));
}

async function writeTable(
  sqlite: BetterSqlite3.Database,
  table: string,
  file: string,
): Promise<number> {
  const { stringify } = await import('csv-stringify');
  const statement = sqlite.prepare(`select * from "${table}"`).raw();
  const columns = statement.columns().map((column) => column.name);
  let count = 0;
  const rows = function* () {
    for (const row of statement.iterate() as IterableIterator<unknown[]>) {
      count += 1;
      yield row;
    }
  };
  await pipeline(
    Readable.from(rows()),
    stringify({ header: true, columns, record_delimiter: 'windows', escape_formulas: true }),
    createWriteStream(file, { mode: 0o600 }),
  );
  return count;
}
