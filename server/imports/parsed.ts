import type { ImportColumn, ImportPlan } from '../../shared/import.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { findLocation } from '../locations/location.queries.ts';
import type { ImportRow } from './import.table.ts';
import { readNamed } from './named.ts';
import { locationsOf } from './named.queries.ts';
import { type Named, type ReadRow, readRow, whoIsIn } from './row/read-row.ts';

/** An import that is under way, with all that reading its rows needs. */
export type Parsed = {
  readonly record: ImportRow;
  readonly plan: ImportPlan;
  readonly named: Named;
  /** With the phone number of the row, where it was worked out before. */
  readonly read: (cells: string | null, phone?: string | null) => ReadRow;
  readonly whoIsIn: (cells: string | null) => ReturnType<typeof whoIsIn>;
};

export const columnsOf = ({ columns }: Pick<ImportRow, 'columns'>) =>
  JSON.parse(columns) as ImportColumn[];

export async function parsedImport(
  { clock }: Pick<Context, 'clock'>,
  db: Db,
  record: ImportRow,
): Promise<Parsed> {
  const home = await findLocation(db, record.locationId);
  if (!home || record.plan === null) {
    throw new Error('an import without a location or a plan is under way');
  }
  const plan = JSON.parse(record.plan) as ImportPlan;
  const headings = columnsOf(record).map(({ heading }) => heading);
  const allowed = await locationsOf(db, record.userId);
  const named = await readNamed(db, home, allowed, clock.now());
  return {
    record,
    plan,
    named,
    read: (cells, phone) =>
      readRow(JSON.parse(cells ?? '[]') as string[], plan, headings, named, phone),
    whoIsIn: (cells) => whoIsIn(JSON.parse(cells ?? '[]') as string[], plan, named),
  };
}
