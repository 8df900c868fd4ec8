import { type Kysely, sql } from 'kysely';
import { appendOnly, isBit, isOneOf, strict, withId } from './portable.ts';

const statuses = ['requested', 'emailed', 'booked', 'infused', 'closed'];
const closeReasons = [
  'noResponse',
  'notACandidate',
  'cost',
  'choseAnother',
  'notInterested',
  'duplicate',
  'spam',
  'other',
];
const concerns = [
  'restlessLegs',
  'depression',
  'anxiety',
  'ptsd',
  'ocd',
  'chronicPain',
  'fibromyalgia',
  'crps',
  'migraine',
  'other',
  'undisclosed',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  await createLeads(db);
  await createLeadIndexes(db);
  await createActivities(db);
  await createConsents(db);
  await createTasks(db);
}

async function createLeads(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('leads')))
    .addColumn('reference', 'text', (c) => c.notNull().unique())
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('firstName', 'text', (c) => c.notNull())
    .addColumn('lastName', 'text', (c) => c.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .addColumn('preferredContact', 'text', (c) =>
      c.notNull().check(isOneOf('preferredContact', ['email', 'phone', 'text'])),
    )
    .addColumn('bestTime', 'text')
    .addColumn('language', 'text', (c) => c.notNull().check(isOneOf('language', ['en', 'es'])))
    .addColumn('concern', 'text', (c) => c.notNull().check(isOneOf('concern', concerns)))
    .addColumn('message', 'text')
    .addColumn('howHeard', 'text')
    .addColumn('requesterName', 'text')
    .addColumn('requesterRelation', 'text')
    .addColumn('source', 'text', (c) =>
      c.notNull().check(isOneOf('source', ['web', 'api', 'phone', 'walkIn', 'referral', 'import'])),
    )
    .addColumn('sourceDetails', 'text', (c) => c.notNull().defaultTo('{}'))
    .addColumn('status', 'text', (c) => c.notNull().check(isOneOf('status', statuses)))
    .addColumn('statusBeforeClose', 'text', (c) => c.check(isOneOf('statusBeforeClose', statuses)))
    .addColumn('closeReason', 'text', (c) => c.check(isOneOf('closeReason', closeReasons)))
    .addColumn('assigneeId', 'text', (c) => c.references('users.id'))
    .addColumn('voicemailOk', 'integer', (c) => c.check(isBit('voicemailOk')))
    .addColumn('okToTalkTo', 'text')
    .addColumn('formsSentAt', 'text')
    .addColumn('formsReceivedAt', 'text')
    .addColumn('clinicalReview', 'text', (c) =>
      c.check(isOneOf('clinicalReview', ['pending', 'cleared'])),
    )
    .addColumn('driverConfirmed', 'integer', (c) =>
      c.notNull().defaultTo(0).check(isBit('driverConfirmed')),
    )
    .addColumn('requestedAt', 'text', (c) => c.notNull())
    .addColumn('emailedAt', 'text')
    .addColumn('bookedAt', 'text')
    .addColumn('infusedAt', 'text')
    .addColumn('closedAt', 'text')
    .addColumn('firstContactAt', 'text')
    .addColumn('dueAt', 'text')
    .addColumn('breachAt', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('nextStepAt', 'text')
    .addColumn('nextStep', 'text', (c) =>
      c.check(
        isOneOf('nextStep', [
          'call',
          'email',
          'text',
          'rebook',
          'review',
          'other',
          'consultation',
          'infusion',
        ]),
      ),
    )
    .addColumn('mergedIntoId', 'integer', (c) => c.references('leads.id'))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addCheckConstraint(
      'leadsClosedSay',
      sql`(status = 'closed') = ("closeReason" is not null) and (status = 'closed') = ("statusBeforeClose" is not null)`,
    )
    .execute();
}

async function createLeadIndexes(db: Kysely<unknown>): Promise<void> {
  const indexes: Record<string, string[]> = {
    leadsByLocationAsked: ['locationId', 'requestedAt'],
    leadsByLocationStatusAsked: ['locationId', 'status', 'requestedAt'],
    leadsByLocationNextStep: ['locationId', 'nextStepAt'],
    leadsByLocationStatusNextStep: ['locationId', 'status', 'nextStepAt'],
    leadsByNextStep: ['nextStepAt'],
    leadsByLocationDue: ['locationId', 'dueAt'],
    leadsByAsked: ['requestedAt'],
    leadsByStatusAsked: ['status', 'requestedAt'],
    leadsByAssignee: ['assigneeId', 'status', 'requestedAt'],
    leadsByEmail: ['email'],
    leadsByPhone: ['phone'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on('leads').columns(columns).execute();
  }
}

async function createActivities(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('activities')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('actorId', 'text', (c) => c.references('users.id'))
    .addColumn('type', 'text', (c) =>
      c
        .notNull()
        .check(
          isOneOf('type', [
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
          ]),
        ),
    )
    .addColumn('data', 'text', (c) => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createIndex('activitiesByLead')
    .on('activities')
    .columns(['leadId', 'at', 'id'])
    .execute();
  await db.schema
    .createIndex('activitiesByType')
    .on('activities')
    .columns(['type', 'at'])
    .execute();
  await db.schema.createIndex('activitiesByTime').on('activities').column('at').execute();
  await appendOnly(db, 'activities');
}

async function createConsents(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('consents')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) =>
      c.notNull().check(isOneOf('channel', ['email', 'phone', 'text'])),
    )
    .addColumn('action', 'text', (c) =>
      c.notNull().check(isOneOf('action', ['given', 'withdrawn'])),
    )
    .addColumn('wordingVersion', 'integer')
    .addColumn('wording', 'text')
    .addColumn('language', 'text', (c) => c.notNull().check(isOneOf('language', ['en', 'es'])))
    .addColumn('means', 'text', (c) =>
      c.notNull().check(isOneOf('means', ['webForm', 'api', 'staff'])),
    )
    .addColumn('originAddress', 'text')
    .addColumn('actorId', 'text', (c) => c.references('users.id'))
    .execute();
  await db.schema.createIndex('consentsByLead').on('consents').columns(['leadId', 'at']).execute();
  await appendOnly(db, 'consents');
}

async function createTasks(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('tasks')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('assigneeId', 'text', (c) => c.references('users.id'))
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(isOneOf('kind', ['call', 'email', 'text', 'rebook', 'review', 'other'])),
    )
    .addColumn('dueAt', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
    .addColumn('doneAt', 'text')
    .addColumn('outcome', 'text')
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.createIndex('tasksByLead').on('tasks').columns(['leadId', 'dueAt']).execute();
  await db.schema.createIndex('tasksByDue').on('tasks').column('dueAt').execute();
  await db.schema.createIndex('tasksByDone').on('tasks').columns(['doneAt', 'dueAt']).execute();
  await db.schema
    .createIndex('tasksByAssignee')
    .on('tasks')
    .columns(['assigneeId', 'doneAt', 'dueAt'])
    .execute();
}
