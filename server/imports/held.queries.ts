import { sql } from 'kysely';
import type { ImportColumn } from '../../shared/import.ts';
import type { Db, Trx } from '../db/database.ts';
import type { FileRow } from './import.table.ts';
import { isAbout, type Person, tellingDigits, tellingLetters } from './is-about.ts';

/**
 * Erases what imports hold of the person of a lead: the rows of files that it came from, and those
 * that tell of the person in whatever column, also of files that nobody has checked yet and of rows
 * that were refused. That such a row was there stays, so that the counts of the import do.
 * @param person the lead, while it is still known who it was
 */
export async function forgetInImports(trx: Trx, leadId: number, person: Person): Promise<void> {
  const rows = [...(await rowsOfLead(trx, leadId, person)), ...(await rowsAbout(trx, person))];
  for (const { importId, row } of rows) {
    await trx
      .updateTable('importRows')
      .set({
        cells: null,
        email: null,
        phone: null,
        problems: null,
        filled: null,
        fingerprint: null,
      })
      .where('importId', '=', importId)
      .where('row', '=', row)
      .execute();
  }
  await forgetSamples(trx, [...new Set(rows.map(({ importId }) => importId))]);
}

type Found = Pick<FileRow, 'importId' | 'row'>;

async function rowsOfLead(trx: Trx, leadId: number, { email, phone }: Person): Promise<Found[]> {
  return trx
    .selectFrom('importRows')
    .select(['importId', 'row'])
    .where((eb) =>
      eb.or([
        eb('leadId', '=', leadId),
        ...(email === null ? [] : [eb('email', '=', email)]),
        ...(phone === null ? [] : [eb('phone', '=', phone)]),
      ]),
    )
    .execute();
}

/** How people part the digits of a number. */
const between = [' ', '-', '(', ')', '.', '/', '\u00a0', '\u2011', '\u2013'];

/** The database leaves out nearly all rows; the rest is read with more care. */
async function rowsAbout(trx: Trx, person: Person): Promise<Found[]> {
  const digits = tellingDigits(person);
  const plain = between.reduce((text, sign) => sql`replace(${text}, ${sign}, '')`, sql`cells`);
  const { rows } = await sql<Found & { cells: string }>`
    select "importId", row, cells from "importRows" where cells is not null and (
      ${person.email === null ? sql`0` : sql`instr(lower(cells), ${person.email.toLowerCase()})`}
      or ${digits === null ? sql`0` : sql`instr(${plain}, ${digits})`}
      or instr(lower(cells), ${tellingLetters(person)}))`.execute(trx);
  return rows.filter(({ cells }) => isAbout(JSON.parse(cells) as string[], person));
}

/** The samples shown of a file's columns may be this person's. */
async function forgetSamples(trx: Trx, importIds: readonly number[]): Promise<void> {
  for (const id of importIds) {
    const { columns } = await trx
      .selectFrom('imports')
      .select('columns')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const kept = (JSON.parse(columns) as ImportColumn[]).map((each) => ({ ...each, samples: [] }));
    await trx
      .updateTable('imports')
      .set({ columns: JSON.stringify(kept) })
      .where('id', '=', id)
      .execute();
  }
}

/** What is held of the person of a lead by the imports that it came from or was joined by. */
export type HeldByImport = {
  readonly importId: number;
  readonly fileName: string;
  readonly importedAt: string;
  readonly row: number;
  readonly outcome: string | null;
  /** What the file said, where it is still kept. */
  readonly cells: readonly string[] | null;
};

/** For the file with everything that is held of one person. */
export async function importsOf(db: Db, leadId: number): Promise<HeldByImport[]> {
  const rows = await db
    .selectFrom('importRows')
    .innerJoin('imports', 'imports.id', 'importRows.importId')
    .select(['importId', 'fileName', 'imports.createdAt', 'row', 'outcome', 'cells'])
    .where('leadId', '=', leadId)
    .orderBy('importId')
    .execute();
  return rows.map(({ createdAt, cells, ...row }) => ({
    ...row,
    importedAt: createdAt,
    cells: cells === null ? null : (JSON.parse(cells) as string[]),
  }));
}
