import type { ActivityType } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { updateTask } from '../tasks/task.service.ts';
import type { LeadEvent } from './events.ts';

/** What is needed to take one deed back. */
export type Undoing = {
  readonly ctx: Context;
  readonly trx: Trx;
  readonly lead: LeadRow;
  readonly event: LeadEvent;
  /** What happened since, oldest first. */
  readonly after: readonly LeadEvent[];
  readonly at: string;
};

/** Puts right what followed from an event. @returns events that went with it and go with it now */
export type Compensation = (undoing: Undoing) => Promise<number[]>;

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
export function refuseIfBuiltOn(
  after: readonly LeadEvent[],
  allowed: readonly ActivityType[],
): void {
  const built = after.find(({ type }) => ![...besides, ...allowed].includes(type));
  if (built) {
    const what = told[built.type] ?? 'something else has happened';
    throw new HttpError(409, 'undo.builtOn', `This can’t be taken back: ${what} since.`);
  }
}

export async function reopenTasks(trx: Trx, ids: unknown): Promise<void> {
  for (const id of numbers(ids)) {
    await updateTask(trx, id, { doneAt: null, outcome: null });
  }
}

function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}
