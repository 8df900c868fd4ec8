import type { Kysely } from 'kysely';
import { isBit, isOneOf, strict, withId } from './portable.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(db, withId(db, db.schema.createTable('locations')))
    .addColumn('slug', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('timeZone', 'text', (c) => c.notNull())
    .addColumn('street', 'text', (c) => c.notNull())
    .addColumn('city', 'text', (c) => c.notNull())
    .addColumn('region', 'text', (c) => c.notNull())
    .addColumn('postalCode', 'text', (c) => c.notNull())
    .addColumn('phone', 'text', (c) => c.notNull())
    .addColumn('email', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1).check(isBit('active')))
    // A location is one record, read and written whole, so its spans are documents, not rows.
    .addColumn('hours', 'text', (c) => c.notNull())
    .addColumn('closures', 'text', (c) => c.notNull())
    .addColumn('settings', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute();

  await strict(db, withId(db, db.schema.createTable('rooms')))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) =>
      c.notNull().check(isOneOf('purpose', ['consultation', 'infusion', 'any'])),
    )
    .addColumn('active', 'integer', (c) => c.notNull().defaultTo(1).check(isBit('active')))
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addUniqueConstraint('roomsNameOnce', ['locationId', 'name'])
    .execute();

  await strict(db, db.schema.createTable('userLocations'))
    .addColumn('userId', 'text', (c) => c.notNull().references('users.id').onDelete('cascade'))
    .addColumn('locationId', 'integer', (c) => c.notNull().references('locations.id'))
    .addPrimaryKeyConstraint('userLocationsKey', ['userId', 'locationId'])
    .execute();
}
