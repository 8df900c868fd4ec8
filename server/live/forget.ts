import type { Trx } from '../db/database.ts';

/** Nobody is at a lead that is nobody's any more, and nothing is to be planned for it. */
export async function forgetInLive(trx: Trx, leadIds: readonly number[]): Promise<void> {
  await trx.deleteFrom('presences').where('leadId', 'in', leadIds).execute();
  await trx.deleteFrom('stalePlans').where('leadId', 'in', leadIds).execute();
}
