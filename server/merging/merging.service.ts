import { randomUUID } from 'node:crypto';
import { type MergeMany, mergeFields } from '../../shared/merge.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import { spreadStop } from '../consent/contact-stop.service.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { requireWorksAt, worksAt } from '../leads/assign-lead.ts';
import { requireReach } from '../leads/lead-columns.ts';
import { updateLead, writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import type { Principal } from '../staff/principal.ts';
import { endOffers } from '../transfers/end-offers.ts';
import { auditFields } from './audit-fields.ts';
import { askedChange } from './asked-at.ts';
import { fieldChanges, takenFrom, valuesOf } from './fields.ts';
import { combineStates, stateOf } from './lead-state.ts';
import { whyNotMerge } from './may-merge.ts';
import { currentMarks, insertMerge, mergedBefore, pointTo } from './merging.queries.ts';
import type { Changes } from './merging.table.ts';
import { endTasksOfStopped, keepEnded, moveRows, tasksOpenAt } from './move-rows.ts';
import { joinWaitingMails } from './waiting-mails.ts';

type By = { readonly actorId: string; readonly at: string; readonly act?: string };

/**
 * Makes leads of one person one lead, all of them or none. The others become pointers to the one
 * that stays; what can move goes over to it, and their histories are read as one.
 * @returns the activity by which it is taken back
 * @throws HttpError 404 where one isn't theirs to see, 409 where one was merged already, changed
 *   since it was compared, or stands against it; 422 for a field from a lead that takes no part
 */
export async function mergeLeads(
  ctx: Context,
  principal: Principal,
  wish: MergeMany,
): Promise<number | null> {
  const deed = await ctx.db.transaction().execute(async (trx) => {
    const leads = await takingPart(trx, principal, wish);
    const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
    await requireMergeable(trx, leads, by.at);
    await audit(trx, wish, by);
    const act = leads.length > 2 ? { act: randomUUID() } : {};
    return mergeInTurn(ctx, trx, leads, wish, { ...by, ...act });
  });
  ctx.events.emit('outbox');
  return deed;
}

/** The leads as they were compared, the one that stays first. */
async function takingPart(
  trx: Trx,
  principal: Principal,
  { ids, intoId, fields = {}, versions = {} }: MergeMany,
): Promise<[LeadRow, ...LeadRow[]]> {
  const stranger = mergeFields.find((field) => !ids.includes(fields[field] ?? intoId));
  if (stranger) {
    const message = 'Take this from one of the leads that are merged.';
    throw new HttpError(422, 'invalid', message, { errors: { [`fields.${stranger}`]: message } });
  }
  const into = await writableLead(trx, principal, intoId);
  const leads: [LeadRow, ...LeadRow[]] = [into];
  for (const id of ids.filter((each) => each !== intoId)) {
    leads.push(await writableLead(trx, principal, id));
  }
  const stale = leads.find(({ id, version }) => (versions[String(id)] ?? version) !== version);
  if (stale) {
    const message = `${stale.reference} was changed in the meantime. Compare them once more.`;
    throw new HttpError(409, 'lead.versionConflict', message);
  }
  return leads;
}

async function requireMergeable(
  trx: Trx,
  leads: readonly [LeadRow, ...LeadRow[]],
  at: string,
): Promise<void> {
  const [reason] = await whyNotMerge(trx, leads, at);
  if (reason !== undefined) {
    throw new HttpError(409, 'merge.refused', reason);
  }
}

async function audit(trx: Trx, { ids, intoId, fields = {} }: MergeMany, { actorId, at }: By) {
  await recordAudit(trx, {
    at,
    actorId,
    action: 'merge',
    resource: 'leads',
    recordId: String(intoId),
    details: { ids, fields },
  });
}

/** One after the other, so that each can be split off by itself. */
async function mergeInTurn(
  ctx: Context,
  trx: Trx,
  [first, ...others]: readonly [LeadRow, ...LeadRow[]],
  { fields: wished = {} }: MergeMany,
  by: By,
): Promise<number | null> {
  const taken = takenFrom([first, ...others], wished);
  const chosen = others.find(({ id }) => id === wished.assigneeId);
  await requireWorksAt(trx, chosen?.assigneeId ?? null, first.locationId);
  let into = first;
  let deed: number | null = null;
  for (const from of others) {
    const fields = await usable(trx, into, fieldChanges([into, from], taken));
    const changes = { ...fields, ...askedChange(into, from) };
    const merged = await mergeOne(ctx, trx, into, from, changes, by);
    ({ into } = merged);
    deed ??= merged.deed;
  }
  return deed;
}

/** Whoever had the other lead may not work where this one is. */
async function usable(trx: Trx, into: LeadRow, changes: Changes): Promise<Changes> {
  const { before, after } = changes['assigneeId'] ?? { before: null, after: null };
  const fits =
    before === after || after === null || (await worksAt(trx, String(after), into.locationId));
  return fits ? changes : { ...changes, assigneeId: { before, after: before } };
}

async function mergeOne(
  ctx: Context,
  trx: Trx,
  before: LeadRow,
  from: LeadRow,
  changes: Changes,
  by: By,
): Promise<{ into: LeadRow; deed: number }> {
  const { at, actorId } = by;
  const marks = await currentMarks(trx);
  const open = await tasksOpenAt(trx, [before.id, from.id]);
  const state = combineStates([stateOf(before), stateOf(from)]);
  const { id: mergeId } = await insertMerge(trx, {
    leadId: from.id,
    intoId: before.id,
    at,
    actorId,
    stateBefore: JSON.stringify({ since: marks.activities, ...stateOf(before) }),
    marks: JSON.stringify(marks),
    changes: JSON.stringify(changes),
  });
  const into = await updateLead(trx, before.id, { ...valuesOf(changes), ...state });
  await auditFields(trx, before, into, by);
  requireReach(into);
  const isUninvited = await joinWaitingMails(trx, { mergeId, from, into });
  await moveRows(trx, { mergeId, from, into, at });
  await endTasksOfStopped(trx, into, at);
  await endOffers(trx, from.id, by);
  await pointTo(trx, [from.id, ...(await mergedBefore(trx, from.id))], into.id);
  await spreadStop(trx, into, at);
  const deed = await tell(trx, { mergeId, before, into, from }, by);
  await replan(trx, from.id, at);
  const planned = await replan(trx, into.id, at);
  await keepEnded(trx, mergeId, open);
  if (isUninvited) {
    await queuePatientMail(ctx, trx, { lead: planned, template: 'bookingLink' });
  }
  return { into: planned, deed };
}

type Merged = {
  readonly mergeId: number;
  readonly before: LeadRow;
  readonly into: LeadRow;
  readonly from: LeadRow;
};

/** Both histories tell of it; only at the lead that stays it is somebody's deed. */
async function tell(
  trx: Trx,
  { mergeId, before, into, from }: Merged,
  { actorId, at, act }: By,
): Promise<number> {
  const moved = before.status !== into.status && {
    status: { from: before.status, to: into.status },
  };
  await appendActivity(trx, {
    leadId: from.id,
    at,
    actorId,
    type: 'merged',
    data: { mergeId, intoId: into.id, intoReference: into.reference },
  });
  return appendActivity(trx, {
    leadId: into.id,
    at,
    actorId,
    type: 'merged',
    data: {
      mergeId,
      fromId: from.id,
      fromReference: from.reference,
      ...moved,
      ...(act && { act }),
    },
  });
}
