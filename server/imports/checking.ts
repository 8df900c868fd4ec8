import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { isCompatible } from '../duplicates/same-name.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { earlierRowsReachedBy, findImport, rowsAfter, updateImport } from './import.queries.ts';
import { noteChecked } from './outcome.queries.ts';
import type { FileRow } from './import.table.ts';
import { type Parsed, parsedImport } from './parsed.ts';
import type { ImportedLead } from './row/read-row.ts';
import { heededNo, problemsOf } from './row-problems.ts';
import { forOneTurn, rowsToTake } from './turn.ts';
import { twinOf } from './twin.ts';
import { leadsLike } from './twin.queries.ts';

type Counts = { problems: number; refused: number; duplicates: number; open: number };

/**
 * The dry run of some rows, in one transaction: what is wrong with them, and who is there already.
 * Nothing but that is written, and where it was cut off it goes on with the next rows.
 * @returns whether there is more to do
 */
export async function checkSome(
  ctx: Pick<Context, 'db' | 'clock'>,
  importId: number,
  limit = rowsToTake,
): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    const record = await findImport(trx, importId);
    if (record?.state !== 'checking') {
      return false;
    }
    const parsed = await parsedImport(ctx, trx, record);
    const rows = await rowsAfter(trx, importId, record.passed, limit);
    const { problems, refused, duplicates, open } = record;
    const counts = { problems, refused, duplicates, open };
    const done = await forOneTurn(rows, (row) => checkRow(trx, parsed, row, counts));
    const over = done === rows.length && done < limit;
    await updateImport(trx, importId, {
      ...counts,
      done: record.done + done,
      passed: rows[done - 1]?.row ?? record.passed,
      ...(over && { state: 'checked' as const }),
    });
    return !over;
  });
}

async function checkRow(trx: Trx, parsed: Parsed, row: FileRow, counts: Counts): Promise<void> {
  const read = parsed.read(row.cells);
  const { lead } = read;
  const reached = await leadsLike(trx, lead);
  const wrong = problemsOf(parsed, row, read, reached);
  const refused = wrong.some(({ stops }) => stops);
  const twin = refused ? noTwin : await findTwin(trx, parsed, row, lead, reached);
  const problems = twin === noTwin ? wrong : [...wrong, ...heededNo(parsed, lead)];
  await noteChecked(trx, {
    importId: row.importId,
    row: row.row,
    email: lead.email,
    phone: lead.phone,
    problems: problems.length === 0 ? null : JSON.stringify(problems),
    refused: refused ? 1 : 0,
    ...twin,
  });
  counts.problems += problems.length;
  counts.refused += refused ? 1 : 0;
  counts.duplicates += twin === noTwin ? 0 : 1;
  counts.open += !refused && isOpen(lead) ? 1 : 0;
}

export function isOpen({ status }: Pick<ImportedLead, 'status'>): boolean {
  return status !== 'closed' && status !== 'infused';
}

type Twin = Pick<FileRow, 'twinLeadId' | 'twinRow'>;
const noTwin: Twin = { twinLeadId: null, twinRow: null };

/** A lead that was there before, or an earlier row of the same file. */
async function findTwin(
  trx: Trx,
  parsed: Parsed,
  row: FileRow,
  lead: ImportedLead,
  reached: readonly LeadRow[],
): Promise<Twin> {
  const there = twinOf(reached, lead);
  if (there) {
    return { twinLeadId: there.id, twinRow: null };
  }
  const earlier = await earlierRowsReachedBy(trx, row, lead);
  const twin = earlier.find((each) => {
    const other = parsed.whoIsIn(each.cells);
    return other.locationId === lead.location.id && isCompatible(other, lead);
  });
  return twin ? { twinLeadId: null, twinRow: twin.row } : noTwin;
}
