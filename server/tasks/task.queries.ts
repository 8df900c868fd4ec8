import type { Db } from '../db/database.ts';

/** Whether the lead has this very task already, not yet done. */
export async function hasOpenTask(db: Db, leadId: number, title: string): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .where('title', '=', title)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
