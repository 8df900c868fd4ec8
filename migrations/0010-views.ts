import type { Kysely } from 'kysely';
import { isBit, isOneOf, strict, withId } from './portable.ts';

const layouts = ['list', 'board'];

/** Saved views of the leads, and how each person left theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('views')))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('resource', 'text', (c) => c.notNull().check(isOneOf('resource', ['leads'])))
    .addColumn('shared', 'integer', (c) => c.notNull().check(isBit('shared')))
    .addColumn('ownerId', 'text', (c) => c.notNull().references('users.id'))
    .addColumn('layout', 'text', (c) => c.notNull().check(isOneOf('layout', layouts)))
    .addColumn('filter', 'text', (c) => c.notNull())
    .addColumn('sort', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();
  await db.schema.createIndex('viewsByOwner').on('views').column('ownerId').execute();
  await strict(db, db.schema.createTable('currentViews'))
    .addColumn('userId', 'text', (c) => c.primaryKey().references('users.id'))
    .addColumn('viewId', 'integer', (c) => c.references('views.id').onDelete('set null'))
    .addColumn('layout', 'text', (c) => c.notNull().check(isOneOf('layout', layouts)))
    .addColumn('columns', 'text')
    .execute();
}
