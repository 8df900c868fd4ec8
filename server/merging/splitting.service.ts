import type { z } from 'zod';
import type { splitInput } from '../../shared/merge.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, visibleLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { putFieldsBack } from './fields-back.ts';
import { giveBackHistory } from './history-back.ts';
import { mergedBefore, mergeOf, mergesInto, pointTo, updateMerge } from './merging.queries.ts';
import type { Marks, MergeRow } from './merging.table.ts';
import { giveBackRows } from './rows-back.ts';
import { type Split, splitElsewhere } from './split.ts';
import { statesApart } from './states-apart.ts';
import { giveStrangersTasks, putTasksRight } from './tasks-back.ts';
import { holdStrange } from './waiting-mails.ts';

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
  await holdStrange(trx, from);
  await giveBackHistory(trx, split, rows);
  const states = await statesApart(trx, split, rest);
  await putFieldsBack(trx, split, rest, states, by);
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
