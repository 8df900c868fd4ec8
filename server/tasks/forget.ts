import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';

/** What was to be done for somebody stays as a number; the words about it go. */
export async function forgetInTasks(
  trx: Trx,
  leadIds: readonly number[],
  at: string,
): Promise<void> {
  await trx
    .updateTable('tasks')
    .set({
      title: 'Erased',
      reason: '',
      outcome: 'erased',
      doneAt: sql<string>`coalesce("doneAt", ${at})`,
      version: sql<number>`version + 1`,
    })
    .where('leadId', 'in', leadIds)
    .execute();
}
