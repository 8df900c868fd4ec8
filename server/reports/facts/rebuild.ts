import type { Db } from '../../db/database.ts';
import { countNotes, forgetFacts } from './block.queries.ts';
import { catchUp } from './catch-up.ts';
import { loadPlaces } from './places.ts';

/**
 * Throws away what is kept of the leads and works it out anew from their events.
 * @returns how many leads, and whether all of it could be written (not on a full disk)
 */
export async function rebuildFacts(
  db: Db,
  isPassing: (error: unknown) => boolean,
): Promise<{ readonly leads: number; readonly isWritten: boolean }> {
  const leads = await db.transaction().execute(async (trx) => {
    await forgetFacts(trx);
    return countNotes(trx);
  });
  const { unwritten } = await catchUp(db, await loadPlaces(db), isPassing);
  return { leads, isWritten: unwritten.size === 0 };
}
