import type { Kysely } from 'kysely';
import { isOneOf, strict, withId } from './portable.ts';

const patientTemplates = [
  'bookingLink',
  'confirmation',
  'moved',
  'cancelled',
  'reminder',
  'rebooking',
];
const staffTemplates = ['invitation', 'passwordReset'];

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('emails')))
    .addColumn('leadId', 'integer', (c) => c.references('leads.id'))
    .addColumn('locationId', 'integer', (c) => c.references('locations.id'))
    .addColumn('template', 'text', (c) =>
      c.notNull().check(isOneOf('template', [...patientTemplates, ...staffTemplates])),
    )
    .addColumn('language', 'text', (c) => c.notNull().check(isOneOf('language', ['en', 'es'])))
    .addColumn('from', 'text', (c) => c.notNull())
    .addColumn('to', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('calendar', 'text')
    // Where an answer of the person goes: the clinic, not the sender of the group.
    .addColumn('replyTo', 'text')
    // The appointment as it was when the mail was written: a moved one makes the mail untrue.
    .addColumn('appointmentId', 'integer', (c) => c.references('appointments.id'))
    .addColumn('appointmentStartsAt', 'text')
    .addColumn('status', 'text', (c) =>
      c
        .notNull()
        .check(
          isOneOf('status', ['queued', 'sending', 'sent', 'captured', 'failed', 'suppressed']),
        ),
    )
    .addColumn('attempts', 'integer', (c) => c.notNull().defaultTo(0))
    // Attempts after which nobody knows whether the mail server took the mail.
    .addColumn('ambiguous', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('createdAt', 'text', (c) => c.notNull())
    // When staff put it into the outbox once more: its tries are counted anew from there.
    .addColumn('retriedAt', 'text')
    .addColumn('nextAttemptAt', 'text')
    .addColumn('claimedAt', 'text')
    .addColumn('sentAt', 'text')
    .addColumn('error', 'text')
    .addColumn('messageId', 'text', (c) => c.notNull().unique())
    .execute();
  await db.schema
    .createIndex('emailsByNextAttempt')
    .on('emails')
    .columns(['status', 'nextAttemptAt'])
    .execute();
  await db.schema.createIndex('emailsByTime').on('emails').column('createdAt').execute();
  await db.schema
    .createIndex('emailsByLead')
    .on('emails')
    .columns(['leadId', 'createdAt'])
    .execute();
  await db.schema
    .createIndex('emailsByLocation')
    .on('emails')
    .columns(['locationId', 'createdAt'])
    .execute();

  await strict(db, withId(db, db.schema.createTable('emailTemplates')))
    .addColumn('name', 'text', (c) => c.notNull().check(isOneOf('name', patientTemplates)))
    .addColumn('language', 'text', (c) => c.notNull().check(isOneOf('language', ['en', 'es'])))
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('emailTemplatesOnce', ['name', 'language'])
    .execute();
}
