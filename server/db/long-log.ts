import { sql } from 'kysely';
import type { Db } from './database.ts';

/** The measures of every day, and those for writing thousands of rows one after the other. */
export const usual = { logPages: 4000, cacheKb: 16_000 };
const wide = { logPages: 16_000, cacheKb: 65_536 };

/**
 * Work that writes very much: meanwhile SQLite's log may grow to 64 MB before it is worked into the
 * file, and as much is kept in memory, so that index pages that every batch touches again are read and
 * written once and not each time. What is committed is on disk as always.
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

async function setMeasures(db: Db, { logPages, cacheKb }: typeof usual): Promise<void> {
  await sql`pragma wal_autocheckpoint = ${sql.lit(logPages)}`.execute(db);
  await sql`pragma cache_size = ${sql.lit(-cacheKb)}`.execute(db);
}
