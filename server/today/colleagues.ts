import type { Colleague } from '../../shared/today.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { isAway, isInToday, lastSeen, leadsInHandAt, workAt } from '../staff/workload.ts';

type Place = { readonly id: number; readonly timeZone: string };

/** Who works at these locations, who of them is in, and what each has in hand there. */
export async function colleaguesOf(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  places: readonly Place[],
): Promise<Colleague[]> {
  const now = clock.now();
  const posts = await postsAt(
    db,
    places.map(({ id }) => id),
  );
  const people = new Map(posts.map((post) => [post.id, post]));
  return [...people.values()].map(({ id, name, awayUntil, seen, open, work }) => {
    const away = isAway({ awayUntil }, now);
    const isIn = places.some(
      (place) =>
        posts.some((post) => post.id === id && post.locationId === place.id) &&
        isInToday({ seen }, place, now),
    );
    return {
      id,
      name,
      here: isIn && !away,
      awayUntil: away ? awayUntil : null,
      open: Number(open ?? 0),
      hasWork: Number(work) > 0,
    };
  });
}

/** One row for each person and location they work at, in the order of the names. */
async function postsAt(db: Db, locationIds: readonly number[]) {
  if (locationIds.length === 0) {
    return [];
  }
  return db
    .selectFrom('users')
    .innerJoin('userLocations', 'userLocations.userId', 'users.id')
    .select(['users.id', 'users.name', 'users.awayUntil', 'userLocations.locationId'])
    .select((eb) => [
      lastSeen(eb).as('seen'),
      leadsInHandAt(eb, locationIds).as('open'),
      workAt(eb, locationIds).as('work'),
    ])
    .where('users.active', '=', 1)
    .where('userLocations.locationId', 'in', locationIds)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute();
}
