import { type Kysely, sql } from 'kysely';
import { isOneOf, isSqlite, strict, withId } from './portable.ts';

/**
 * Leads that one location offers to another. A row keeps the person's name as it was then, so that
 * the old location can tell who was handed over and learns nothing of what comes after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the feed’s triggers are written for SQLite so far');
  }
  await strict(db, withId(db, db.schema.createTable('transfers')))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('fromLocationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('toLocationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('status', 'text', (c) =>
      c.notNull().check(isOneOf('status', ['offered', 'accepted', 'declined', 'withdrawn'])),
    )
    .addColumn('reference', 'text', (c) => c.notNull())
    .addColumn('firstName', 'text', (c) => c.notNull())
    .addColumn('lastName', 'text', (c) => c.notNull())
    .addColumn('phone', 'text')
    .addColumn('language', 'text', (c) => c.notNull().check(isOneOf('language', ['en', 'es'])))
    .addColumn('requestedAt', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('answerNote', 'text')
    .addColumn('offeredAt', 'text', (c) => c.notNull())
    .addColumn('offeredById', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('answeredAt', 'text')
    .addColumn('answeredById', 'text', (c) => c.references('users.id'))
    .addCheckConstraint('transfersAnswered', sql`(status = 'offered') = ("answeredAt" is null)`)
    .execute();
  await sql`
    create unique index "transfersOpen" on transfers ("leadId") where status = 'offered'
  `.execute(db);
  for (const [name, columns] of Object.entries({
    transfersByLead: ['leadId', 'id'],
    transfersTo: ['toLocationId', 'status', 'offeredAt'],
    transfersFrom: ['fromLocationId', 'status', 'offeredAt'],
  })) {
    await db.schema.createIndex(name).on('transfers').columns(columns).execute();
  }
  // Where it was asked, for reports: the request was that location's, whoever carried it on.
  await db.schema
    .alterTable('leads')
    .addColumn('askedLocationId', 'integer', (c) => c.references('locations.id'))
    .execute();
  await sql`
    create index "leadsByAskedLocation" on leads ("askedLocationId", "requestedAt")
    where "askedLocationId" is not null`.execute(db);
  await tellBoth(db);
}

/** Both locations learn at once of an offer and of its answer. */
async function tellBoth(db: Kysely<unknown>): Promise<void> {
  for (const action of ['insert', 'update'] as const) {
    await sql`
      create trigger ${sql.id(`transfers_changes_${action}`)} after ${sql.raw(action)} on transfers begin
        insert into changes (resource, "recordId", version, "locationId", at)
        select 'lead', new."leadId", leads.version, place.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        from leads, locations as place
        where leads.id = new."leadId" and place.id in (new."fromLocationId", new."toLocationId");
      end
    `.execute(db);
  }
}
