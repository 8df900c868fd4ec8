import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import {
  type ImportColumn,
  type ImportPlan,
  type ImportRowRecord,
  type RowProblem,
  type RowKind,
  rowKinds,
} from '../../shared/import.ts';
import type { Db } from '../db/database.ts';
import { malformed } from '../http/errors.ts';
import type { FileRow, ImportRow } from './import.table.ts';
import { countRows, problemRowsAfter, someRows } from './ledger.queries.ts';
import { columnsOf } from './parsed.ts';
import { rowCells } from './row/row-cells.ts';

export type RowsQuery = { readonly kind: RowKind; readonly from: number; readonly to: number };

const query = z.strictObject({
  kind: z.enum(rowKinds),
  range: z
    .string()
    .regex(/^\[\d{1,7},\d{1,7}\]$/)
    .default('[0,49]'),
});

/** @throws HttpError 400 */
export function parseRowsQuery(given: Readonly<Record<string, unknown>>): RowsQuery {
  const parsed = query.safeParse(given);
  const [from = 0, to = 0] = parsed.success ? (JSON.parse(parsed.data.range) as number[]) : [];
  if (!parsed.success || to < from || to - from >= 1000) {
    throw malformed('Give kind (problems, duplicates, leftOut or kept) and range like [0,49].');
  }
  return { kind: parsed.data.kind, from, to };
}

/** Rows of the file with what there is to say about them, and how many there are. */
export async function readRows(
  db: Db,
  record: ImportRow,
  { kind, ...range }: RowsQuery,
): Promise<{ rows: ImportRowRecord[]; total: number }> {
  const rows = await someRows(db, record.id, kind, range);
  const tell = teller(record);
  return { rows: rows.map(tell), total: await countRows(db, record.id, kind) };
}

function teller(record: ImportRow): (row: FileRow) => ImportRowRecord {
  const columns = columnsOf(record);
  const plan = JSON.parse(record.plan ?? '{"fields":[]}') as ImportPlan;
  return (row) => {
    const cells = JSON.parse(row.cells ?? '[]') as string[];
    return {
      row: row.row,
      name: nameIn(cells, plan),
      problems: problemsOf(row).map((problem) => ({
        ...problem,
        ...placeOf(problem, columns, cells),
      })),
      twinLeadId: row.twinLeadId,
      twinRow: row.twinRow,
      decision: row.decision,
      leadId: row.leadId,
      reason: row.reason,
    };
  };
}

const problemsOf = ({ problems }: FileRow) => JSON.parse(problems ?? '[]') as RowProblem[];

function placeOf({ column }: RowProblem, columns: readonly ImportColumn[], cells: string[]) {
  return column === null
    ? { heading: '', value: '' }
    : {
        heading: columns[column]?.heading || `Column ${column + 1}`,
        value: (cells[column] ?? '').slice(0, 200),
      };
}

function nameIn(cells: readonly string[], plan: ImportPlan): string {
  const { text } = rowCells(cells, { ...plan, dayFirst: {} }, []);
  return text('name') || `${text('firstName')} ${text('lastName')}`.trim();
}

const rowsAtOnce = 500;

/** All problems as a table: row, column, value, why. */
export async function* problemLines(db: Db, record: ImportRow): AsyncGenerator<string[]> {
  yield ['Row', 'Column', 'Value', 'What is wrong', 'Brought in all the same'];
  const columns = columnsOf(record);
  for (let after = 0; ;) {
    const rows = await problemRowsAfter(db, record.id, after, rowsAtOnce);
    for (const row of rows) {
      const cells = JSON.parse(row.cells ?? '[]') as string[];
      for (const problem of problemsOf(row)) {
        const { heading, value } = placeOf(problem, columns, cells);
        yield [String(row.row), heading, value, problem.message, row.refused === 1 ? 'no' : 'yes'];
      }
    }
    if (rows.length < rowsAtOnce) {
      return;
    }
    after = rows.at(-1)?.row ?? after;
    await setImmediate();
  }
}
