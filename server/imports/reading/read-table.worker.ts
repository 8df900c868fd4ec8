import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type ImportColumn, importLimits } from '../../../shared/import.ts';
import { FileRefused } from '../refusal.ts';
import { type RawRow, readCsv, tooManyRows } from './csv.ts';
import { nothingSeen, type OrderWatch, orderOf, watchOrder } from './date-order.ts';
import { readXlsx } from './xlsx.ts';

/** What this thread tells: rows, some at a time; then the columns; or why there are none. */
export type TableMessage =
  | { readonly kind: 'rows'; readonly rows: readonly [row: number, cells: string][] }
  | { readonly kind: 'end'; readonly columns: ImportColumn[]; readonly remark: string | null }
  | { readonly kind: 'refused'; readonly status: 413 | 422; readonly message: string };

const rowsAtOnce = 1000;
const samplesKept = 3;

type Source = {
  readonly rows: AsyncIterable<RawRow> | Iterable<RawRow>;
  readonly remark: string | null;
};

type Watched = { heading: string; samples: string[]; order: OrderWatch };

try {
  await tell(await open(String(workerData)));
} catch (error) {
  if (!(error instanceof FileRefused)) {
    throw error;
  }
  const { status, message } = error;
  say({ kind: 'refused', status, message });
}

/** By its first bytes: what a file is called is no proof. */
async function open(file: string): Promise<Source> {
  const start = Buffer.alloc(4);
  const handle = openSync(file, 'r');
  readSync(handle, start);
  closeSync(handle);
  if (start.toString('latin1') === 'PK\u0003\u0004') {
    return readXlsx(file);
  }
  if (start.readUInt32BE() === 0xd0cf11e0) {
    throw new FileRefused(
      'This is an old Excel file, or one with a password. Save it as .xlsx without a password and try again.',
    );
  }
  return readCsv(readFileSync(file));
}

async function tell({ rows, remark }: Source): Promise<void> {
  let columns: Watched[] | null = null;
  let count = 0;
  let batch: [number, string][] = [];
  for await (const { row, cells } of rows) {
    if (columns === null) {
      columns = cells.map((heading) => watched(heading.trim()));
      continue;
    }
    count += 1;
    if (count > importLimits.rows) {
      throw new FileRefused(tooManyRows, 413);
    }
    watch(columns, cells);
    batch.push([row, JSON.stringify(cells)]);
    if (batch.length === rowsAtOnce) {
      await send(batch);
      batch = [];
    }
  }
  if (columns === null || count === 0) {
    throw new FileRefused(
      'There are no rows in this file. The first row has the headings, the others one person each.',
    );
  }
  await send(batch);
  const told = columns.map(({ order, ...column }) => ({ ...column, dates: orderOf(order) }));
  say({ kind: 'end', columns: told, remark });
}

function watched(heading: string): Watched {
  return { heading, samples: [], order: { ...nothingSeen } };
}

/** A row may be wider than the headings: what has no heading still has a column. */
function watch(columns: Watched[], cells: readonly string[]): void {
  for (const [index, cell] of cells.entries()) {
    const column = (columns[index] ??= watched(''));
    if (cell !== '' && column.samples.length < samplesKept && !column.samples.includes(cell)) {
      column.samples.push(cell.slice(0, 200));
    }
    watchOrder(column.order, cell);
  }
}

/** Waits until the rows are stored before the next ones are read. */
async function send(rows: [number, string][]): Promise<void> {
  const stored = new Promise<void>((resolve) => parentPort?.once('message', () => resolve()));
  say({ kind: 'rows', rows });
  await stored;
}

function say(message: TableMessage): void {
  parentPort?.postMessage(message, []);
}
