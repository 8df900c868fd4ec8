import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { findImport, rowsAfter, updateImport } from './import.queries.ts';
import { noteTaken } from './outcome.queries.ts';
import type { FileRow } from './import.table.ts';
import type { Trx } from '../db/database.ts';
import { removeLead, whyLeadStays } from './remove-lead.ts';
import { forOneTurn, rowsToTake } from './turn.ts';
import { unjoinLead } from './unjoin-lead.ts';

/**
 * Takes some rows of an import back, in one transaction with the note of how far it is. A lead that
 * nobody has touched goes entirely; one that was worked on stays, with the reason; a lead that was
 * there before gets back what it had.
 * @returns whether there is more to do
 */
export async function takeBackSome(
  ctx: Pick<Context, 'db' | 'clock'>,
  importId: number,
  limit = rowsToTake,
): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    const record = await findImport(trx, importId);
    if (record?.state !== 'takingBack') {
      return false;
    }
    const at = nowIso(ctx.clock);
    const rows = await rowsAfter(trx, importId, record.passed, limit);
    let kept = 0;
    const done = await forOneTurn(rows, async (row) => {
      kept += (await takeBack(trx, row, at)) === 'kept' ? 1 : 0;
    });
    const over = done === rows.length && done < limit;
    await updateImport(trx, importId, {
      kept: record.kept + kept,
      done: record.done + done,
      passed: rows[done - 1]?.row ?? record.passed,
      ...(over && { state: 'takenBack' as const, finishedAt: at }),
    });
    return !over;
  });
}

async function takeBack(trx: Trx, row: FileRow, at: string): Promise<FileRow['outcome']> {
  if (row.leadId === null || (row.outcome !== 'made' && row.outcome !== 'joined')) {
    return row.outcome;
  }
  if (row.outcome === 'joined') {
    const reason = await unjoinLead(trx, row, at);
    const outcome = reason === null ? 'takenBack' : 'kept';
    await noteTaken(trx, row, { outcome, leadId: row.leadId, reason });
    return outcome;
  }
  const touched = await whyLeadStays(trx, row, row.leadId);
  const isGone = touched === null && (await removeLead(trx, row.leadId));
  const reason = isGone ? null : (touched ?? 'Something else was built on it since.');
  const outcome = reason === null ? 'takenBack' : 'kept';
  await noteTaken(trx, row, { outcome, leadId: reason === null ? null : row.leadId, reason });
  return outcome;
}
