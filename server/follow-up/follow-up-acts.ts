import type { z } from 'zod';
import type { postponeInput, skipInput } from '../../shared/follow-up.ts';
import { nowIso } from '../clock.ts';
import { requireMayTask } from '../consent/why-not.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { ActMark } from '../leads/many-leads.ts';
import { requireOpen } from '../leads/open-lead.ts';
import type { Principal } from '../staff/principal.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { finishTask, insertTask, updateTask } from '../tasks/task.service.ts';
import { replan } from './replan.ts';
import { nextMailOf } from './next-mail.ts';

type By = { readonly actorId: string; readonly at: string; readonly mark?: ActMark };

/**
 * Puts off what is to be done for a lead. The response clock of a person nobody has tried to
 * reach runs on: it counts evidence, not intentions; only the call moves.
 * @returns the activity that tells of it
 * @throws HttpError 404, 409 closed, 422 a time that is not to come
 */
export async function postpone(
  ctx: Context,
  principal: Principal,
  leadId: number,
  wish: z.output<typeof postponeInput>,
): Promise<number> {
  requireAhead(ctx, wish.until);
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    return postponeWithin(trx, lead, wish, { actorId: principal.userId, at: nowIso(ctx.clock) });
  });
}

const longest = { hours: 24 * 366 };

/** @throws HttpError 422 for a time that is past, or beyond a year */
export function requireAhead({ clock }: Pick<Context, 'clock'>, until: string): void {
  const at = Temporal.Instant.from(until);
  if (Temporal.Instant.compare(at, clock.now()) <= 0) {
    throw invalid({ until: 'Choose a time that is still to come.' });
  }
  if (Temporal.Instant.compare(at, clock.now().add(longest)) > 0) {
    throw invalid({ until: 'Choose a time within a year.' });
  }
}

/** The same within the caller's transaction, for one lead of several. */
export async function postponeWithin(
  trx: Trx,
  lead: LeadRow,
  { until, reason }: z.output<typeof postponeInput>,
  { actorId, at, mark }: By,
): Promise<number> {
  requireOpen(lead);
  if (lead.contactStop === 'doNotContact') {
    throw new HttpError(409, 'lead.doNotContact', 'This person asked not to be contacted.');
  }
  const open = await openTasks(trx, lead.id);
  // What is put off anyway may come sooner again; a promise to the person never does.
  const moved = open.filter(({ dueAt, origin }) => dueAt < until || origin === 'staff');
  for (const { id } of moved) {
    await updateTask(trx, id, { dueAt: until });
  }
  const hasCall = open.some(({ kind }) => kind === 'call' || kind === 'rebook');
  const nothingElse = open.length === 0 || (lead.dueAt !== null && !hasCall);
  const made = nothingElse ? await insertCall(trx, lead, until) : null;
  const deed = await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId,
    type: 'postponed',
    data: {
      ...mark,
      until,
      ...(reason && { reason }),
      tasks: moved.map(({ id, dueAt }) => ({ id, from: dueAt })),
      ...(made && { madeTaskId: made.id }),
    },
  });
  await replan(trx, lead.id, at);
  return deed;
}

/** @throws HttpError 409 where the person may not be called */
async function insertCall(trx: Trx, lead: LeadRow, dueAt: string): Promise<{ id: number }> {
  await requireMayTask(trx, lead.id, 'call');
  return insertTask(trx, {
    leadId: lead.id,
    kind: 'call',
    title: lead.firstContactAt === null ? 'First call, put off' : 'Call, put off',
    reason: 'Put off by hand.',
    dueAt,
    origin: 'staff',
    assigneeId: lead.assigneeId,
  });
}

/**
 * Leaves out the plan's next call or mail; the one after it takes its place.
 * @returns the activity that tells of it
 * @throws HttpError 409 where the plan has none
 */
export async function skipStep(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { what, reason }: z.output<typeof skipInput>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    requireOpen(lead);
    const at = nowIso(ctx.clock);
    const left = what === 'email' ? await leaveMail(trx, lead) : await leaveCall(trx, lead, at);
    if (!left) {
      throw new HttpError(409, 'followUp.nothing', `No ${what} is planned for this lead.`);
    }
    const deed = await appendActivity(trx, {
      leadId,
      at,
      actorId: principal.userId,
      type: 'skipped',
      data: { ...left, ...(reason && { reason }) },
    });
    await replan(trx, leadId, at);
    return deed;
  });
}

async function leaveMail(trx: Trx, lead: LeadRow) {
  const mail = await nextMailOf(trx, lead);
  return mail && { what: 'email', day: mail.day, title: `Mail of day ${mail.day}` };
}

async function leaveCall(trx: Trx, lead: LeadRow, at: string) {
  const open = await openTasks(trx, lead.id);
  // A question that an event asked is answered with "not yet" too.
  const task =
    open.find(({ origin }) => origin === 'plan') ?? open.find(({ kind }) => kind === 'review');
  if (!task) {
    return null;
  }
  await finishTask(trx, task, at, 'skipped');
  return { what: task.kind, step: task.step, title: task.title, taskId: task.id };
}
