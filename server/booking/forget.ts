import type { Trx } from '../db/database.ts';

/** No link of theirs opens anything any more. Visits stay as numbers in the books. */
export async function forgetInBooking(
  trx: Trx,
  leadIds: readonly number[],
  at: string,
): Promise<void> {
  await trx
    .updateTable('bookingLinks')
    .set({ revokedAt: at })
    .where('leadId', 'in', leadIds)
    .where('revokedAt', 'is', null)
    .execute();
}
