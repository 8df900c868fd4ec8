import { type Kysely, sql } from 'kysely';

/** Who waits for a first call, whatever the location: few of many leads, asked for every minute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index "leadsByDue" on leads ("dueAt") where "dueAt" is not null`.execute(db);
}
