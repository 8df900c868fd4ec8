import type { Trx } from '../db/database.ts';

/** That mails went, which and when, stays; to whom and with which words does not. */
export async function forgetInMail(trx: Trx, leadIds: readonly number[]): Promise<void> {
  await trx
    .updateTable('emails')
    .set({ status: 'suppressed', nextAttemptAt: null, claimedAt: null })
    .where('leadId', 'in', leadIds)
    .where('status', 'in', ['queued', 'sending'])
    .execute();
  await trx
    .updateTable('emails')
    .set({ to: '', subject: '', text: '', html: '', calendar: null, stopUrl: null, error: null })
    .where('leadId', 'in', leadIds)
    .execute();
}
