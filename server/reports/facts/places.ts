import { isDeepStrictEqual } from 'node:util';
import type { Location } from '../../../shared/records.ts';
import type { Db } from '../../db/database.ts';
import { allLocations } from '../../locations/location.queries.ts';
import type { Place, Places, Use } from '../measures/scene.ts';
import { roomUses } from './room-uses.ts';

/** `before`: what was in the changed fields until then, where it was kept. */
type Change = {
  readonly at: string;
  readonly changes: Partial<Location>;
  readonly before: Partial<Location>;
};

/**
 * Locations with their hours and settings as they stood at any time (from the audit trail), and the
 * names of staff.
 */
export async function loadPlaces(db: Db): Promise<Places> {
  const stored = {
    locations: await allLocations(db),
    changes: await siteChanges(db),
    rooms: await roomUses(db),
    users: await db.selectFrom('users').select(['id', 'name']).execute(),
  };
  const last = lastLoaded.get(db);
  if (last && isDeepStrictEqual(last.stored, stored)) {
    return last.places;
  }
  const places = placesOf(stored);
  lastLoaded.set(db, { stored, places });
  return places;
}

type Stored = {
  readonly locations: readonly Location[];
  readonly changes: ReadonlyMap<number, readonly Change[]>;
  readonly rooms: ReadonlyMap<number, readonly Use[]>;
  readonly users: readonly { readonly id: string; readonly name: string }[];
};

/** The days of a calendar are worked out once for it, so what hasn't changed stays the same object. */
const lastLoaded = new WeakMap<Db, { readonly stored: Stored; readonly places: Places }>();

function placesOf({ locations, changes, rooms, users }: Stored): Places {
  return {
    locations: new Map(
      locations.map((location) => [
        location.id,
        placeOf(location, changes.get(location.id) ?? [], rooms.get(location.id) ?? []),
      ]),
    ),
    users: new Map(users.map(({ id, name }) => [id, name])),
  };
}

async function siteChanges(db: Db): Promise<Map<number, Change[]>> {
  const rows = await db
    .selectFrom('auditEvents')
    .select(['recordId', 'at', 'details'])
    .where('resource', '=', 'locations')
    .where('action', 'in', ['create', 'update'])
    .orderBy('id')
    .execute();
  const told = rows.map(({ recordId, at, details }) => {
    const { changes = {}, before = {} } = JSON.parse(details) as Partial<Change>;
    return { id: Number(recordId), at, changes, before };
  });
  return Map.groupBy(told, ({ id }) => id);
}

/** At first each field was what the first change of it found, or what it was made with, or is now. */
function placeOf(location: Location, changes: readonly Change[], rooms: readonly Use[]): Place {
  const { id, name, timeZone } = location;
  let calendar = location;
  for (const { changes: changed, before } of changes.toReversed()) {
    calendar = { ...calendar, ...changed, ...before };
  }
  const versions = [{ from: Number.NEGATIVE_INFINITY, calendar }];
  for (const { at, changes: changed } of changes) {
    calendar = { ...calendar, ...changed };
    versions.push({ from: Date.parse(at), calendar });
  }
  versions.push({
    from: Date.parse(changes.at(-1)?.at ?? '') || Number.NEGATIVE_INFINITY,
    calendar: location,
  });
  return { id, name, timeZone, versions, rooms };
}
