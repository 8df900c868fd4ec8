import { type Insertable, sql } from 'kysely';
import type { ImportState } from '../../shared/import.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import { notFound } from '../http/errors.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import type { FileRow, ImportRow, ImportTable } from './import.table.ts';
import { ownsPlaces } from './places.queries.ts';

export async function insertImport(
  trx: Trx,
  values: Pick<Insertable<ImportTable>, 'locationId' | 'userId' | 'fileName' | 'createdAt'>,
): Promise<number> {
  const { id } = await trx
    .insertInto('imports')
    .values({ ...values, state: 'reading', finishedAt: null, remark: null, plan: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const byId = prepared((db, id: number) =>
  db.selectFrom('imports').selectAll().where('id', '=', id),
);

export async function findImport(db: Db, id: number): Promise<ImportRow | undefined> {
  return (await byId(db, id))[0];
}

/** @throws HttpError 404 where there is none, or it names a location that isn't theirs */
export async function visibleImport(db: Db, principal: Principal, id: number): Promise<ImportRow> {
  const found = await findImport(db, id);
  const isTheirs = found && maySeeLocation(principal, found.locationId);
  if (!isTheirs || !(await ownsPlaces(db, principal, id))) {
    throw notFound('This import');
  }
  return found;
}

type Changes = Partial<Omit<ImportRow, 'id' | 'version'>>;

/** Writes the changes and counts the version up. */
export async function updateImport(trx: Db, id: number, changes: Changes): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** The oldest import that waits for the program. */
export async function nextToWorkOn(
  db: Db,
  states: readonly ImportState[],
): Promise<ImportRow | undefined> {
  return db
    .selectFrom('imports')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

const rowsPerStatement = 250;

/** Stores rows of a file as they were read. */
export async function insertRows(
  trx: Trx,
  importId: number,
  rows: readonly (readonly [row: number, cells: string])[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await trx
      .insertInto('importRows')
      .columns(['importId', 'row', 'cells'])
      .values(
        rows
          .slice(from, from + rowsPerStatement)
          .map(([row, cells]) => ({ ...emptyRow, importId, row, cells })),
      )
      .execute();
  }
}

const emptyRow = {
  email: null,
  phone: null,
  problems: null,
  twinLeadId: null,
  twinRow: null,
  decision: null,
  outcome: null,
  leadId: null,
  firstActivityId: null,
  lastActivityId: null,
  fingerprint: null,
  filled: null,
  reason: null,
};

export const rowsAfter = prepared((db, importId: number, row: number, limit: number) =>
  db
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where('row', '>', row)
    .orderBy('row')
    .limit(limit),
);

/** The plus keeps the key out of it: by that the database would go through all rows before. */
const earlierBy = (column: 'email' | 'phone') =>
  prepared((db, value: string, importId: number, row: number) =>
    db
      .selectFrom('importRows')
      .select(['row', 'cells'])
      .where(column, '=', value)
      .where(sql<boolean>`+"importId" = ${importId}`)
      .where(sql<boolean>`+row < ${row}`)
      .where('refused', '=', sql<0>`0`),
  );
const earlierByEmail = earlierBy('email');
const earlierByPhone = earlierBy('phone');

/** Earlier rows of the file that have this mail address or phone number. */
export async function earlierRowsReachedBy(
  db: Db,
  { importId, row }: Pick<FileRow, 'importId' | 'row'>,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
): Promise<Pick<FileRow, 'row' | 'cells'>[]> {
  return [
    ...(email === null ? [] : await earlierByEmail(db, email, importId, row)),
    ...(phone === null ? [] : await earlierByPhone(db, phone, importId, row)),
  ];
}

const rowsAtOnce = 2000;

/** Deletes some of the rows of an import; 0: none was left. */
export async function deleteSomeRows(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ row: number }>`
    delete from "importRows" where "importId" = ${importId} and row in (
      select row from "importRows" where "importId" = ${importId} limit ${rowsAtOnce})
    returning row`.execute(db);
  return rows.length;
}

/** Forgets what some rows said, and keeps what became of them; 0: nothing was left. */
export async function forgetSomeCells(db: Db, importId: number): Promise<number> {
  const { rows } = await sql<{ row: number }>`
    update "importRows" set cells = null, email = null, phone = null, problems = null
    where "importId" = ${importId} and row in (
      select row from "importRows" where "importId" = ${importId}
        and (cells is not null or problems is not null) limit ${rowsAtOnce})
    returning row`.execute(db);
  return rows.length;
}
