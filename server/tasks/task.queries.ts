import type { Db } from '../db/database.ts';

/** Whether the lead has a task that is not yet done; with `title`: this very task. */
export async function hasOpenTask(db: Db, leadId: number, title?: string): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .$if(title !== undefined, (query) => query.where('title', '=', title ?? ''))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
