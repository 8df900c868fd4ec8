import { type Kysely, sql } from 'kysely';
import { isOneOf, isSqlite, strict } from './portable.ts';

/**
 * One person may look at a lead in one tab and work on it in another: two presences, of which each
 * ends by itself. A key can't be changed, so the table is made anew, and empty: whoever is still
 * there gives a sign of life within half a minute.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the feed’s triggers are written for SQLite so far');
  }
  await db.schema.dropTable('presences').execute();
  await strict(db, db.schema.createTable('presences'))
    .addColumn('leadId', 'integer', (c) => c.notNull().references('leads.id'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('mode', 'text', (c) => c.notNull().check(isOneOf('mode', ['looking', 'working'])))
    .addColumn('seenAt', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('presencesKey', ['leadId', 'userId', 'mode'])
    .execute();
  await follow(db, 'insert', 'new');
  await follow(db, 'delete', 'old');
}

/** The triggers went with the old table. A row's mode never changes now, so two are left. */
async function follow(
  db: Kysely<unknown>,
  action: 'insert' | 'delete',
  row: 'new' | 'old',
): Promise<void> {
  await sql`
    create trigger ${sql.id(`presences_changes_${action}`)}
    after ${sql.raw(action)} on presences begin
      insert into changes (resource, "recordId", version, "locationId", at)
      select 'presence', id, version, "locationId", strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
      from leads where id = ${sql.raw(row)}."leadId";
    end
  `.execute(db);
}
