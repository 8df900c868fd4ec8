import { type ExpressionBuilder, sql } from 'kysely';
import { toIso } from '../clock.ts';
import type { Database } from '../db/database.ts';
import { localDate } from '../locations/calendar.ts';

type Users = ExpressionBuilder<Database, 'users'>;

/** When somebody gave the last sign of life in a session that still stands; null: in none. */
export function lastSeen(eb: Users) {
  return eb
    .selectFrom('sessions')
    .select(sql<string | null>`max(coalesce("lastActiveAt", "createdAt"))`.as('seen'))
    .whereRef('sessions.userId', '=', 'users.id');
}

/** How many leads somebody has in hand that are still followed up. */
export function leadsInHand(eb: Users) {
  return eb
    .selectFrom('leads')
    .select((count) => count.fn.countAll<number | string>().as('open'))
    .whereRef('leads.assigneeId', '=', 'users.id')
    .where('leads.status', 'in', ['requested', 'emailed']);
}

type Presence = { readonly seen: string | null; readonly awayUntil: string | null };

/** Whether somebody is marked as away at this moment. */
export function isAway({ awayUntil }: Pick<Presence, 'awayUntil'>, now: Temporal.Instant): boolean {
  return awayUntil !== null && awayUntil > toIso(now);
}

/** Whether somebody is signed in and was active today, by the clock of the location. */
export function isInToday(
  { seen }: Pick<Presence, 'seen'>,
  { timeZone }: { readonly timeZone: string },
  now: Temporal.Instant,
): boolean {
  const morning = localDate(now, timeZone).toZonedDateTime({ timeZone }).toInstant();
  return seen !== null && seen >= toIso(morning);
}
