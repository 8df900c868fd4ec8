import type { z } from 'zod';
import type { splitInput } from '../../shared/merge.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { findLead, updateLead, visibleLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { finishOpenTasks, updateTask } from '../tasks/task.service.ts';
import { locationBefore } from '../transfers/transfer.queries.ts';
import { unmerge } from './fields.ts';
import { giveBackHistory } from './history-back.ts';
import { mergedBefore, mergeOf, mergesInto, pointTo, updateMerge } from './merging.queries.ts';
import type { Changes, Marks, MergeRow } from './merging.table.ts';
import { giveBackRows } from './rows-back.ts';
import { reopenClosed } from './rows.queries.ts';
import { type Split, splitElsewhere } from './split.ts';
import { type Apart, statesApart } from './states-apart.ts';
import { tasksOfStrangers } from './tasks-of-strangers.ts';

type Wish = z.output<typeof splitInput>;

/**
 * Takes a merge back, whenever it was: fields and rows return to where they were, and what came
 * since stays with the lead that is chosen. What the person said about being contacted holds for
 * both from then on, because nobody knows which of the two said it.
 * @param id the pointer, or the lead that stayed
 * @throws HttpError 404, 409 where nothing is merged or something stands against it, 422
 */
export async function splitLead(
  ctx: Context,
  principal: Principal,
  id: number,
  wish: Wish,
): Promise<void> {
  const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
  await ctx.db.transaction().execute(async (trx) => {
    const merge = await chosenMerge(trx, await visibleLead(trx, principal, id), wish);
    const { laterTo = merge.intoId } = wish;
    if (laterTo !== merge.intoId && laterTo !== merge.leadId) {
      throw invalid({ laterTo: 'Choose one of the two leads.' });
    }
    await splitWithin(trx, principal, merge, { ...by, laterTo });
  });
  ctx.events.emit('outbox');
}

/** @throws HttpError 409 */
async function chosenMerge(trx: Trx, lead: LeadRow, { mergeId }: Wish): Promise<MergeRow> {
  const own = await mergeOf(trx, lead.id);
  // A pointer is split off first; what went into it before comes after.
  const all = own ? [own] : await mergesInto(trx, lead.id);
  const fitting = all.filter((each) => mergeId === undefined || each.id === mergeId);
  const [merge] = fitting;
  if (!merge) {
    throw new HttpError(409, 'merge.none', 'There is nothing to split here any more.');
  }
  if (fitting.length > 1) {
    throw invalid({ mergeId: 'Several leads were merged here. Choose which one to split off.' });
  }
  return merge;
}

type By = { readonly actorId: string; readonly at: string; readonly laterTo: number };

/** The same within the caller's transaction. */
export async function splitWithin(
  trx: Trx,
  principal: Principal,
  merge: MergeRow,
  { laterTo, ...by }: By,
): Promise<void> {
  const from = await partOf(trx, principal, merge.leadId);
  const into = await partOf(trx, principal, merge.intoId);
  await requireSplittable(trx, principal, into);
  const split: Split = {
    merge,
    from,
    into,
    marks: JSON.parse(merge.marks) as Marks,
    laterToFrom: laterTo === from.id,
  };
  const rest = (await mergesInto(trx, into.id)).filter(({ id }) => id !== merge.id);
  await pointTo(trx, await mergedBefore(trx, from.id), from.id);
  const rows = await giveBackRows(trx, split);
  await giveBackHistory(trx, split, rows);
  const states = await statesApart(trx, split, rest);
  await putFieldsBack(trx, split, rest, states);
  await putTasksRight(trx, from.id, states.from, merge, by.at);
  await putTasksRight(trx, into.id, states.into, merge, by.at);
  await giveStrangersTasks(trx, from.id);
  await giveStrangersTasks(trx, into.id);
  await updateMerge(trx, merge.id, { splitAt: by.at, splitBy: by.actorId });
  await tell(trx, split, by);
  await replan(trx, from.id, by.at);
  await replan(trx, into.id, by.at);
}

/** @throws HttpError 404 where one of the two is at a location that isn't theirs */
async function partOf(trx: Trx, principal: Principal, id: number): Promise<LeadRow> {
  const lead = await findLead(trx, id);
  if (lead && !maySeeLocation(principal, lead.locationId)) {
    throw new HttpError(404, 'merge.elsewhere', splitElsewhere);
  }
  return visibleLead(trx, principal, id);
}

/** @throws HttpError 409 where the lead that stayed went into another one itself */
async function requireSplittable(trx: Trx, principal: Principal, into: LeadRow): Promise<void> {
  if (into.mergedIntoId !== null) {
    const last = await visibleLead(trx, principal, into.mergedIntoId);
    const message = `${into.reference} went into ${last.reference} since. Split that first.`;
    throw new HttpError(409, 'merge.nested', message);
  }
}

/** Whoever has the lead that stayed since may work elsewhere: then this one keeps its own. */
async function fitting(
  trx: Trx,
  { locationId }: LeadRow,
  given: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  const { assigneeId, ...others } = given;
  const fits = !assigneeId || (await worksAt(trx, assigneeId, locationId));
  return fits ? given : others;
}

/** Handed over since, it keeps where it was until then. */
async function withOrigin(
  trx: Trx,
  { intoId, at }: MergeRow,
  fields: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  return fields.askedLocationId === null
    ? { ...fields, askedLocationId: await locationBefore(trx, intoId, at) }
    : fields;
}

type States = Awaited<ReturnType<typeof statesApart>>;

async function putFieldsBack(
  trx: Trx,
  { merge, from, into, laterToFrom }: Split,
  rest: readonly MergeRow[],
  states: States,
): Promise<void> {
  const after = rest.filter(({ id }) => id > merge.id);
  const changes = JSON.parse(merge.changes) as Changes;
  const back = unmerge(
    into,
    changes,
    after.map((each) => JSON.parse(each.changes) as Changes),
  );
  for (const [index, each] of after.entries()) {
    await updateMerge(trx, each.id, { changes: JSON.stringify(back.rest[index]) });
  }
  const edited = Object.keys(back.later);
  const kept = Object.entries(back.into).filter(
    ([column]) => laterToFrom || !edited.includes(column),
  );
  const own = await withOrigin(trx, merge, Object.fromEntries(kept) as Partial<LeadRow>);
  const { askedLocationId: _handedOver, ...later } = back.later;
  const given = laterToFrom ? later : {};
  await updateLead(trx, into.id, { ...(await stillWorking(trx, into, own)), ...states.into.state });
  await updateLead(trx, from.id, {
    ...(await fitting(trx, from, given)),
    ...states.from.state,
    mergedIntoId: null,
  });
}

/** Closing the other one must not end what is to be done here; nobody calls who asked for that. */
async function putTasksRight(
  trx: Trx,
  leadId: number,
  { state, wasClosed, wasStopped }: Apart,
  merge: MergeRow,
  at: string,
): Promise<void> {
  if (!wasClosed && state.status !== 'closed') {
    await reopenClosed(trx, leadId, merge.at);
  }
  if (wasStopped) {
    await finishOpenTasks(trx, leadId, at, 'doNotContact');
  }
}

/** One of the two may have been handed over since: who works there can't see what is left here. */
async function giveStrangersTasks(trx: Trx, leadId: number): Promise<void> {
  const lead = await findLead(trx, leadId);
  if (!lead) {
    return;
  }
  const { assigneeId = null } = await stillWorking(trx, lead, { assigneeId: lead.assigneeId });
  for (const { id } of await tasksOfStrangers(trx, leadId, lead.locationId)) {
    await updateTask(trx, id, { assigneeId });
  }
}

/** Whoever had the lead may have left since: then it is nobody's. */
async function stillWorking(
  trx: Trx,
  { locationId }: LeadRow,
  fields: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  const { assigneeId } = fields;
  const left = assigneeId && !(await worksAt(trx, assigneeId, locationId));
  return left ? { ...fields, assigneeId: null } : fields;
}

async function tell(trx: Trx, { merge, from, into, laterToFrom }: Split, by: Omit<By, 'laterTo'>) {
  const { id: mergeId } = merge;
  const laterTo = laterToFrom ? from.id : into.id;
  const pairs = [
    [from, { intoId: into.id, intoReference: into.reference }],
    [into, { fromId: from.id, fromReference: from.reference }],
  ] as const;
  for (const [{ id: leadId }, other] of pairs) {
    const data = { mergeId, ...other, laterTo };
    await appendActivity(trx, { leadId, ...by, type: 'split', data });
  }
  await recordAudit(trx, {
    ...by,
    action: 'split',
    resource: 'leads',
    recordId: String(from.id),
    details: { mergeId, from: into.id, laterTo },
  });
}
