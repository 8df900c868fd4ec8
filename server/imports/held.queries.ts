import type { ImportColumn } from '../../shared/import.ts';
import type { Db, Trx } from '../db/database.ts';

/**
 * Erases what imports hold of the person of a lead: the rows of files that it came from, and those of
 * waiting files that have its mail address or phone number. That such a row was there stays, so that
 * the counts of the import do.
 * @param reach the lead's mail address and phone number, while they are still known
 */
export async function forgetInImports(
  trx: Trx,
  leadId: number,
  reach: { readonly email: string | null; readonly phone: string | null },
): Promise<void> {
  const rows = await trx
    .updateTable('importRows')
    .set({
      cells: null,
      email: null,
      phone: null,
      problems: null,
      filled: null,
      fingerprint: null,
    })
    .where((eb) =>
      eb.or([
        eb('leadId', '=', leadId),
        ...(reach.email === null ? [] : [eb('email', '=', reach.email)]),
        ...(reach.phone === null ? [] : [eb('phone', '=', reach.phone)]),
      ]),
    )
    .returning('importId')
    .execute();
  await forgetSamples(trx, [...new Set(rows.map(({ importId }) => importId))]);
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
