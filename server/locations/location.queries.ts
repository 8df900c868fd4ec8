import { isDeepStrictEqual } from 'node:util';
import type { Selectable } from 'kysely';
import { type Closure, locationSettings, type OpeningSpan } from '../../shared/location.ts';
import type { Location } from '../../shared/records.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { LocationTable } from './location.table.ts';

type LocationRow = Selectable<LocationTable>;
export type LocationValues = Omit<Location, 'id' | 'version'>;

const known = new Map<number, { row: LocationRow; location: Location }>();

/**
 * The record of a row. A setting that is newer than the row has its default. Rows hardly ever
 * change and are read with every request, so an equal row gives the same record again.
 */
export function toLocation(row: LocationRow): Location {
  const kept = known.get(row.id);
  if (kept && isDeepStrictEqual(kept.row, row)) {
    return kept.location;
  }
  const location = parseLocation(row);
  known.set(row.id, { row, location });
  return location;
}

function parseLocation(row: LocationRow): Location {
  return {
    ...row,
    active: row.active === 1,
    // Written by us alone, after validation.
    hours: JSON.parse(row.hours) as OpeningSpan[],
    closures: JSON.parse(row.closures) as Closure[],
    settings: locationSettings.parse(JSON.parse(row.settings)),
  };
}

const byId = prepared((db, id: number) =>
  db.selectFrom('locations').selectAll().where('id', '=', id),
);
const bySlug = prepared((db, slug: string) =>
  db.selectFrom('locations').selectAll().where('slug', '=', slug),
);

export async function findLocation(db: Db, id: number): Promise<Location | undefined> {
  const [row] = await byId(db, id);
  return row && toLocation(row);
}

export async function findLocationBySlug(db: Db, slug: string): Promise<Location | undefined> {
  const [row] = await bySlug(db, slug);
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
