import { sql } from 'kysely';
import type { DuplicateDecision, RowKind } from '../../shared/import.ts';
import type { Db, Trx } from '../db/database.ts';
import type { FileRow } from './import.table.ts';

export async function deleteImport(db: Db, id: number): Promise<void> {
  await db.deleteFrom('importLocations').where('importId', '=', id).execute();
  await db.deleteFrom('imports').where('id', '=', id).execute();
}

const isDuplicate = sql<boolean>`("twinLeadId" is not null or "twinRow" is not null)`;

/** Which rows there is something to say about; each asks an index of its own. */
const conditions: Record<RowKind, ReturnType<typeof sql<boolean>>> = {
  problems: sql<boolean>`problems is not null`,
  duplicates: isDuplicate,
  leftOut: sql<boolean>`${isDuplicate} and 'skip' = coalesce(decision,
    (select plan ->> 'duplicates' from imports where imports.id = "importId"))`,
  kept: sql<boolean>`outcome = 'kept'`,
};

export async function someRows(
  db: Db,
  importId: number,
  kind: RowKind,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<FileRow[]> {
  return db
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where(conditions[kind])
    .orderBy('row')
    .limit(to - from + 1)
    .offset(from)
    .execute();
}

export async function countRows(db: Db, importId: number, kind: RowKind): Promise<number> {
  const { n } = await db
    .selectFrom('importRows')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .where('importId', '=', importId)
    .where(conditions[kind])
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The rows with problems that follow a row: for a file that is written while it is sent. */
export async function problemRowsAfter(
  db: Db,
  importId: number,
  row: number,
  limit: number,
): Promise<FileRow[]> {
  return db
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where(conditions.problems)
    .where('row', '>', row)
    .orderBy('row')
    .limit(limit)
    .execute();
}

/** @returns whether there is such a row */
export async function noteDecision(
  trx: Trx,
  importId: number,
  row: number,
  decision: DuplicateDecision | null,
): Promise<boolean> {
  const found = await trx
    .updateTable('importRows')
    .set({ decision })
    .where('importId', '=', importId)
    .where('row', '=', row)
    .returning('row')
    .execute();
  return found.length > 0;
}

/** The row that the present step would take next. */
export async function nextRow(
  trx: Trx,
  importId: number,
  after: number,
): Promise<FileRow | undefined> {
  return trx
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where('row', '>', after)
    .orderBy('row')
    .limit(1)
    .executeTakeFirst();
}

/** What a row says of itself where it could not be worked on at all. */
export async function noteGivenUp(
  trx: Trx,
  { importId, row }: Pick<FileRow, 'importId' | 'row'>,
  values: Partial<Pick<FileRow, 'problems' | 'refused' | 'outcome' | 'reason'>>,
): Promise<void> {
  await trx
    .updateTable('importRows')
    .set(values)
    .where('importId', '=', importId)
    .where('row', '=', row)
    .execute();
}

/** Imports that are over, or that nobody went on with, and still hold what their file said. */
export async function staleImports(
  db: Db,
  before: string,
): Promise<{ id: number; state: string }[]> {
  return db
    .selectFrom('imports')
    .select(['id', 'state'])
    .where('createdAt', '<', before)
    .where('columns', '!=', '[]')
    .where('state', 'in', ['uploaded', 'checked', 'stopped', 'done', 'takenBack'])
    .execute();
}

/** Files whose reading was cut off, by a crash. */
export async function halfReadImports(db: Db, before: string): Promise<{ id: number }[]> {
  return db
    .selectFrom('imports')
    .select('id')
    .where('state', '=', 'reading')
    .where('createdAt', '<', before)
    .execute();
}
