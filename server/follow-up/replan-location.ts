import type { Trx } from '../db/database.ts';
import { replan } from './replan.ts';

/**
 * A location's calendar or figures have changed: clock and plan of everybody there who is still
 * followed up are counted by them from now on.
 * @returns how many leads that were
 */
export async function replanLocation(trx: Trx, locationId: number, at: string): Promise<number> {
  const followed = await trx
    .selectFrom('leads')
    .select('id')
    .where('locationId', '=', locationId)
    .where('status', 'in', ['requested', 'emailed'])
    .where('mergedIntoId', 'is', null)
    .execute();
  for (const { id } of followed) {
    await replan(trx, id, at);
  }
  return followed.length;
}
