import { closeReasons, contactStops, type ActivityType } from '../../shared/vocabulary.ts';
import { HttpError } from '../http/errors.ts';
import { updateLead } from '../leads/lead.queries.ts';
import { finishTask, updateTask } from '../tasks/task.service.ts';
import { undoBooking, undoOutcome } from './undo-visits.ts';
import { type Compensation, refuseIfBuiltOn, reopenTasks, type Undoing } from './undoing.ts';

/** How each deed is taken back. */
export const compensations: Partial<Record<ActivityType, Compensation>> = {
  call: undoCall,
  note: async ({ after }) => {
    refuseIfBuiltOn(after, []);
    return [];
  },
  assigned: undoAssignment,
  statusChanged: undoStatus,
  postponed: undoPostponement,
  skipped: undoSkip,
  taskDone: undoTask,
  contactStopped: undoStop,
  contactResumed: undoStop,
  appointmentBooked: undoBooking,
  appointmentCompleted: undoOutcome,
  appointmentNoShow: undoOutcome,
};

/** What can't be taken back, and what to do instead. */
export const final: Partial<Record<ActivityType, string>> = {
  appointmentMoved: 'A move can’t be taken back, because the person was told. Move it again.',
  appointmentCancelled: 'A cancellation can’t be taken back. Book the time again.',
  statusCorrected: 'A correction can’t be taken back. Correct the status again.',
  emailQueued: 'A mail can’t be taken back.',
};

async function undoCall({ trx, event, after, at }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  await reopenTasks(trx, event.data['finishedTaskIds']);
  const made = event.data['madeTaskId'];
  if (typeof made === 'number') {
    await finishTask(trx, { id: made }, at, 'undone');
  }
  return [];
}

async function undoAssignment({ trx, lead, event, after }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  const from = event.data['from'];
  await updateLead(trx, lead.id, { assigneeId: typeof from === 'string' ? from : null });
  return [];
}

/** Closing and reopening; other moves follow from facts, which are taken back themselves. */
async function undoStatus({ trx, lead, event, after }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  const { from, to } = event.data;
  if (to === 'closed') {
    if (event.data['cancelled'] === true) {
      const why =
        'This can’t be taken back: an appointment was cancelled with it. Reopen the lead.';
      throw new HttpError(409, 'undo.builtOn', why);
    }
    const status = lead.statusBeforeClose ?? 'requested';
    const open = { closeReason: null, closedAt: null, statusBeforeClose: null };
    await updateLead(trx, lead.id, { status, ...open });
    await reopenTasks(trx, event.data['finishedTaskIds']);
    return [];
  }
  const closeReason = closeReasons.find((each) => each === event.data['closeReason']);
  if (from !== 'closed' || !closeReason) {
    throw new HttpError(409, 'undo.fact', 'The status follows from a fact. Correct that instead.');
  }
  const closedAt = event.data['closedAt'];
  await updateLead(trx, lead.id, {
    status: 'closed',
    statusBeforeClose: lead.status,
    closeReason,
    closedAt: typeof closedAt === 'string' ? closedAt : event.at,
  });
  return [];
}

async function undoPostponement({ trx, event, after, at }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  const moved = event.data['tasks'];
  for (const each of Array.isArray(moved) ? (moved as unknown[]) : []) {
    const { id, from } = each as { id: number; from: string };
    await updateTask(trx, id, { dueAt: from });
  }
  const made = event.data['madeTaskId'];
  if (typeof made === 'number') {
    await finishTask(trx, { id: made }, at, 'undone');
  }
  return [];
}

async function undoTask({ trx, event, after }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  await reopenTasks(trx, event.data['finishedTaskIds']);
  return [];
}

/** The plan makes the step again by itself. */
async function undoSkip({ after }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  return [];
}

async function undoStop({ trx, lead, event, after }: Undoing): Promise<number[]> {
  refuseIfBuiltOn(after, []);
  const before = contactStops.find((each) => each === event.data['before']) ?? null;
  await updateLead(trx, lead.id, { contactStop: before });
  await reopenTasks(trx, event.data['finishedTaskIds']);
  return [];
}
