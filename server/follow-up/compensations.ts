import type { TakenBack } from '../../shared/undo.ts';
import { closeReasons, contactStops } from '../../shared/vocabulary.ts';
import { awayUntil, giveTasksBack, setAway, type TasksMove } from '../assignment/duty.queries.ts';
import { undoForPerson } from '../consent/contact-stop.service.ts';
import { takeBackActivity } from '../consent/ledger.service.ts';
import { openAgain } from '../duplicates/duplicate.service.ts';
import { HttpError } from '../http/errors.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { updateLead } from '../leads/lead.queries.ts';
import { suppressWaiting } from '../mail/email.queries.ts';
import { mergeOf } from '../merging/merging.queries.ts';
import { splitWithin } from '../merging/splitting.service.ts';
import { finishOpenTasks, finishTask, updateTask } from '../tasks/task.service.ts';
import { undoBooking, undoOutcome } from './undo-visits.ts';
import {
  type Compensated,
  type Compensation,
  numbers,
  reopenTasks,
  type Undoing,
} from './undoing.ts';

/** How each deed is taken back, once `whyNotUndo` has nothing against it. */
export const compensations: Record<TakenBack, Compensation> = {
  call: undoCall,
  note: nothingToDo,
  assigned: undoAssignment,
  statusChanged: undoStatus,
  emailQueued: undoMail,
  postponed: undoPostponement,
  taskDone: undoTask,
  tasksGiven: undoTasksGiven,
  merged: undoMerge,
  skipped: undoSkip,
  contactStopped: undoStop,
  contactResumed: undoStop,
  consentGiven: undoWord,
  consentWithdrawn: undoWord,
  appointmentBooked: undoBooking,
  appointmentCompleted: undoOutcome,
  appointmentNoShow: undoOutcome,
  ruledOut: undoRuledOut,
};

/** All that follows from the event goes when the lead is planned for without it. */
async function nothingToDo(): Promise<Compensated> {
  return {};
}

async function undoCall({ trx, event, at }: Undoing): Promise<Compensated> {
  await reopenTasks(trx, event.data['finishedTaskIds']);
  const made = event.data['madeTaskId'];
  if (typeof made === 'number') {
    await finishTask(trx, { id: made }, at, 'undone');
  }
  return {};
}

/** With the lead go the tasks that went along with it. */
async function undoAssignment(undoing: Undoing): Promise<Compensated> {
  const { trx, lead, event } = undoing;
  const assigneeId = textOf(event.data['from']);
  if (assigneeId !== null && !(await worksAt(trx, assigneeId, lead.locationId))) {
    throw new HttpError(
      409,
      'undo.left',
      'This can’t be taken back: whoever had the lead doesn’t work here any more.',
    );
  }
  await updateLead(trx, lead.id, { assigneeId });
  await undoTasksGiven(undoing);
  await undoAway(undoing);
  return {};
}

async function undoTasksGiven({ trx, event }: Undoing): Promise<Compensated> {
  const moved = event.data['movedTasks'] as (TasksMove & { taskIds: number[] }) | undefined;
  if (moved) {
    await giveTasksBack(trx, moved.taskIds, moved);
  }
  return {};
}

/** Leads come back only to somebody who is there, so being away ends with the first of them. */
async function undoAway({ trx, event }: Undoing): Promise<void> {
  const away = event.data['away'] as { before: string | null; until: string } | undefined;
  const userId = textOf(event.data['from']);
  if (away && userId !== null && (await awayUntil(trx, userId)) === away.until) {
    await setAway(trx, userId, away.before);
  }
}

/** Closing and reopening; other moves follow from facts, which are taken back themselves. */
async function undoStatus({ trx, lead, event, at }: Undoing): Promise<Compensated> {
  if (event.data['to'] === 'closed') {
    const status = lead.statusBeforeClose ?? 'requested';
    const open = { closeReason: null, closedAt: null, statusBeforeClose: null };
    await updateLead(trx, lead.id, { status, ...open });
    await reopenTasks(trx, event.data['finishedTaskIds']);
    return {};
  }
  // Closing had left nothing open: what is open now came with the reopening.
  await finishOpenTasks(trx, lead.id, at, 'undone');
  await updateLead(trx, lead.id, {
    status: 'closed',
    statusBeforeClose: lead.status,
    closeReason: closeReasons.find((each) => each === event.data['closeReason']) ?? 'other',
    closedAt: textOf(event.data['closedAt']) ?? event.at,
  });
  return {};
}

/** Only as long as it waits: what a mail server has taken is on its way. */
async function undoMail({ trx, event }: Undoing): Promise<Compensated> {
  const held = await suppressWaiting(trx, Number(event.data['emailId']), 'It was taken back.');
  if (!held) {
    throw new HttpError(409, 'undo.gone', 'This can’t be taken back: the mail has gone out.');
  }
  return {};
}

async function undoPostponement({ trx, event, at }: Undoing): Promise<Compensated> {
  const moved = event.data['tasks'];
  for (const each of Array.isArray(moved) ? (moved as unknown[]) : []) {
    const { id, from } = each as { id: number; from: string };
    await updateTask(trx, id, { dueAt: from });
  }
  const made = event.data['madeTaskId'];
  if (typeof made === 'number') {
    await finishTask(trx, { id: made }, at, 'undone');
  }
  return {};
}

/** What an event asked only this brings back; a step of the plan goes again where it wants another. */
async function undoSkip({ trx, event }: Undoing): Promise<Compensated> {
  await reopenTasks(trx, [event.data['taskId']]);
  return {};
}

async function undoTask({ trx, event }: Undoing): Promise<Compensated> {
  await reopenTasks(trx, event.data['finishedTaskIds']);
  return {};
}

/** Nothing was built on it, so nothing came since that would have to go to one of the two. */
async function undoMerge({ trx, principal, lead, event, at }: Undoing): Promise<Compensated> {
  const merge = await mergeOf(trx, Number(event.data['fromId']));
  if (!merge || merge.id !== event.data['mergeId']) {
    throw new HttpError(409, 'merge.none', 'These leads were split already.');
  }
  await splitWithin(trx, principal, merge, { actorId: principal.userId, at, laterTo: lead.id });
  return {};
}

/** With the lead go the others of the same person, those that nobody here may see too. */
async function undoStop({ trx, lead, event, at }: Undoing): Promise<Compensated> {
  const before = contactStops.find((each) => each === event.data['before']) ?? null;
  await updateLead(trx, lead.id, { contactStop: before });
  await reopenTasks(trx, event.data['finishedTaskIds']);
  await undoForPerson(trx, event, { at, reopen: (ids) => reopenTasks(trx, ids) });
  return {};
}

/** What was written into the ledger by mistake doesn't count; the rows stay. */
async function undoWord({ trx, event, at }: Undoing): Promise<Compensated> {
  const by = { actorId: event.actorId, at };
  await takeBackActivity(trx, numbers(event.data['consentIds']), by);
  await reopenTasks(trx, event.data['finishedTaskIds']);
  return {};
}

/** The pair is one, so with the first of its two leads it is open again. */
async function undoRuledOut({ trx, event, at }: Undoing): Promise<Compensated> {
  await openAgain(trx, Number(event.data['pairId']), at);
  return {};
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
