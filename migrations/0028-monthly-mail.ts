import type { Kysely } from 'kysely';
import { isBit, strict, widenSet } from './portable.ts';

const templates = [
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
  'invitation',
  'passwordReset',
];

/** The monthly mail to managers: who wants it, and who was sent which month, so that none comes twice. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('users')
    // Null: nobody has said; then it depends on the role.
    .addColumn('monthlyMail', 'integer', (c) => c.check(isBit('monthlyMail')))
    .execute();
  await strict(db, db.schema.createTable('monthlyMails'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('month', 'text', (c) => c.notNull())
    .addColumn('queuedAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('monthlyMailsOnce', ['userId', 'month'])
    .execute();
  await widenSet(db, 'emails', 'template', [...templates, 'monthlyReport']);
}
