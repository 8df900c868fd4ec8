import type { RowProblem } from '../../shared/import.ts';
import { nowIso } from '../clock.ts';
import { isKeptStop } from '../consent/kept-stops.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { gathered } from '../leads/gathered.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { whyNotMail } from '../mail/may-mail.ts';
import { isOpen } from './checking.ts';
import { findImport, rowsAfter, updateImport } from './import.queries.ts';
import { noteRefused, noteSettled, type Settled } from './outcome.queries.ts';
import type { FileRow } from './import.table.ts';
import { heedNo, joinLead } from './joining.ts';
import { makeLead, type Written } from './making.ts';
import { type Parsed, parsedImport } from './parsed.ts';
import { reviewOf } from './reviews.ts';
import type { ImportedLead } from './row/read-row.ts';
import { problemsOf, saysNo } from './row-problems.ts';
import { forOneTurn, rowsToTake } from './turn.ts';
import { stopOf, twinOf } from './twin.ts';
import { leadsLike } from './twin.queries.ts';

/** Puts the mail with a booking link into the outbox; where there is none, no link ever goes. */
export type SendLink = (trx: Trx, lead: LeadRow, holdSeconds: number) => Promise<void>;

export type Running = Pick<Context, 'db' | 'clock'> & { readonly sendLink: SendLink | null };

type Counts = {
  problems: number;
  refused: number;
  made: number;
  joined: number;
  skipped: number;
  links: number;
  tasks: number;
};
type Tally = { readonly parsed: Parsed; readonly at: string; readonly counts: Counts };

/**
 * Brings some rows in, in one transaction with the note of how far it is: after a crash it goes on
 * with the next row, and two who run it at once take turns.
 * @returns whether there is more to do
 */
export async function runSome(
  ctx: Running,
  importId: number,
  limit = rowsToTake,
): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    const record = await findImport(trx, importId);
    if (record?.state !== 'running') {
      return false;
    }
    const parsed = await parsedImport(ctx, trx, record);
    const rows = await rowsAfter(trx, importId, record.passed, limit);
    const { problems, refused, made, joined, skipped, links, tasks } = record;
    const counts = { problems, refused, made, joined, skipped, links, tasks };
    const at = nowIso(ctx.clock);
    const done = await gathered(trx, () =>
      forOneTurn(rows, (row) => settle(ctx, trx, { parsed, at, counts }, row)),
    );
    const over = done === rows.length && done < limit;
    await updateImport(trx, importId, {
      ...counts,
      done: record.done + done,
      passed: rows[done - 1]?.row ?? record.passed,
      ...(over && { state: 'done' as const, finishedAt: at, columns: withoutSamples(record) }),
    });
    return !over;
  });
}

function withoutSamples({ columns }: { readonly columns: string }): string {
  const kept = JSON.parse(columns) as object[];
  return JSON.stringify(kept.map((column) => ({ ...column, samples: [] })));
}

async function settle(ctx: Running, trx: Trx, tally: Tally, row: FileRow): Promise<void> {
  const read = tally.parsed.read(row.cells, row.phone);
  const reached = row.refused === 1 ? [] : await leadsLike(trx, read.lead);
  const problems = problemsOf(tally.parsed, row, read, reached);
  if (row.refused === 1 || problems.some(({ stops }) => stops)) {
    await refuse(trx, tally.counts, row, problems);
    return;
  }
  await noteSettled(trx, await bringIn(ctx, trx, tally, row, read.lead, reached));
}

/**
 * What the row said is kept for a while: whoever brought the file puts it right and brings it again.
 * Since the dry run somebody may have been erased, or a location closed: then it is counted now.
 */
async function refuse(
  trx: Trx,
  counts: Counts,
  row: FileRow,
  problems: readonly RowProblem[],
): Promise<void> {
  const isNew = row.refused === 0;
  counts.refused += isNew ? 1 : 0;
  counts.problems += isNew ? problems.length : 0;
  await noteRefused(trx, row, isNew ? JSON.stringify(problems) : row.problems);
}

async function bringIn(
  ctx: Running,
  trx: Trx,
  tally: Tally,
  row: FileRow,
  lead: ImportedLead,
  reached: readonly LeadRow[],
): Promise<Settled> {
  const { parsed, counts, at } = tally;
  const nothing = { importId: row.importId, row: row.row, ...untouched };
  const twin = twinOf(reached, lead);
  const decision = twin ? (row.decision ?? parsed.plan.duplicates) : 'new';
  if (twin && decision === 'skip') {
    counts.skipped += 1;
    if (saysNo(lead)) {
      await heedNo(trx, parsed, lead, twin, at);
    }
    return { ...nothing, outcome: 'skipped', leadId: twin.id };
  }
  if (twin && decision === 'join') {
    counts.joined += 1;
    const { filled, ...written } = await joinLead(trx, parsed, row.row, lead, twin, at);
    return { ...nothing, ...ledger(written), outcome: 'joined', filled: JSON.stringify(filled) };
  }
  const kept = (await isKeptStop(trx, lead)) ? ('doNotContact' as const) : null;
  const imported = { ...lead, contactStop: kept ?? stopOf(reached, lead) };
  return { ...nothing, ...ledger(await make(ctx, trx, tally, row, imported)), outcome: 'made' };
}

const untouched = {
  cells: null,
  leadId: null,
  firstActivityId: null,
  lastActivityId: null,
  fingerprint: null,
  filled: null,
};

function ledger({ lead, ...written }: Written) {
  return { ...written, leadId: lead.id };
}

async function make(
  ctx: Running,
  trx: Trx,
  { parsed, at, counts }: Tally,
  { row }: FileRow,
  imported: ImportedLead,
): Promise<Written> {
  const { plan, record, named } = parsed;
  const wanted = plan.open === 'review' && isOpen(imported);
  const review = wanted
    ? reviewOf(imported, { number: counts.tasks, of: record.open, now: named.now })
    : null;
  const written = await makeLead(trx, parsed, row, imported, { at, review });
  counts.made += 1;
  counts.tasks += review ? 1 : 0;
  if (plan.sendLinks && (await mayHaveLink(trx, written.lead))) {
    await ctx.sendLink?.(trx, written.lead, counts.links * secondsBetweenLinks);
    counts.links += ctx.sendLink === null ? 0 : 1;
  }
  return written;
}

/** Thirty a minute: a mail server takes a sudden thousand for spam, and so would people. */
const secondsBetweenLinks = 2;

/** Only who is still to book and agreed to be mailed. */
async function mayHaveLink(trx: Trx, lead: LeadRow): Promise<boolean> {
  const waits = lead.status === 'requested' || lead.status === 'emailed';
  return waits && (await whyNotMail(trx, lead, 'followUp')) === null;
}
