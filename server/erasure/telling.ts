import type { Db } from '../db/database.ts';
import { findLocation } from '../locations/location.queries.ts';
import { userNames } from '../staff/user.queries.ts';

/** How a file names times and people. */
export type Telling = {
  readonly db: Db;
  /** A lead and those merged into it. */
  readonly leadIds: readonly number[];
  /** `2026-11-23 09:00:00 America/Chicago (2026-11-23T15:00:00.000Z)` */
  readonly time: (at: string | null) => string | null;
  readonly who: (actorId: string | null) => string;
};

/** @param locationId whose clock the times are read from */
export async function createTelling(
  db: Db,
  leadIds: readonly number[],
  locationId: number,
): Promise<Telling> {
  const names = await userNames(db);
  const zone = (await findLocation(db, locationId))?.timeZone ?? 'UTC';
  return {
    db,
    leadIds,
    time: (at) => (at === null ? null : `${localTime(at, zone)} (${at})`),
    who: (id) => (id === null ? 'the person, or the system' : (names.get(id) ?? 'a colleague')),
  };
}

function localTime(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  const seconds = local.toPlainTime().toString({ smallestUnit: 'second' });
  return `${local.toPlainDate().toString()} ${seconds} ${zone}`;
}
