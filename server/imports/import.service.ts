import { isDateField } from '../../shared/import-fields.ts';
import {
  type DuplicateDecision,
  type ImportPlan,
  type ImportState,
  toldOrders,
  unclearDates,
} from '../../shared/import.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid, notFound } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import { findImport, updateImport, visibleImport } from './import.queries.ts';
import type { ImportRow } from './import.table.ts';
import { noteDecision } from './ledger.queries.ts';
import { rememberPlan } from './mapping.queries.ts';
import { columnsOf } from './parsed.ts';
import { findPlaces } from './places.ts';

type Doing = Pick<Context, 'db' | 'clock'>;
/** Null: an operator, by command. */
export type Who = Principal | null;

const anew = { done: 0, passed: 0 } as const;
const uncounted = { problems: 0, refused: 0, duplicates: 0, open: 0 } as const;

/**
 * Starts the dry run: nothing is brought in by it.
 * @throws HttpError 422 where the columns can't be read this way, 409 where the import is past that
 */
export async function startCheck(
  ctx: Doing,
  who: Who,
  id: number,
  chosen: ImportPlan,
): Promise<void> {
  await act(ctx, who, id, ['uploaded', 'checked'], 'check', async (trx, record) => {
    const columns = columnsOf(record);
    const plan = { ...chosen, dayFirst: { ...toldOrders(columns), ...chosen.dayFirst } };
    requireReadable(columns, plan);
    await rememberPlan(trx, record.locationId, columns, plan, nowIso(ctx.clock));
    const kept = { plan: JSON.stringify(plan), state: 'checking' as const };
    await updateImport(trx, id, { ...kept, ...anew, ...uncounted });
    await findPlaces(ctx, trx, id);
  });
}

function requireReadable(columns: ReturnType<typeof columnsOf>, plan: ImportPlan): void {
  const { fields } = plan;
  if (fields.length !== columns.length) {
    throw invalid({ fields: `Say of each of the ${columns.length} columns what it is.` });
  }
  const errors: Record<string, string> = {};
  for (const [index, field] of fields.entries()) {
    if (field !== null && field !== 'notes' && fields.indexOf(field) < index) {
      errors[`fields.${index}`] = 'Another column is this already.';
    }
  }
  for (const index of unclearDates(columns, plan, isDateField)) {
    errors[`dayFirst.${index}`] = 'Say which comes first in these dates: the month or the day.';
  }
  if (!fields.includes('name') && !(fields.includes('firstName') && fields.includes('lastName'))) {
    errors['fields'] = 'Say which columns have the first and the last name, or the whole name.';
  } else if (!fields.includes('email') && !fields.includes('phone')) {
    errors['fields'] = 'Say which column has the mail address or the phone number.';
  }
  if (Object.keys(errors).length > 0) {
    throw invalid(errors);
  }
}

/** Brings the leads in, or goes on where it was stopped. */
export async function startRun(ctx: Doing, who: Who, id: number): Promise<void> {
  await act(ctx, who, id, ['checked', 'stopped'], 'run', async (trx, record) => {
    const from = record.state === 'checked' ? anew : {};
    await updateImport(trx, id, { state: 'running', ...from });
  });
}

/** What was brought in stays; it can go on, or be taken back. */
export async function stopImport(ctx: Doing, who: Who, id: number): Promise<void> {
  await act(ctx, who, id, ['running', 'checking'], 'stop', async (trx, record) => {
    const state = record.state === 'running' ? 'stopped' : 'uploaded';
    await updateImport(trx, id, { state });
  });
}

/** Starts to take the whole import back. */
export async function startTakeBack(ctx: Doing, who: Who, id: number): Promise<void> {
  await act(ctx, who, id, ['done', 'stopped'], 'takeBack', async (trx) => {
    await updateImport(trx, id, { state: 'takingBack', ...anew, kept: 0 });
  });
}

/** Decides about one row whose person is there already. */
export async function decideRow(
  ctx: Doing,
  who: Who,
  id: number,
  { row, decision }: { readonly row: number; readonly decision: DuplicateDecision | null },
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const record = await visible(trx, who, id);
    requireState(record, ['checked']);
    if (!(await noteDecision(trx, id, row, decision))) {
      throw notFound('This row');
    }
  });
}

/** @throws HttpError 404, or 409 where leads came of it: those are taken back first */
export async function requireDroppable(ctx: Doing, who: Who, id: number): Promise<void> {
  await act(ctx, who, id, ['uploaded', 'checked'], 'drop', async (trx) => {
    await updateImport(trx, id, { state: 'reading' });
  });
}

/** One act upon an import in one transaction, with its audit row. */
async function act(
  ctx: Doing,
  who: Who,
  id: number,
  from: readonly ImportState[],
  action: string,
  work: (trx: Trx, record: ImportRow) => Promise<void>,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const record = await visible(trx, who, id);
    requireState(record, from);
    await work(trx, record);
    await recordAudit(trx, {
      at: nowIso(ctx.clock),
      actorId: who?.userId ?? null,
      action,
      resource: 'imports',
      recordId: String(id),
      details: { rows: record.total },
    });
  });
}

async function visible(trx: Trx, who: Who, id: number): Promise<ImportRow> {
  const record = who ? await visibleImport(trx, who, id) : await findImport(trx, id);
  if (!record) {
    throw notFound('This import');
  }
  return record;
}

const standing: Record<ImportState, string> = {
  reading: 'The file is still being read.',
  uploaded: 'Check the file first.',
  checking: 'The file is being checked.',
  checked: 'Nothing has been brought in yet.',
  running: 'The import is under way.',
  stopped: 'The import was stopped.',
  done: 'The import is done.',
  takingBack: 'The import is being taken back.',
  takenBack: 'The import was taken back.',
};

function requireState({ state }: ImportRow, allowed: readonly ImportState[]): void {
  if (!allowed.includes(state)) {
    throw new HttpError(409, 'import.state', `This can’t be done now. ${standing[state]}`);
  }
}
