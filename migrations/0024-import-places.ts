import { type Kysely, sql } from 'kysely';
import { strict } from './portable.ts';

/** To which locations an import brings people, and the ids that are never given again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Only whoever has rights at all of them may look at the import or do something about it.
  await strict(db, db.schema.createTable('importLocations'))
    .addColumn('importId', 'integer', (c) => c.notNull().references('imports.id'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addPrimaryKeyConstraint('importLocationsKey', ['importId', 'locationId'])
    .execute();
  await sql`
    insert into "importLocations" ("importId", "locationId")
    select distinct "importId", leads."locationId" from "importRows"
    join leads on leads.id = "importRows"."leadId"`.execute(db);
  // The greatest id of a table whose row was deleted: the next row gets a greater one.
  await strict(db, db.schema.createTable('lastIds'))
    .addColumn('tableName', 'text', (c) => c.primaryKey())
    .addColumn('id', 'integer', (c) => c.notNull())
    .execute();
}
