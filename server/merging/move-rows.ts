import type { Trx } from '../db/database.ts';
import { findHold } from '../booking/hold.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { finishOpenTasks, updateTask } from '../tasks/task.service.ts';
import type { TaskRow } from '../tasks/task.table.ts';
import { type Changes, movedTables } from './merging.table.ts';
import { giveRows, keepRow, rowIdsOf } from './rows.queries.ts';
import { tasksOfStrangers } from './tasks-of-strangers.ts';

type Move = {
  readonly mergeId: number;
  /** The lead whose rows go along. */
  readonly from: LeadRow;
  /** The lead that stays, as it is afterwards. */
  readonly into: LeadRow;
  /** ISO instant */
  readonly at: string;
};

/**
 * Gives what is to be done, booked, mailed and shown to the lead that stays, and remembers whose it
 * was. The step that the plan has open does not go along: the plan of the whole makes its own.
 */
export async function moveRows(trx: Trx, { mergeId, from, into, at }: Move): Promise<void> {
  await giveTasksOver(trx, { mergeId, from, into, at });
  const planned = (await openTasks(trx, from.id)).filter(isPlan).map(({ id }) => id);
  for (const tableName of movedTables) {
    const own = await rowIdsOf(trx, tableName, from.id);
    const ids = own.filter((id) => tableName !== 'tasks' || !planned.includes(id));
    if (tableName === 'holds' && !(await mayMoveHold(trx, into.id, at))) {
      continue;
    }
    await giveRows(trx, tableName, ids, into.id);
    for (const rowId of ids) {
      await keepRow(trx, mergeId, { tableName, rowId, leadId: from.id, changes: {} });
    }
  }
}

/**
 * What goes along to another location is not left with people who can't see it there: it is done by
 * whoever has the lead that stays, or by anybody there.
 */
async function giveTasksOver(trx: Trx, { mergeId, from, into }: Move): Promise<void> {
  const strange = await tasksOfStrangers(trx, from.id, into.locationId);
  for (const { id: rowId, assigneeId } of strange.filter((task) => !isPlan(task))) {
    const changes: Changes = { assigneeId: { before: assigneeId, after: into.assigneeId } };
    await updateTask(trx, rowId, { assigneeId: into.assigneeId });
    await keepRow(trx, mergeId, { tableName: 'tasks', rowId, leadId: from.id, changes });
  }
}

const isPlan = ({ origin }: TaskRow) => origin === 'plan';

/** A lead holds one time at most; the other one runs out in minutes. */
async function mayMoveHold(trx: Trx, intoId: number, at: string): Promise<boolean> {
  if (await findHold(trx, intoId, at)) {
    return false;
  }
  await trx.deleteFrom('holds').where('leadId', '=', intoId).execute();
  return true;
}

/** Open tasks of these leads, by id, with whose they are. */
export async function tasksOpenAt(
  trx: Trx,
  leadIds: readonly number[],
): Promise<ReadonlyMap<number, TaskRow>> {
  const all = await Promise.all(leadIds.map((id) => openTasks(trx, id)));
  return new Map(all.flat().map((task) => [task.id, task]));
}

/** Whoever may not be contacted is nobody's task any more. */
export async function endTasksOfStopped(trx: Trx, into: LeadRow, at: string): Promise<void> {
  if (into.contactStop === 'doNotContact') {
    await finishOpenTasks(trx, into.id, at, 'doNotContact');
  }
}

/** Remembers which tasks the merge ended, so that a split opens them again. */
export async function keepEnded(
  trx: Trx,
  mergeId: number,
  before: ReadonlyMap<number, TaskRow>,
): Promise<void> {
  if (before.size === 0) {
    return;
  }
  const ended = await trx
    .selectFrom('tasks')
    .select(['id', 'doneAt', 'outcome'])
    .where('id', 'in', [...before.keys()])
    .where('doneAt', 'is not', null)
    .execute();
  for (const { id, doneAt, outcome } of ended) {
    const changes: Changes = {
      outcome: { before: null, after: outcome },
      doneAt: { before: null, after: doneAt },
    };
    const leadId = before.get(id)?.leadId;
    if (leadId !== undefined) {
      await keepRow(trx, mergeId, { tableName: 'tasks', rowId: id, leadId, changes });
    }
  }
}
