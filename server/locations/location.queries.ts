import type { Selectable } from 'kysely';
import { type Closure, locationSettings, type OpeningSpan } from '../../shared/location.ts';
import type { Location } from '../../shared/records.ts';
import type { Db, Trx } from '../db/database.ts';
import type { LocationTable } from './location.table.ts';

type LocationRow = Selectable<LocationTable>;
export type LocationValues = Omit<Location, 'id' | 'version'>;

/** The record of a row. A setting that is newer than the row has its default. */
export function toLocation(row: LocationRow): Location {
  return {
    ...row,
    active: row.active === 1,
    // Written by us alone, after validation.
    hours: JSON.parse(row.hours) as OpeningSpan[],
    closures: JSON.parse(row.closures) as Closure[],
    settings: locationSettings.parse(JSON.parse(row.settings)),
  };
}

export async function findLocation(db: Db, id: number): Promise<Location | undefined> {
  const row = await db.selectFrom('locations').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toLocation(row);
}

export async function findLocationBySlug(db: Db, slug: string): Promise<Location | undefined> {
  const row = await db
    .selectFrom('locations')
    .selectAll()
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row && toLocation(row);
}

export async function activeLocations(db: Db): Promise<Location[]> {
  const rows = await db
    .selectFrom('locations')
    .selectAll()
    .where('active', '=', 1)
    .orderBy('name')
    .execute();
  return rows.map(toLocation);
}

/** Inactive ones too: their booked appointments still take place. */
export async function allLocations(db: Db): Promise<Location[]> {
  const rows = await db.selectFrom('locations').selectAll().orderBy('id').execute();
  return rows.map(toLocation);
}

export async function insertLocation(trx: Trx, values: LocationValues): Promise<Location> {
  const row = await trx
    .insertInto('locations')
    .values(toColumns(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toLocation(row);
}

/** Writes the whole record and counts its version up. */
export async function updateLocation(
  trx: Trx,
  id: number,
  values: LocationValues,
): Promise<Location> {
  const row = await trx
    .updateTable('locations')
    .set((eb) => ({ ...toColumns(values), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toLocation(row);
}

function toColumns(values: LocationValues) {
  return {
    ...values,
    active: values.active ? (1 as const) : (0 as const),
    hours: JSON.stringify(values.hours),
    closures: JSON.stringify(values.closures),
    settings: JSON.stringify(values.settings),
  };
}
