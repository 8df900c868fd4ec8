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

/** Gives open tasks of these leads to somebody else. @returns which */
export async function giveTasks(
  trx: Trx,
  fromId: string,
  leadIds: readonly number[],
  toId: string,
): Promise<{ id: number; leadId: number }[]> {
  if (leadIds.length === 0) {
    return [];
  }
  return trx
    .updateTable('tasks')
    .set({ assigneeId: toId, version: sql`version + 1` })
    .where('assigneeId', '=', fromId)
    .where('leadId', 'in', leadIds)
    .where('doneAt', 'is', null)
    .returning(['id', 'leadId'])
    .execute();
}

/** Gives back those of these tasks that are still open and with whoever was given them. */
export async function giveTasksBack(
  trx: Trx,
  ids: readonly number[],
  fromId: string,
  toId: string,
): Promise<void> {
  if (ids.length > 0) {
    await trx
      .updateTable('tasks')
      .set({ assigneeId: toId, version: sql`version + 1` })
      .where('id', 'in', ids)
      .where('assigneeId', '=', fromId)
      .where('doneAt', 'is', null)
      .execute();
  }
}
