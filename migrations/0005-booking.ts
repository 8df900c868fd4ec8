import { type Kysely, sql } from 'kysely';
import { dayAfter, isOneOf, isSqlite, strict, withId } from './portable.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createAppointments(db);
  await forbidOverlaps(db);

  await strict(db, withId(db, db.schema.createTable('bookingLinks')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('tokenHash', 'text', (c) => c.notNull().unique())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .addColumn('revokedAt', 'text')
    .execute();
  await db.schema.createIndex('bookingLinksByLead').on('bookingLinks').column('leadId').execute();

  // A chosen time, kept for a few minutes while the person confirms.
  await strict(db, withId(db, db.schema.createTable('holds')))
    .addColumn('leadId', 'integer', (c) => c.notNull().unique().references('leads.id'))
    .addColumn('roomId', 'integer', (c) => c.notNull().references('rooms.id'))
    .addColumn('startsAt', 'text', (c) => c.notNull())
    .addColumn('endsAt', 'text', (c) => c.notNull())
    .addColumn('expiresAt', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('holdsByRoom').on('holds').columns(['roomId', 'startsAt']).execute();

  // What a visitor was shown, for the report on lost capacity.
  await strict(db, withId(db, db.schema.createTable('availabilityShown')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('freeTimes', 'integer', (c) => c.notNull())
    .addColumn('firstFreeAt', 'text')
    .execute();
  await db.schema
    .createIndex('availabilityShownByLocation')
    .on('availabilityShown')
    .columns(['locationId', 'at'])
    .execute();
  await db.schema
    .createIndex('availabilityShownByLead')
    .on('availabilityShown')
    .columns(['leadId', 'at'])
    .execute();
}

async function createAppointments(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('appointments')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('roomId', 'integer', (c) => c.notNull().references('rooms.id'))
    .addColumn('kind', 'text', (c) =>
      c.notNull().check(isOneOf('kind', ['consultation', 'infusion'])),
    )
    .addColumn('startsAt', 'text', (c) => c.notNull())
    .addColumn('endsAt', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) =>
      c.notNull().check(isOneOf('status', ['booked', 'completed', 'cancelled', 'noShow'])),
    )
    .addColumn('bookedBy', 'text', (c) => c.notNull())
    .addColumn('createdAt', 'text', (c) => c.notNull())
    // Hours before the start for which a reminder has been queued, e.g. [48,24].
    .addColumn('remindersQueued', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('calendarSequence', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addCheckConstraint('appointmentsEndAfterStart', sql`"startsAt" < "endsAt"`)
    // What is busy around a time is looked for a day back and no further.
    .addCheckConstraint('appointmentsWithinADay', sql`"endsAt" <= ${dayAfter(db, 'startsAt')}`)
    .execute();
  const indexes: Record<string, string[]> = {
    appointmentsByRoom: ['roomId', 'startsAt'],
    appointmentsByLead: ['leadId', 'startsAt'],
    appointmentsByLocation: ['locationId', 'startsAt'],
    appointmentsByStart: ['startsAt'],
    appointmentsByStatus: ['status', 'startsAt'],
  };
  for (const [name, columns] of Object.entries(indexes)) {
    await db.schema.createIndex(name).on('appointments').columns(columns).execute();
  }
}

/** Two people never hold one room at overlapping times, whoever writes the row. */
async function forbidOverlaps(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the overlap guard is written for SQLite so far');
  }
  // No appointment is longer than a day, so a day back is as far as an overlap can start:
  // the bound lets the index on room and start do the work.
  const overlap = sql`
    select raise(abort, 'room taken') where exists (
      select 1 from appointments as other
      where other."roomId" = new."roomId" and other.id is not new.id
        and other.status in ('booked', 'completed')
        and other."startsAt" < new."endsAt" and other."endsAt" > new."startsAt"
        and other."startsAt" > strftime('%Y-%m-%dT%H:%M:%fZ', new."startsAt", '-1 day'))
  `;
  await sql`
    create trigger "appointmentsNoOverlapInsert" before insert on appointments
    when new.status in ('booked', 'completed') begin ${overlap}; end
  `.execute(db);
  await sql`
    create trigger "appointmentsNoOverlapUpdate"
    before update of "roomId", "startsAt", "endsAt", status on appointments
    when new.status in ('booked', 'completed') begin ${overlap}; end
  `.execute(db);
}
