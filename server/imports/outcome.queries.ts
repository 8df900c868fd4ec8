import { sql } from 'kysely';
import type { Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { FileRow } from './import.table.ts';

const checked = prepared(
  (
    db,
    email: string | null,
    phone: string | null,
    problems: string | null,
    refused: number,
    twinLeadId: number | null,
    twinRow: number | null,
    importId: number,
    row: number,
  ) =>
    db
      .updateTable('importRows')
      .set({ email, phone, problems, refused: refused as 0 | 1, twinLeadId, twinRow })
      .where('importId', '=', importId)
      .where('row', '=', row),
);

export type Checked = Pick<
  FileRow,
  'importId' | 'row' | 'email' | 'phone' | 'problems' | 'refused' | 'twinLeadId' | 'twinRow'
>;

/** Writes down what the dry run found of one row. */
export async function noteChecked(trx: Trx, found: Checked): Promise<void> {
  const { importId, row, email, phone, problems, refused, twinLeadId, twinRow } = found;
  await checked(trx, email, phone, problems, refused, twinLeadId, twinRow, importId, row);
}

const settled = prepared(
  (
    db,
    cells: string | null,
    outcome: string,
    leadId: number | null,
    firstActivityId: number | null,
    lastActivityId: number | null,
    fingerprint: string | null,
    filled: string | null,
    importId: number,
    row: number,
  ) =>
    db
      .updateTable('importRows')
      .set({
        cells,
        outcome: outcome as FileRow['outcome'],
        leadId,
        firstActivityId,
        lastActivityId,
        fingerprint,
        filled,
        email: sql`null`,
        phone: sql`null`,
      })
      .where('importId', '=', importId)
      .where('row', '=', row),
);

export type Settled = Pick<
  FileRow,
  | 'importId'
  | 'row'
  | 'cells'
  | 'outcome'
  | 'leadId'
  | 'firstActivityId'
  | 'lastActivityId'
  | 'fingerprint'
  | 'filled'
>;

/** Writes down what became of one row; its mail address and number are needed no more. */
export async function noteSettled(trx: Trx, row: Settled): Promise<void> {
  const { outcome, cells, leadId, firstActivityId, lastActivityId, fingerprint, filled } = row;
  const facts = [leadId, firstActivityId, lastActivityId, fingerprint, filled] as const;
  await settled(trx, cells, outcome ?? 'skipped', ...facts, row.importId, row.row);
}

const refused = prepared((db, problems: string | null, importId: number, row: number) =>
  db
    .updateTable('importRows')
    .set({ problems, outcome: sql`'refused'`, refused: sql`1` })
    .where('importId', '=', importId)
    .where('row', '=', row),
);

/** Writes down that a row was not brought in. What it said stays for now, and can be found. */
export async function noteRefused(
  trx: Trx,
  { importId, row }: Pick<FileRow, 'importId' | 'row'>,
  problems: string | null,
): Promise<void> {
  await refused(trx, problems, importId, row);
}

const taken = prepared(
  (
    db,
    outcome: string,
    leadId: number | null,
    reason: string | null,
    importId: number,
    row: number,
  ) =>
    db
      .updateTable('importRows')
      .set({ outcome: outcome as FileRow['outcome'], leadId, reason })
      .where('importId', '=', importId)
      .where('row', '=', row),
);

/** Writes down what taking back did to one row. */
export async function noteTaken(
  trx: Trx,
  { importId, row }: Pick<FileRow, 'importId' | 'row'>,
  { outcome, leadId, reason }: Pick<FileRow, 'outcome' | 'leadId' | 'reason'>,
): Promise<void> {
  await taken(trx, outcome ?? 'kept', leadId, reason, importId, row);
}
