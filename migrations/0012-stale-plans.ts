import { type Kysely, sql } from 'kysely';
import { strict } from './portable.ts';

/**
 * Leads whose clock and plan have to be worked out anew, because what they are counted by has
 * changed. At first everybody who was followed up before there were plans.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('stalePlans'))
    .addColumn('leadId', 'integer', (c) => c.primaryKey().references('leads.id'))
    .execute();
  await sql`
    insert into "stalePlans" ("leadId")
    select id from leads
    where status in ('requested', 'emailed') and "mergedIntoId" is null`.execute(db);
}
