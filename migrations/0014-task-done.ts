import type { Kysely } from 'kysely';
import { widenSet } from './portable.ts';

const activityTypes = [
  'requested',
  'requestedAgain',
  'statusChanged',
  'statusCorrected',
  'assigned',
  'note',
  'call',
  'emailQueued',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentCompleted',
  'appointmentNoShow',
  'merged',
  'split',
  'transferred',
  'consentGiven',
  'consentWithdrawn',
  'revealed',
  'undone',
  'imported',
  'planned',
  'postponed',
  'skipped',
  'contactStopped',
  'contactResumed',
  'taskDone',
  'tasksGiven',
];

/** Tasks that somebody has done, or was given, are told in the lead's history too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenSet(db, 'activities', 'type', activityTypes);
}
