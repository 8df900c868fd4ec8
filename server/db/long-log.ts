import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Pages of 4 KB: SQLite's own measure, and one for writing thousands of rows one after the other. */
const usualPages = 1000;
const manyPages = 16_000;

/**
 * Work that writes very much: meanwhile SQLite's log may grow to 64 MB before it is worked into the
 * file, so that pages that every batch touches again are written there once and not each time. What
 * is committed is on disk as always.
 */
export async function withLongLog<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  await sql`pragma wal_autocheckpoint = ${sql.lit(manyPages)}`.execute(db);
  try {
    return await work();
  } finally {
    await sql`pragma wal_autocheckpoint = ${sql.lit(usualPages)}`.execute(db);
  }
}
