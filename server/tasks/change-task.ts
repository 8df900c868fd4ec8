import type { z } from 'zod';
import type { Task } from '../../shared/records.ts';
import type { TaskChanges, newTask } from '../../shared/task.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { requireMayTask } from '../consent/why-not.ts';
import type { Trx } from '../db/database.ts';
import { forbidden, HttpError, invalid } from '../http/errors.ts';
import { replan } from '../follow-up/replan.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { requireWorksAt } from '../leads/assign-lead.ts';
import { writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { requireOpen } from '../leads/open-lead.ts';
import { readOne } from '../rest/read.ts';
import { asRecord, requireVersion } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import { taskResource } from './task.resource.ts';
import { createTask, updateTask } from './task.service.ts';

/** @throws HttpError 409 for a closed lead: its tasks would be in nobody's queue */
export async function addTask(
  ctx: Context,
  principal: Principal,
  task: z.output<typeof newTask>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, task.leadId);
    requireOpen(lead);
    await requireWorksAt(trx, task.assigneeId, lead.locationId);
    const { id } = await createTask(trx, { ...task, origin: 'staff' });
    await replan(trx, lead.id, nowIso(ctx.clock));
    return id;
  });
}

/**
 * Changes a task. Putting one off and finishing one are told in the lead's history; a finished
 * step of the plan was left out, and the plan follows.
 * @returns the activity that tells of it, or null where nothing does
 * @throws HttpError 403 for the front desk where task and lead are somebody else's, 422 for what the
 *   plan decides about its own step
 */
export async function changeTask(
  ctx: Context,
  trx: Trx,
  principal: Principal,
  task: Task,
  changes: Partial<TaskChanges>,
): Promise<number | null> {
  if (Object.keys(changes).length === 0) {
    return null;
  }
  const lead = await writableLead(trx, principal, task.leadId);
  requireOwn(principal, lead, task);
  requirePlan(task, changes);
  await requireWorksAt(trx, changes.assigneeId ?? null, lead.locationId);
  await requireStillMay(trx, task, changes);
  await updateTask(trx, task.id, changes);
  const by = { leadId: lead.id, at: nowIso(ctx.clock), actorId: principal.userId };
  const about = { taskId: task.id, kind: task.kind, title: task.title };
  let deed: number | null = null;
  if (changes.dueAt !== undefined && changes.dueAt > task.dueAt) {
    const tasks = [{ id: task.id, from: task.dueAt }];
    const data = { ...about, until: changes.dueAt, tasks };
    deed = await appendActivity(trx, { ...by, type: 'postponed', data });
  }
  if (changes.doneAt && task.doneAt === null) {
    const isStep = task.origin === 'plan';
    const data = isStep
      ? { ...about, what: task.kind, step: task.step }
      : { ...about, finishedTaskIds: [task.id] };
    deed = await appendActivity(trx, { ...by, type: isStep ? 'skipped' : 'taskDone', data });
  }
  await replan(trx, lead.id, by.at);
  return deed;
}

/** The front desk does its own tasks, nobody's, and whatever is to be done on its own leads. */
function requireOwn({ role, userId }: Principal, lead: LeadRow, { assigneeId }: Task): void {
  const theirs = assigneeId !== null && assigneeId !== userId && lead.assigneeId !== userId;
  if (theirs && role === 'frontDesk') {
    throw forbidden('This task is somebody else’s. A manager can change it.');
  }
}

/**
 * What becomes another kind of contact, or is open again, is asked for as if it were new.
 * @throws HttpError 409 where the person may not be contacted so
 */
async function requireStillMay(trx: Trx, task: Task, changes: Partial<TaskChanges>): Promise<void> {
  const isOpenAgain = changes.doneAt === null && task.doneAt !== null;
  if (isOpenAgain || (changes.kind !== undefined && changes.kind !== task.kind)) {
    await requireMayTask(trx, task.leadId, changes.kind ?? task.kind);
  }
}

/** The plan decides when its step is due at the earliest, and that whoever has the lead does it. */
function requirePlan(task: Task, { assigneeId, dueAt }: Partial<TaskChanges>): void {
  const errors = {
    ...(assigneeId !== undefined && {
      assigneeId: 'A step of the plan is done by whoever has the lead. Assign the lead.',
    }),
    ...(dueAt !== undefined &&
      dueAt < task.dueAt && { dueAt: 'The plan has this step no sooner. It can be put off.' }),
  };
  if (task.origin === 'plan' && Object.keys(errors).length > 0) {
    throw invalid(errors);
  }
}

/**
 * Somebody has done a task, as they read it.
 * @param body `{version}`
 * @returns the activity that tells of it, or null where nothing does
 * @throws HttpError 404, 403 for the front desk where it is somebody else's, 428 without a
 *   version, 409 where it is done already or says something else by now
 */
export async function finishByHand(
  ctx: Context,
  principal: Principal,
  id: string,
  body: unknown,
): Promise<number | null> {
  return ctx.db.transaction().execute(async (trx) => {
    const task = await readOne(trx, principal, taskResource, id);
    if (task.doneAt !== null) {
      throw new HttpError(409, 'task.done', 'This is done already.');
    }
    requireVersion('task', task, asRecord(body));
    return changeTask(ctx, trx, principal, task, { doneAt: nowIso(ctx.clock), outcome: 'done' });
  });
}
