import { type Kysely, sql } from 'kysely';
import { isOneOf, strict, widenSet } from './portable.ts';

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
];
const patientTemplates = [
  'bookingLink',
  'confirmation',
  'moved',
  'cancelled',
  'reminder',
  'rebooking',
  'followUp',
  'followUpLater',
  'followUpLast',
  'personal',
];
const staffTemplates = ['invitation', 'passwordReset'];

/**
 * The follow-up of a lead: what is planned next is worked out from its history; the columns here
 * are that plan's summary, so that lists can be filtered and sorted by it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await widenSet(db, 'activities', 'type', activityTypes);
  await widenSet(db, 'emails', 'template', [...patientTemplates, ...staffTemplates]);
  // Where the person stops mails like this one, with one click (RFC 8058).
  await db.schema.alterTable('emails').addColumn('stopUrl', 'text').execute();
  await widenSet(db, 'emailTemplates', 'name', patientTemplates);
  await extendLeads(db);
  await extendTasks(db);
  await createStaffDays(db);
}

async function extendLeads(db: Kysely<unknown>): Promise<void> {
  const leads = () => db.schema.alterTable('leads');
  // When a manager has to see it: nobody's for too long, or nobody tried before closing time.
  await leads().addColumn('escalateAt', 'text').execute();
  // When the next follow-up mail goes out by itself.
  await leads().addColumn('nextMailAt', 'text').execute();
  // Nobody may contact this person: they said so, or they are in a crisis.
  await leads()
    .addColumn('contactStop', 'text', (c) =>
      c.check(isOneOf('contactStop', ['doNotContact', 'crisis'])),
    )
    .execute();
  await sql`
    create index "leadsByEscalation" on leads ("locationId", "escalateAt")
    where "escalateAt" is not null`.execute(db);
  await sql`
    create index "leadsByNextMail" on leads ("nextMailAt")
    where "nextMailAt" is not null`.execute(db);
}

async function extendTasks(db: Kysely<unknown>): Promise<void> {
  const tasks = () => db.schema.alterTable('tasks');
  // Who made it: the plan itself, a promise to the person, an event, or staff by hand.
  await tasks()
    .addColumn('origin', 'text', (c) =>
      c
        .notNull()
        .defaultTo('staff')
        .check(isOneOf('origin', ['plan', 'promise', 'event', 'staff'])),
    )
    .execute();
  // Which step of the plan it is, such as 2 for the second call.
  await tasks().addColumn('step', 'integer').execute();
}

/** Who works when: a colleague marked as away gets no new leads. */
async function createStaffDays(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('users').addColumn('awayUntil', 'text').execute();
  await db.schema
    .alterTable('users')
    .addColumn('languages', 'text', (c) => c.notNull().defaultTo('["en"]'))
    .execute();
  // The turn of automatic assignment: who of a location got a lead last, and when.
  await strict(db, db.schema.createTable('assignmentTurns'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('assignmentTurnsOnce', ['userId', 'locationId'])
    .execute();
}
