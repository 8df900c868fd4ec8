import { type ExpressionBuilder, sql } from 'kysely';
import type { LeadStatus } from '../../shared/vocabulary.ts';
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

/** How many leads somebody has in hand that are still followed up, wherever they are. */
export function leadsInHand(eb: Users) {
  return leadsOf(eb, ['requested', 'emailed']);
}

/** How many of them are at these locations. */
export function leadsInHandAt(eb: Users, locationIds: readonly number[]) {
  return leadsInHand(eb).where('leads.locationId', 'in', locationIds);
}

/** How many leads and open tasks somebody has at these locations: all that can be handed over. */
export function workAt(eb: Users, locationIds: readonly number[]) {
  const leads = leadsOf(eb, ['requested', 'emailed', 'booked']).where(
    'leads.locationId',
    'in',
    locationIds,
  );
  const tasks = eb
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select((count) => count.fn.countAll<number | string>().as('open'))
    .whereRef('tasks.assigneeId', '=', 'users.id')
    .where('tasks.doneAt', 'is', null)
    .where('leads.locationId', 'in', locationIds);
  return sql<number | string>`${leads} + ${tasks}`;
}

function leadsOf(eb: Users, statuses: readonly LeadStatus[]) {
  return eb
    .selectFrom('leads')
    .select((count) => count.fn.countAll<number | string>().as('open'))
    .whereRef('leads.assigneeId', '=', 'users.id')
    .where('leads.status', 'in', statuses)
    .where('leads.mergedIntoId', 'is', null);
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
