import { type Kysely, sql } from 'kysely';
import { isSqlite, strict, withId } from './portable.ts';

/**
 * What the reports count, kept column by column in blocks of leads: worked out from events, so it can
 * be thrown away and made anew at any time. Leads of which it may no longer be true are noted by the
 * database itself, so that no way of writing can forget it; at first all are. The notes are a list
 * and not a set: what changes while a lead is worked out is noted once more.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('noting changed leads is written for SQLite so far');
  }
  await strict(db, db.schema.createTable('reportBlocks'))
    .addColumn('block', 'integer', (c) => c.primaryKey())
    .addColumn('leads', 'blob', (c) => c.notNull())
    .addColumn('visits', 'blob', (c) => c.notNull())
    .addColumn('looks', 'blob', (c) => c.notNull())
    .execute();
  await strict(db, withId(db, db.schema.createTable('staleFacts')))
    .addColumn('leadId', 'integer', (c) => c.notNull())
    .execute();
  await sql`insert into "staleFacts" ("leadId") select id from leads`.execute(db);
  await noteLeads(db);
  await noteRows(db, 'appointments');
  await noteRows(db, 'availabilityShown');
}

const counted = [
  'locationId',
  'askedLocationId',
  'language',
  'concern',
  'source',
  'assigneeId',
  'requestedAt',
  'emailedAt',
  'bookedAt',
  'infusedAt',
  'closedAt',
  'closeReason',
  'firstContactAt',
  'contactStop',
  'mergedIntoId',
];

async function noteLeads(db: Kysely<unknown>): Promise<void> {
  const columns = sql.join(counted.map((column) => sql.ref(column)));
  const changed = sql.join(
    counted.map((column) => sql`old.${sql.ref(column)} is not new.${sql.ref(column)}`),
    sql` or `,
  );
  await note(db, 'leadsToCount', sql`insert on leads`, sql`new.id`);
  await note(db, 'leadsNotToCount', sql`delete on leads`, sql`old.id`);
  await note(
    db,
    'leadsToCountAgain',
    sql`update of ${columns} on leads when ${changed}`,
    sql`new.id`,
  );
}

/** Rows of a lead: when one comes, changes, goes, or goes to another lead. */
async function noteRows(db: Kysely<unknown>, table: string): Promise<void> {
  const on = sql.table(table);
  await note(db, `${table}ToCount`, sql`insert on ${on}`, sql`new."leadId"`);
  await note(db, `${table}NotToCount`, sql`delete on ${on}`, sql`old."leadId"`);
  await note(db, `${table}ToCountAgain`, sql`update on ${on}`, sql`new."leadId"`);
  await note(
    db,
    `${table}Moved`,
    sql`update of "leadId" on ${on} when old."leadId" <> new."leadId"`,
    sql`old."leadId"`,
  );
}

async function note(
  db: Kysely<unknown>,
  name: string,
  when: ReturnType<typeof sql>,
  leadId: ReturnType<typeof sql>,
): Promise<void> {
  await sql`
    create trigger ${sql.id(name)} after ${when} begin
      insert into "staleFacts" ("leadId") values (${leadId});
    end`.execute(db);
}
