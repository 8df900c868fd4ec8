import type { Db } from '../db/database.ts';
import { exactTime } from '../locations/local-time.ts';
import { findLocation } from '../locations/location.queries.ts';
import { userNames } from '../staff/user.queries.ts';

/** A time: people read the words, programs the ISO instant. */
export type Moment = { readonly at: string; readonly words: string };

/** How a file names times and people. */
export type Telling = {
  readonly db: Db;
  /** A lead and those merged into it. */
  readonly leadIds: readonly number[];
  readonly time: (at: string | null) => Moment | null;
  /** `Mon, Nov 23, 2026, 9:00 am CST` */
  readonly words: (at: string) => string;
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
  const words = (at: string) => exactTime(at, zone);
  return {
    db,
    leadIds,
    time: (at) => (at === null ? null : { at, words: words(at) }),
    words,
    who: (id) => (id === null ? 'the person, or the system' : (names.get(id) ?? 'a colleague')),
  };
}
