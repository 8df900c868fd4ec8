import { sql } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { ownLocations, type Principal, type Viewer } from '../staff/principal.ts';

/** Only imports all of whose locations are theirs; null: they see all. */
export function ownImports(viewer: Viewer) {
  const home = ownLocations(viewer, 'imports.locationId');
  const named = ownLocations(viewer, 'place.locationId');
  return home && named
    ? sql<boolean>`(${home} and not exists (select 1 from "importLocations" as place
        where place."importId" = imports.id and not (${named})))`
    : null;
}

/** Whether all locations that an import names are theirs. */
export async function ownsPlaces(db: Db, principal: Principal, importId: number): Promise<boolean> {
  const { locationIds: own } = principal;
  const places = own === 'all' ? [] : await placesOf(db, importId);
  return places.every(({ locationId }) => own === 'all' || own.includes(locationId));
}

async function placesOf(db: Db, importId: number): Promise<{ locationId: number }[]> {
  return db
    .selectFrom('importLocations')
    .select('locationId')
    .where('importId', '=', importId)
    .execute();
}

/** What the cells of one column say, each once. */
export async function wordsInColumn(db: Db, importId: number, index: number): Promise<string[]> {
  const path = `$[${index}]`;
  const { rows } = await sql<{ word: string | null }>`
    select distinct cells ->> ${path} as word from "importRows"
    where "importId" = ${importId} and cells is not null`.execute(db);
  return rows.map(({ word }) => word ?? '');
}

/** Writes down to which locations an import brings people, instead of what was known before. */
export async function notePlaces(
  trx: Trx,
  importId: number,
  locationIds: readonly number[],
): Promise<void> {
  await trx.deleteFrom('importLocations').where('importId', '=', importId).execute();
  for (const locationId of locationIds) {
    await trx.insertInto('importLocations').values({ importId, locationId }).execute();
  }
}
