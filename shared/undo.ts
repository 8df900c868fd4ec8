import type { Activity } from './records.ts';
import type { ActivityType } from './vocabulary.ts';

/** How long a deed can be taken back. */
export const undoMinutes = 10;

type Event = Pick<Activity, 'id' | 'type' | 'at' | 'data'> & { readonly actorId: string | null };

/** What a person did, and to whom; of several leads the first that it concerns. */
export type Deed = {
  activityId: number;
  leadId: number;
  firstName: string;
  lastName: string;
  locationId: number;
  type: Activity['type'];
  data: Activity['data'];
  at: string;
  /** How many leads it concerns. */
  leads: number;
};

/** `GET /api/undo`: what this person did last and may still take back; null: nothing. */
export type Undoable = Deed & {
  /** Until when it can be taken back. */
  until: string;
  /** Why it can’t be, and what to do instead; null: it can. */
  refused: string | null;
};

/** `POST /api/undo {activityId}`: for how many leads (`leads`) it was taken back. */
export type Undone = Deed & {
  /** What can’t be called back though the deed was taken back, in sentences. */
  remarks: string[];
  /** What stays as it is, because something was built on it. */
  kept: { reason: string; count: number }[];
};

/** What can be taken back in itself. */
const takenBack = [
  'call',
  'note',
  'assigned',
  'statusChanged',
  'emailQueued',
  'postponed',
  'skipped',
  'contactStopped',
  'contactResumed',
  'appointmentBooked',
  'appointmentCompleted',
  'appointmentNoShow',
  'taskDone',
  'tasksGiven',
  'ruledOut',
  'merged',
  'consentGiven',
  'consentWithdrawn',
] as const satisfies readonly ActivityType[];

export type TakenBack = (typeof takenBack)[number];

export function isTakenBack(type: ActivityType): type is TakenBack {
  return (takenBack as readonly ActivityType[]).includes(type);
}

/** What still holds of these events, in their order: neither what was taken back nor the taking. */
export function standing<Row extends Pick<Activity, 'id' | 'type' | 'data'>>(
  events: readonly Row[],
): Row[] {
  const undone = new Set(
    events.filter(({ type }) => type === 'undone').flatMap(({ data }) => data['activityIds']),
  );
  return events.filter(({ id, type }) => type !== 'undone' && !undone.has(id));
}

/** What never can, and what to do instead. */
const final: Partial<Record<ActivityType, string>> = {
  appointmentMoved: 'A move can’t be taken back, because the person was told. Move it again.',
  appointmentCancelled: 'A cancellation can’t be taken back. Book the time again.',
  statusCorrected: 'A correction can’t be taken back. Correct the status again.',
};

/** What a person decided; not what followed from it by itself, under the same name. */
export function isDeed({ type, actorId, data }: Event): boolean {
  if (actorId === null) {
    return false;
  }
  if (type === 'statusChanged') {
    return data['to'] === 'closed' || data['from'] === 'closed';
  }
  // A consent that came with a request, or a mail that went by itself, is nobody's deed.
  if (type === 'emailQueued' || type === 'consentGiven' || type === 'consentWithdrawn') {
    return data['byHand'] === true;
  }
  if (type === 'merged') {
    // It is told at both leads, and was done to the one that stays.
    return data['fromId'] !== undefined;
  }
  return isTakenBack(type) || type in final;
}

/** What may follow a deed without being built on it: what looks, and what goes on by itself. */
const besides: readonly ActivityType[] = [
  'revealed',
  'planned',
  'emailQueued',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'note',
  'linked',
  'unlinked',
  'ruledOut',
  'consentGiven',
];

const told: Partial<Record<ActivityType, string>> = {
  call: 'another call was logged',
  assigned: 'the lead was given to somebody',
  statusChanged: 'its status has changed',
  statusCorrected: 'its status was corrected',
  appointmentBooked: 'an appointment was booked',
  appointmentMoved: 'an appointment was moved',
  appointmentCancelled: 'an appointment was cancelled',
  appointmentCompleted: 'the person was here',
  appointmentNoShow: 'an appointment was missed',
  merged: 'the lead was merged with another',
  split: 'the lead was split',
  postponed: 'the next step was put off',
  skipped: 'a step was left out',
  contactStopped: 'contact was stopped',
  contactResumed: 'contact was resumed',
  taskDone: 'a task was done',
  tasksGiven: 'tasks were given to somebody',
  consentWithdrawn: 'the person asked not to be contacted so',
  requestedAgain: 'the person has asked again',
};

/**
 * Why a deed can't be taken back, in a sentence; null: it can. What the lead's later events say
 * decides, whoever did them.
 * @param after what happened to the lead since, without what was taken back itself
 */
export function whyNotUndo(deed: Event, after: readonly Event[]): string | null {
  if (!isDeed(deed)) {
    return deed.type === 'statusChanged'
      ? 'The status follows from a fact. Correct that instead.'
      : 'This can’t be taken back.';
  }
  if (deed.type === 'statusChanged' && deed.data['cancelled'] === true) {
    return 'This can’t be taken back: an appointment was cancelled with it. Reopen the lead.';
  }
  if (after.some((each) => isDelivery(each, deed))) {
    return 'This can’t be taken back: the mail has gone out.';
  }
  const moved = consequence(deed, after);
  const built = after.find((each) => each !== moved && isBuiltOn(each, deed));
  return (
    final[deed.type] ??
    (built
      ? `This can’t be taken back: ${told[built.type] ?? 'something else has happened'} since.${instead(deed)}`
      : null)
  );
}

/** What can be done about it for ever. */
function instead({ type }: Event): string {
  return type === 'merged' ? ' Split the lead instead.' : '';
}

/** Whether a mail server has answered for the very mail that this queued. */
function isDelivery({ type, data }: Event, deed: Event): boolean {
  const settled = type === 'emailSent' || type === 'emailFailed';
  return settled && deed.type === 'emailQueued' && data['emailId'] === deed.data['emailId'];
}

function isBuiltOn(event: Event, deed: Event): boolean {
  // A mail is held back or has gone: nothing that is done to the lead rests on it.
  return (
    deed.type !== 'emailQueued' &&
    !goesOnByItself(event, deed) &&
    !isApart(event, deed) &&
    !besides.includes(event.type)
  );
}

/**
 * That a mail server took a mail moves the lead, and whose turn it is gets the lead: nobody decided
 * it. To an assignment only the next one matters, whoever made it: the lead is with that person now.
 */
function goesOnByItself({ type, actorId, data }: Event, deed: Event): boolean {
  const mailed = type === 'statusChanged' && data['to'] === 'emailed';
  const inTurn = type === 'assigned' && deed.type !== 'assigned';
  return actorId === null && (mailed || inTurn);
}

/** Each of several leads that were merged into one can be split off by itself. */
function isApart(event: Event, deed: Event): boolean {
  return deed.type === 'merged' && event.type === 'merged';
}

const moving: readonly ActivityType[] = [
  'appointmentBooked',
  'appointmentCompleted',
  'appointmentNoShow',
];

/** The move of status that a visit's deed brought with it, in the same moment. */
export function consequence<Row extends Event>(
  deed: Event,
  after: readonly Row[],
): Row | undefined {
  return moving.includes(deed.type)
    ? after.find((each) => each.type === 'statusChanged' && each.at === deed.at && !isDeed(each))
    : undefined;
}
