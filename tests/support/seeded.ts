import type { Db } from '../../server/db/database.ts';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { seedDemo } from '../../server/operations/seed/demo.ts';

/** When the made-up year ends: a Monday, 9:00 am in San Antonio. */
export const now = '2026-11-23T15:00:00.000Z';

/** A new database file with as many made-up leads. */
export async function seededDatabase(file: string, leads: number, seed = 1): Promise<Db> {
  const db = openDatabase(file);
  await migrate(db);
  await seedDemo(db, {
    now: Temporal.Instant.from(now),
    hashPassword: async () => 'not a hash',
    publicUrl: 'http://localhost:3000',
    leads,
    seed,
  });
  return db;
}
