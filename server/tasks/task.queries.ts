import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { TaskRow } from './task.table.ts';

const open = prepared((db, leadId: number) =>
  db
    .selectFrom('tasks')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .orderBy('dueAt'),
);

/** What is still to be done for a lead, the earliest first. */
export async function openTasks(db: Db, leadId: number): Promise<TaskRow[]> {
  return open(db, leadId);
}

export async function findTask(db: Db, id: number): Promise<TaskRow | undefined> {
  return db.selectFrom('tasks').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Whether the lead has a task that is not yet done; with `title`: this very task. */
export async function hasOpenTask(db: Db, leadId: number, title?: string): Promise<boolean> {
  const tasks = await openTasks(db, leadId);
  return tasks.some((task) => title === undefined || task.title === title);
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
