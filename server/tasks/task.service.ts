import { sql } from 'kysely';
import type { TaskKind, TaskOrigin } from '../../shared/vocabulary.ts';
import { whyNotTask } from '../consent/why-not.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { refreshNextStep } from '../leads/lead.service.ts';
import { openTasks } from './task.queries.ts';
import type { TaskRow } from './task.table.ts';

export type NewTask = {
  readonly leadId: number;
  readonly kind: TaskKind;
  /** ISO instant */
  readonly dueAt: string;
  readonly title: string;
  /** Why it has to be done, in words for the person who does it. */
  readonly reason: string;
  readonly origin: TaskOrigin;
  readonly step?: number | null;
  readonly assigneeId?: string | null;
};

/**
 * Makes a task in the caller's transaction; the lead's next step follows. What events make never
 * stands twice: where one of this kind is open already, it takes over the earlier time and the new
 * reason. A promise keeps its own time, and staff may add as they like.
 * @throws HttpError 409 where it would contact a person who may not be contacted so; what an event
 *   asks for becomes a decision instead, so that it isn't lost
 */
export async function createTask(trx: Trx, wanted: NewTask): Promise<{ id: number }> {
  const refused = await whyNotTask(trx, wanted.leadId, wanted.kind);
  if (refused !== null && wanted.origin !== 'event') {
    throw new HttpError(409, 'contact.refused', refused);
  }
  const task = refused === null ? wanted : toDecide(wanted, refused);
  const open = task.origin === 'event' ? await openTasks(trx, task.leadId) : [];
  const twin = open.find(({ kind, origin }) => kind === task.kind && origin === 'event');
  const made = twin ? await joinTasks(trx, twin, task) : await insertTask(trx, task);
  await refreshNextStep(trx, task.leadId);
  return made;
}

function toDecide(task: NewTask, refused: string): NewTask {
  const reason = `${task.reason} ${refused}`;
  return { ...task, kind: 'review', title: 'Decide what comes next', reason };
}

async function joinTasks(trx: Trx, open: TaskRow, task: NewTask): Promise<{ id: number }> {
  const { title, origin } = task;
  const dueAt = open.dueAt < task.dueAt ? open.dueAt : task.dueAt;
  const reason = open.reason.includes(task.reason) ? open.reason : `${task.reason} ${open.reason}`;
  await updateTask(trx, open.id, { title, origin, dueAt, reason: reason.slice(0, longestReason) });
  return open;
}

const longestReason = 1000;

export async function insertTask(trx: Trx, task: NewTask): Promise<{ id: number }> {
  const { step = null, assigneeId = null, ...same } = task;
  return trx
    .insertInto('tasks')
    .values({ ...same, step, assigneeId, doneAt: null, outcome: null })
    .returning('id')
    .executeTakeFirstOrThrow();
}

/** Writes the changes and counts the version up. */
export async function updateTask(
  trx: Trx,
  id: number,
  changes: Partial<Omit<TaskRow, 'id' | 'version'>>,
): Promise<void> {
  await trx
    .updateTable('tasks')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function finishTask(
  trx: Trx,
  task: Pick<TaskRow, 'id'>,
  at: string,
  outcome: string,
): Promise<void> {
  await updateTask(trx, task.id, { doneAt: at, outcome });
}

/**
 * Whether an attempt or a booking settles this task: all calls, but a promise for later stands
 * unless the person was spoken to.
 */
export function isSettled(
  { kind, origin, dueAt }: Pick<TaskRow, 'kind' | 'origin' | 'dueAt'>,
  at: string,
  outcome: string,
): boolean {
  const isCall = kind === 'call' || kind === 'rebook';
  return isCall && (origin !== 'promise' || dueAt <= at || outcome === 'reached');
}

/**
 * Finishes the calls that an attempt or a booking settles.
 * @returns the ids of what it finished
 */
export async function settleCalls(
  trx: Trx,
  leadId: number,
  at: string,
  outcome: string,
): Promise<number[]> {
  const open = await openTasks(trx, leadId);
  const settled = open.filter((task) => isSettled(task, at, outcome));
  for (const task of settled) {
    await finishTask(trx, task, at, outcome);
  }
  return settled.map(({ id }) => id);
}

/**
 * Finishes what is still open for a lead (of one kind, or all), without making new work.
 * @returns the ids of what it finished
 */
export async function finishOpenTasks(
  trx: Trx,
  leadId: number,
  at: string,
  outcome: string,
  kind?: TaskKind,
): Promise<number[]> {
  const finished = await trx
    .updateTable('tasks')
    .set({ doneAt: at, outcome, version: sql`version + 1` })
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'other'))
    .returning('id')
    .execute();
  return finished.map(({ id }) => id);
}
