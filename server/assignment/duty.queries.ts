import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';

export async function setAway(trx: Trx, userId: string, until: string | null): Promise<void> {
  await trx
    .updateTable('users')
    .set({ awayUntil: until, version: sql`version + 1` })
    .where('id', '=', userId)
    .execute();
}

/** Until when somebody is away, or null. */
export async function awayUntil(db: Db, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('users')
    .select('awayUntil')
    .where('id', '=', userId)
    .executeTakeFirst();
  return row?.awayUntil ?? null;
}

/** Leads of this person that are not over. */
export function openLeadsOf(db: Db, userId: string): Promise<LeadRow[]> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where('assigneeId', '=', userId)
    .where('status', 'in', ['requested', 'emailed', 'booked'])
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
}

/** Leads of others, or of nobody, with open tasks of this person. */
export function leadsOfTasks(db: Db, userId: string): Promise<LeadRow[]> {
  return db
    .selectFrom('leads')
    .selectAll()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('tasks')
          .select('tasks.id')
          .whereRef('tasks.leadId', '=', 'leads.id')
          .where('tasks.assigneeId', '=', userId)
          .where('tasks.doneAt', 'is', null),
      ),
    )
    .where((eb) => eb.or([eb('assigneeId', 'is', null), eb('assigneeId', '!=', userId)]))
    .orderBy('id')
    .execute();
}

/** Whose tasks go to whom; null: to nobody. */
export type TasksMove = { readonly from: string; readonly to: string | null };

/** Gives this person's open tasks of these leads to somebody else. @returns which */
export async function giveTasks(
  trx: Trx,
  { from, to, leadIds }: TasksMove & { readonly leadIds: readonly number[] },
): Promise<{ id: number; leadId: number }[]> {
  if (leadIds.length === 0) {
    return [];
  }
  return trx
    .updateTable('tasks')
    .set({ assigneeId: to, version: sql`version + 1` })
    .where('assigneeId', '=', from)
    .where('leadId', 'in', leadIds)
    .where('doneAt', 'is', null)
    .returning(['id', 'leadId'])
    .execute();
}

/** Gives back those of these tasks that are still open and with whoever was given them. */
export async function giveTasksBack(
  trx: Trx,
  ids: readonly number[],
  { from, to }: TasksMove,
): Promise<void> {
  if (ids.length > 0) {
    await trx
      .updateTable('tasks')
      .set({ assigneeId: from, version: sql`version + 1` })
      .where('id', 'in', ids)
      .where('assigneeId', to === null ? 'is' : '=', to)
      .where('doneAt', 'is', null)
      .execute();
  }
}
