import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { finishTask, updateTask } from '../tasks/task.service.ts';
import { closeReasons, contactStops, type ActivityType } from '../../shared/vocabulary.ts';
import type { LeadEvent } from './events.ts';

type Undoing = {
  readonly trx: Trx;
  readonly lead: LeadRow;
  readonly event: LeadEvent;
  /** What happened since, oldest first. */
  readonly after: readonly LeadEvent[];
  readonly at: string;
};

/** Puts right what followed from an event. @returns events that went with it and go with it now */
type Compensation = (undoing: Undoing) => Promise<number[]>;

/** How each deed is taken back. What is not here can't be. */
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
  contactStopped: undoStop,
  contactResumed: undoStop,
};

/** What may follow a deed without being built on it: what looks, and what goes on by itself. */
const besides: readonly ActivityType[] = [
  'revealed',
  'planned',
  'emailQueued',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'note',
];

const told: Partial<Record<ActivityType, string>> = {
  call: 'another call was logged',
  assigned: 'the lead was given to somebody',
  statusChanged: 'its status has changed',
  statusCorrected: 'its status was corrected',
  appointmentBooked: 'an appointment was booked',
  appointmentMoved: 'an appointment was moved',
  appointmentCancelled: 'an appointment was cancelled',
  postponed: 'the next step was put off',
  requestedAgain: 'the person has asked again',
};

/** @throws HttpError 409 that says what has happened since */
function refuseIfBuiltOn(after: readonly LeadEvent[], allowed: readonly ActivityType[]): void {
  const built = after.find(({ type }) => ![...besides, ...allowed].includes(type));
  if (built) {
    const what = told[built.type] ?? 'something else has happened';
    throw new HttpError(409, 'undo.builtOn', `This can’t be taken back: ${what} since.`);
  }
}

async function reopenTasks(trx: Trx, ids: unknown): Promise<void> {
  for (const id of numbers(ids)) {
    await updateTask(trx, id, { doneAt: null, outcome: null });
  }
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}

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
