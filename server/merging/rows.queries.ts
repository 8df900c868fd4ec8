import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import type { Changes, Marks, MovedTable } from './merging.table.ts';

/** Tables whose rows tell clients by their version that they changed. */
const versioned: readonly string[] = ['tasks', 'appointments'];
type RowTable = MovedTable | 'bookingLinks';

/** A row that went along with a merge, as it was kept. */
export type Kept = {
  readonly tableName: MovedTable;
  readonly rowId: number;
  readonly leadId: number;
  readonly changes: Changes;
};

export async function rowIdsOf(db: Db, table: RowTable, leadId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(table)} where "leadId" = ${leadId} order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Gives rows to another lead. */
export async function giveRows(
  trx: Trx,
  table: RowTable,
  ids: readonly number[],
  leadId: number,
): Promise<void> {
  if (ids.length > 0) {
    const counted = versioned.includes(table) ? sql`, version = version + 1` : sql``;
    await sql`
      update ${sql.table(table)} set "leadId" = ${leadId}${counted}
      where id in (${sql.join(ids)})`.execute(trx);
  }
}

/** Remembers a row once, with all that was changed in it, step by step. */
export async function keepRow(trx: Trx, mergeId: number, kept: Kept): Promise<void> {
  const { tableName, rowId } = kept;
  const known = await trx
    .selectFrom('mergeRows')
    .select('changes')
    .where((eb) => eb.and({ mergeId, tableName, rowId }))
    .executeTakeFirst();
  const before = known ? (JSON.parse(known.changes) as Changes) : {};
  const changes = JSON.stringify({ ...before, ...kept.changes });
  await trx
    .insertInto('mergeRows')
    .values({ mergeId, ...kept, changes })
    .onConflict((conflict) =>
      conflict.columns(['mergeId', 'tableName', 'rowId']).doUpdateSet({ changes }),
    )
    .execute();
}

export async function keptRows(db: Db, mergeId: number): Promise<Kept[]> {
  const rows = await db
    .selectFrom('mergeRows')
    .select(['tableName', 'rowId', 'leadId', 'changes'])
    .where('mergeId', '=', mergeId)
    .execute();
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as Changes }));
}

/** Writes to one row what differs from what a merge made of it, unless it changed since. */
export async function putRowBack(trx: Trx, { tableName, rowId, changes }: Kept): Promise<void> {
  for (const [column, { before, after }] of Object.entries(changes)) {
    await sql`
      update ${sql.table(tableName)} set ${sql.ref(column)} = ${before}
      where id = ${rowId} and ${sql.ref(column)} is ${after}`.execute(trx);
  }
}

/**
 * Rows of this lead that were made after the marks, but for those that came with a merge into it
 * and for what the plan has open: that is made anew.
 */
export async function rowsSince(
  db: Db,
  table: RowTable,
  leadId: number,
  marks: Marks,
): Promise<number[]> {
  const isPlan = table === 'tasks' ? sql`and not (origin = 'plan' and "doneAt" is null)` : sql``;
  const { rows } = await sql<{ id: number }>`
    select id from ${sql.table(table)} as own
    where "leadId" = ${leadId} and id > ${marks[table]} ${isPlan}
      and not exists (
        select 1 from "mergeRows" join merges on merges.id = "mergeRows"."mergeId"
        where "mergeRows"."tableName" = ${table} and "mergeRows"."rowId" = own.id
          and "mergeRows"."leadId" <> ${leadId}
          and merges."intoId" = ${leadId} and merges."splitAt" is null)
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Opens tasks again that ended since because the lead was closed. */
export async function reopenClosed(trx: Trx, leadId: number, since: string): Promise<void> {
  await trx
    .updateTable('tasks')
    .set({ doneAt: null, outcome: null, version: sql`version + 1` })
    .where('leadId', '=', leadId)
    .where('outcome', '=', 'leadClosed')
    .where('doneAt', '>=', since)
    .execute();
}
