import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Pages of the search index that are merged before others have their turn. */
const pagesAtOnce = 500;
/** Far more than an index of a million leads has. */
const mostRounds = 10_000;

/**
 * What was deleted leaves the file too. The database overwrites what it frees (`secure_delete`), but
 * the search index only notes that words are gone until it merges its parts, and the write-ahead log
 * keeps old pages until it is emptied. Call it after the commit.
 */
export async function forgetBytes(db: Db): Promise<void> {
  await merge(db, -pagesAtOnce);
  for (let round = 0; round < mostRounds; round += 1) {
    const before = await changes(db);
    await merge(db, pagesAtOnce);
    // Two rows of its own are all it writes once there is nothing more to merge.
    if ((await changes(db)) - before < 2) {
      break;
    }
    await nextTurn();
  }
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

async function merge(db: Db, pages: number): Promise<void> {
  await sql`insert into "leadSearch"("leadSearch", rank) values ('merge', ${pages})`.execute(db);
}

async function changes(db: Db): Promise<number> {
  const { rows } = await sql<{ total: number }>`select total_changes() as total`.execute(db);
  return rows[0]?.total ?? 0;
}
