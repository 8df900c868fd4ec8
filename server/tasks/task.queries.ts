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

/** Whether an open task of the lead is given to somebody else. */
export async function hasTaskOfAnother(db: Db, leadId: number, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .where('assigneeId', '!=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
