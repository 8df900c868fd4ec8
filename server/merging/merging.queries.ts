import { type Insertable, sql } from 'kysely';
import { forgetChanges } from '../audit/forget.ts';
import type { Db, Trx } from '../db/database.ts';
import { type LeadEvent } from '../follow-up/events.ts';
import { standing } from '../../shared/undo.ts';
import {
  type HistoryTable,
  type Marks,
  type MergeRow,
  type MergeTable,
  movedTables,
} from './merging.table.ts';

export async function insertMerge(
  trx: Trx,
  merge: Omit<Insertable<MergeTable>, 'splitAt' | 'splitBy'>,
): Promise<MergeRow> {
  return trx
    .insertInto('merges')
    .values({ ...merge, splitAt: null, splitBy: null })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function updateMerge(
  trx: Trx,
  id: number,
  changes: Partial<Omit<MergeRow, 'id'>>,
): Promise<void> {
  await trx.updateTable('merges').set(changes).where('id', '=', id).execute();
}

/** The merge by which this lead is a pointer. */
export async function mergeOf(db: Db, leadId: number): Promise<MergeRow | undefined> {
  return db
    .selectFrom('merges')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('splitAt', 'is', null)
    .executeTakeFirst();
}

/** The merges into this lead that stand, oldest first. */
export async function mergesInto(db: Db, intoId: number): Promise<MergeRow[]> {
  return db
    .selectFrom('merges')
    .selectAll()
    .where('intoId', '=', intoId)
    .where('splitAt', 'is', null)
    .orderBy('id')
    .execute();
}

/**
 * Every merge that this lead ever took part in, oldest first: for whoever asks what is held about a
 * person. `stateBefore`, `marks` and `changes` are JSON; `changes` has personal data.
 */
export async function mergesOf(db: Db, leadId: number): Promise<MergeRow[]> {
  return db
    .selectFrom('merges')
    .selectAll()
    .where((eb) => eb.or([eb('leadId', '=', leadId), eb('intoId', '=', leadId)]))
    .orderBy('id')
    .execute();
}

/**
 * Forgets what merges keep about this person: the values of fields (in the trail of the other lead
 * too), and addresses of mails. That
 * they were merged stays, and a split still gives rows and status back.
 */
export async function forgetInMerges(trx: Trx, leadId: number): Promise<void> {
  const merges = await mergesOf(trx, leadId);
  const ids = merges.map(({ id }) => id);
  for (const { intoId, at, splitAt } of merges) {
    await forgetChanges(trx, intoId, splitAt === null ? [at] : [at, splitAt]);
  }
  if (ids.length > 0) {
    await trx.updateTable('merges').set({ changes: '{}' }).where('id', 'in', ids).execute();
    await trx
      .updateTable('mergeRows')
      .set({ changes: '{}' })
      .where('mergeId', 'in', ids)
      .where('tableName', '=', 'emails')
      .execute();
  }
}

/** The newest row of each table: what is made from now on has a greater id. */
export async function currentMarks(db: Db): Promise<Marks> {
  const marks: Record<string, number> = {};
  for (const table of [...movedTables, 'activities', 'consents', 'bookingLinks'] as const) {
    const { rows } = await sql<{ last: number | null }>`
      select max(id) as last from ${sql.table(table)}`.execute(db);
    marks[table] = rows[0]?.last ?? 0;
  }
  return marks as Marks;
}

/** Leads merged into this one follow it, or come back to it. */
export async function pointTo(trx: Trx, leadIds: readonly number[], intoId: number) {
  if (leadIds.length > 0) {
    await trx
      .updateTable('leads')
      .set({ mergedIntoId: intoId, version: sql`version + 1` })
      .where('id', 'in', leadIds)
      .execute();
  }
}

/**
 * All that were merged into the lead, also into those before they were merged here: itself not among
 * them.
 */
export async function mergedBefore(db: Db, leadId: number): Promise<number[]> {
  const found = new Set([leadId]);
  for (const id of found) {
    for (const merge of await mergesInto(db, id)) {
      found.add(merge.leadId);
    }
  }
  found.delete(leadId);
  return [...found];
}

/**
 * What is in this lead's own history since, oldest first: without leads merged into it, with what a
 * split gave it.
 */
export async function ownSince(db: Db, leadId: number, since: number): Promise<LeadEvent[]> {
  const ids = ownIds('activities', leadId);
  const rows = await db
    .selectFrom('activities')
    .select(['id', 'type', 'at', 'actorId', 'data'])
    .where(sql<boolean>`id in ${ids}`)
    .where('id', '>', since)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    ...row,
    leadId,
    data: JSON.parse(row.data) as Record<string, unknown>,
  }));
}

/** The same, without what was taken back. */
export async function standingSince(db: Db, leadId: number, since: number): Promise<LeadEvent[]> {
  return standing(await ownSince(db, leadId, since));
}

function ownIds(table: HistoryTable, leadId: number) {
  return sql`(
    select own.id from ${sql.table(table)} as own where own."leadId" = ${leadId} and not exists (
      select 1 from "historyMoves" where "tableName" = ${sql.lit(table)} and "rowId" = own.id)
    union all
    select "rowId" from "historyMoves"
    where "leadId" = ${leadId} and "tableName" = ${sql.lit(table)})`;
}

/** Consents in this lead's own ledger since, oldest first. */
export function ownConsentsSince(db: Db, leadId: number, since: number) {
  return db
    .selectFrom('consents')
    .selectAll()
    .where(sql<boolean>`id in ${ownIds('consents', leadId)}`)
    .where('id', '>', since)
    .orderBy('id')
    .execute();
}

/** Gives rows of an append-only table to the history of this lead. */
export async function giveHistory(
  trx: Trx,
  tableName: HistoryTable,
  rowIds: readonly number[],
  leadId: number,
): Promise<void> {
  for (const rowId of rowIds) {
    await trx
      .insertInto('historyMoves')
      .values({ tableName, rowId, leadId })
      .onConflict((conflict) => conflict.columns(['tableName', 'rowId']).doUpdateSet({ leadId }))
      .execute();
  }
}
