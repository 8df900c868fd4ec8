import type { LeadConsents } from '../../../shared/consent-ledger.ts';
import type {
  Activity,
  Appointment,
  Email,
  Lead,
  Location,
  Room,
  Task,
  User,
} from '../../../shared/records.ts';
import type { QueueTurn, Today, TodayRow } from '../../../shared/today.ts';
import type { Undone } from '../../../shared/undo.ts';
import { locationSettings } from '../../../shared/location.ts';
import { consentChannels, contactPurposes } from '../../../shared/vocabulary.ts';

/** Made-up records for the screens; each takes what a test cares about. */

/** A Monday morning in San Antonio: 9:55 am. */
export const testNow = '2026-11-23T15:55:00.000Z';

export function lead(values: Partial<Lead> = {}): Lead {
  return {
    id: 1,
    reference: 'SP-7F3K2',
    locationId: 1,
    askedLocationId: null,
    firstName: 'Dolores',
    lastName: 'Quintanilla',
    email: 'dolores.q@example.com',
    phone: '+12105550142',
    preferredContact: 'phone',
    bestTime: 'after 9:00 am',
    language: 'es',
    concern: 'restlessLegs',
    message: 'My legs keep me awake.',
    howHeard: null,
    requesterName: null,
    requesterRelation: null,
    source: 'web',
    sourceDetails: {},
    status: 'requested',
    statusBeforeClose: null,
    closeReason: null,
    assigneeId: 'marisol',
    voicemailOk: true,
    okToTalkTo: null,
    formsSentAt: null,
    formsReceivedAt: null,
    clinicalReview: null,
    driverConfirmed: false,
    requestedAt: '2026-11-21T04:10:00.000Z',
    emailedAt: null,
    bookedAt: null,
    infusedAt: null,
    closedAt: null,
    firstContactAt: null,
    dueAt: '2026-11-23T15:15:00.000Z',
    breachAt: '2026-11-23T16:00:00.000Z',
    attempts: 0,
    nextStepAt: '2026-11-23T15:15:00.000Z',
    nextStep: 'call',
    escalateAt: null,
    nextMailAt: null,
    contactStop: null,
    mergedIntoId: null,
    erasedAt: null,
    version: 3,
    ...values,
  };
}

export function appointment(values: Partial<Appointment> = {}): Appointment {
  return {
    id: 1,
    leadId: 1,
    locationId: 1,
    roomId: 1,
    kind: 'consultation',
    startsAt: '2026-11-25T16:30:00.000Z',
    endsAt: '2026-11-25T17:00:00.000Z',
    status: 'booked',
    bookedBy: 'patient',
    version: 1,
    ...values,
  };
}

export function activity(values: Partial<Activity> = {}): Activity {
  return {
    id: 1,
    leadId: 1,
    at: '2026-11-21T04:10:00.000Z',
    actorId: null,
    type: 'requested',
    data: { source: 'web', language: 'es' },
    ...values,
  };
}

export function task(values: Partial<Task> = {}): Task {
  return {
    id: 1,
    leadId: 1,
    assigneeId: null,
    kind: 'call',
    dueAt: '2026-11-23T15:30:00.000Z',
    title: 'Call back',
    reason: 'Agreed on the phone.',
    doneAt: null,
    outcome: null,
    origin: 'staff',
    step: null,
    version: 1,
    ...values,
  };
}

export function email(values: Partial<Email> = {}): Email {
  return {
    id: 1,
    leadId: 1,
    locationId: 1,
    template: 'bookingLink',
    language: 'es',
    to: 'dolores.q@example.com',
    subject: 'Alamo Infusion Group',
    status: 'failed',
    attempts: 1,
    ambiguous: 0,
    createdAt: '2026-11-21T04:10:00.000Z',
    nextAttemptAt: null,
    sentAt: null,
    error: '550 5.1.1 no such mailbox',
    messageId: '<1@example.com>',
    text: 'Elija una hora.',
    html: '<p>Elija una hora.</p>',
    ...values,
  };
}

export function location(values: Partial<Location> = {}): Location {
  return {
    id: 1,
    slug: 'alamo-heights',
    name: 'Alamo Heights',
    timeZone: 'America/Chicago',
    street: '1 Broadway',
    city: 'San Antonio',
    region: 'TX',
    postalCode: '78209',
    phone: '+12105550100',
    email: 'desk@example.com',
    active: true,
    hours: [{ weekday: 1, opensAt: '08:00', closesAt: '17:00' }],
    closures: [],
    settings: locationSettings.parse({}),
    version: 1,
    ...values,
  };
}

export function room(values: Partial<Room> = {}): Room {
  return {
    id: 1,
    locationId: 1,
    name: 'Room 1',
    purpose: 'any',
    active: true,
    version: 1,
    ...values,
  };
}

export function user(values: Partial<User> = {}): User {
  return {
    id: 'marisol',
    email: 'marisol@example.com',
    name: 'Marisol Ortega',
    role: 'frontDesk',
    locationIds: [1],
    languages: ['en'],
    active: true,
    version: 1,
    ...values,
  };
}

/** A first call that was due at 9:15 am, forty minutes ago. */
export function todayRow(values: Partial<TodayRow> = {}): TodayRow {
  const { id, firstName, lastName, phone, language, locationId, assigneeId, status } = lead();
  const { requestedAt, breachAt, attempts } = lead();
  return {
    leadId: id,
    firstName,
    lastName,
    phone,
    language,
    locationId,
    assigneeId,
    status,
    requestedAt,
    breachAt,
    attempts,
    what: 'call',
    dueAt: '2026-11-23T15:15:00.000Z',
    lateMinutes: 40,
    contactStop: null,
    reason: '',
    mail: 'opened',
    task: null,
    appointmentId: null,
    ...values,
  };
}

export function today(values: Partial<Today> = {}): Today {
  return {
    at: testNow,
    sections: [],
    cut: false,
    opensAt: null,
    toCall: null,
    colleagues: [],
    ...values,
  };
}

type Turn = NonNullable<QueueTurn['turn']>;

export function turn(values: Partial<Turn> = {}): Turn {
  const again = { title: 'Call 2 of 6', dueAt: '2026-11-23T16:45:00.000Z' };
  return {
    row: todayRow(),
    section: 'overnight',
    voicemailOk: true,
    preferredContact: 'phone',
    bestTime: null,
    okToTalkTo: null,
    requesterName: null,
    version: 3,
    before: [activity()],
    next: {
      noAnswer: again,
      voicemail: again,
      reached: { title: 'Call 3 of 6', dueAt: '2026-11-24T15:00:00.000Z' },
      wrongNumber: null,
    },
    ...values,
  };
}

/** A call that was taken back. */
export function undone(values: Partial<Undone> = {}): Undone {
  return {
    activityId: 501,
    leadId: 1,
    firstName: 'Dolores',
    lastName: 'Quintanilla',
    locationId: 1,
    type: 'call',
    data: { outcome: 'noAnswer' },
    at: testNow,
    leads: 1,
    remarks: [],
    kept: [],
    ...values,
  };
}

/** What a person said about being contacted; without: nothing, and nothing is refused. */
export function consents(values: Partial<LeadConsents> = {}): LeadConsents {
  const now = consentChannels.flatMap((channel) =>
    contactPurposes.map((purpose) => ({ channel, purpose, state: null, refused: null })),
  );
  return { now, contactStop: null, rows: [], ...values };
}
