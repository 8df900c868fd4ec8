import { sql } from 'kysely';
import type { Colleague } from '../../shared/today.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';

/** Signed in and active within this time: somebody is in. */
const recently = Temporal.Duration.from({ hours: 4 });

/** Who works at these locations, who of them is in, and how many leads each has in hand. */
export async function colleaguesOf(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  locationIds: readonly number[],
): Promise<Colleague[]> {
  if (locationIds.length === 0) {
    return [];
  }
  const since = toIso(clock.now().subtract(recently));
  const rows = await db
    .selectFrom('users')
    .select(['users.id', 'users.name', 'users.awayUntil'])
    .select((eb) => [
      eb
        .selectFrom('sessions')
        .select(sql<string | null>`max(coalesce("lastActiveAt", "createdAt"))`.as('seen'))
        .whereRef('sessions.userId', '=', 'users.id')
        .as('seen'),
      eb
        .selectFrom('leads')
        .select((count) => count.fn.countAll<number | string>().as('open'))
        .whereRef('leads.assigneeId', '=', 'users.id')
        .where('leads.status', 'in', ['requested', 'emailed'])
        .as('open'),
    ])
    .where('users.active', '=', 1)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('userLocations')
          .select('userLocations.userId')
          .whereRef('userLocations.userId', '=', 'users.id')
          .where('userLocations.locationId', 'in', locationIds),
      ),
    )
    .orderBy('users.name')
    .execute();
  const now = toIso(clock.now());
  return rows.map(({ id, name, awayUntil, seen, open }) => ({
    id,
    name,
    here: seen !== null && seen >= since && !(awayUntil !== null && awayUntil > now),
    awayUntil: awayUntil !== null && awayUntil > now ? awayUntil : null,
    open: Number(open ?? 0),
  }));
}
