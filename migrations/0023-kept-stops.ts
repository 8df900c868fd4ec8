import type { Kysely } from 'kysely';
import { strict } from './portable.ts';

/**
 * Who asked never to be contacted, once their data were erased: a keyed hash of an address or number
 * together with a first name. A household shares those; another of it has said nothing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('keptStops'))
    .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
    .execute();
}
