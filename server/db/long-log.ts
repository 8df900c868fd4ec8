import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The measures of every day, and those for writing thousands of rows one after the other. */
export const usual = { logPages: 4000, cacheKb: 16_000, passing: 'default' } as const;
const wide = { logPages: 32_000, cacheKb: 65_536, passing: 'memory' } as const;

/**
 * Work that writes very much: meanwhile SQLite's log may grow to 128 MB before it is worked into the
 * file, and half as much is kept in memory, so that index pages that every batch touches again are read and
 * written once and not each time. So is what a statement would need to take itself back: each that
 * touches many pages would else make a file for it. What is committed is on disk as always.
 */
export async function withLongLog<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  await setMeasures(db, wide);
  try {
    return await work();
  } finally {
    await setMeasures(db, usual);
    await sql`pragma shrink_memory`.execute(db);
  }
}

type Measures = typeof usual | typeof wide;

async function setMeasures(db: Db, { logPages, cacheKb, passing }: Measures): Promise<void> {
  await sql`pragma wal_autocheckpoint = ${sql.lit(logPages)}`.execute(db);
  await sql`pragma cache_size = ${sql.lit(-cacheKb)}`.execute(db);
  await sql`pragma temp_store = ${sql.raw(passing)}`.execute(db);
}
