import { type Kysely, sql } from 'kysely';
import { isOneOf, isSqlite, strict, withId } from './portable.ts';

/**
 * The feed of what changed, and who is at a lead. Triggers write the feed, so that no write is
 * forgotten whoever makes it; it names records and shows nothing of what is in them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the feed’s triggers are written for SQLite so far');
  }
  // Ids only grow, since the newest row is never deleted: a reader goes on after the last it saw.
  await strict(db, withId(db, db.schema.createTable('changes')))
    .addColumn('resource', 'text', (c) =>
      c.notNull().check(isOneOf('resource', ['lead', 'task', 'appointment', 'presence'])),
    )
    .addColumn('recordId', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('locationId', 'integer', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull())
    .execute();

  await strict(db, db.schema.createTable('presences'))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('mode', 'text', (c) => c.notNull().check(isOneOf('mode', ['looking', 'working'])))
    .addColumn('seenAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('presencesKey', ['leadId', 'userId'])
    .execute();

  await followRecords(db);
  await followMoves(db);
  await followLeads(db);
}

const columns = sql.raw('resource, "recordId", version, "locationId", at');
/** The database's own time: nothing but the age of a row is told by it. */
const now = sql.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`);

/** Rows that know their location: one small insert for each write. */
async function followRecords(db: Kysely<unknown>): Promise<void> {
  for (const [resource, table] of [
    ['lead', 'leads'],
    ['appointment', 'appointments'],
  ] as const) {
    for (const action of ['insert', 'update'] as const) {
      await sql`
        create trigger ${sql.id(`${table}_changes_${action}`)}
        after ${sql.raw(action)} on ${sql.table(table)} begin
          insert into changes (${columns})
          values (${sql.lit(resource)}, new.id, new.version, new."locationId", ${now});
        end
      `.execute(db);
    }
  }
}

/** Whoever saw a record where it was has to learn that it is gone from there. */
async function followMoves(db: Kysely<unknown>): Promise<void> {
  for (const [resource, table] of [
    ['lead', 'leads'],
    ['appointment', 'appointments'],
  ] as const) {
    await sql`
      create trigger ${sql.id(`${table}_changes_move`)}
      after update of "locationId" on ${sql.table(table)}
      when old."locationId" <> new."locationId" begin
        insert into changes (${columns})
        values (${sql.lit(resource)}, new.id, new.version, old."locationId", ${now});
      end
    `.execute(db);
  }
}

/** These come with a write to the lead's own row, which tells of them. */
const toldByLead = [
  'requested',
  'requestedAgain',
  'consentGiven',
  'emailQueued',
  'statusChanged',
  'statusCorrected',
  'assigned',
];

/** Rows whose location is that of their lead. */
async function followLeads(db: Kysely<unknown>): Promise<void> {
  const follow = (name: string, when: string, tell: string) =>
    sql`
      create trigger ${sql.id(name)} ${sql.raw(when)} begin
        insert into changes (${columns})
        select ${sql.raw(tell)}, "locationId", ${now} from leads
        where id = ${sql.raw(when.startsWith('after delete') ? 'old' : 'new')}."leadId";
      end
    `.execute(db);
  await follow('tasks_changes_insert', 'after insert on tasks', `'task', new.id, new.version`);
  await follow('tasks_changes_update', 'after update on tasks', `'task', new.id, new.version`);
  const silent = toldByLead.map((type) => `'${type}'`).join(', ');
  await follow(
    'activities_changes_insert',
    `after insert on activities when new.type not in (${silent})`,
    `'lead', leads.id, leads.version`,
  );
  const present = `'presence', leads.id, leads.version`;
  await follow('presences_changes_insert', 'after insert on presences', present);
  await follow(
    'presences_changes_update',
    'after update on presences when old.mode <> new.mode',
    present,
  );
  await follow('presences_changes_delete', 'after delete on presences', present);
}
