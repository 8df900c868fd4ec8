import type { Today, TodayCounts } from '../../shared/today.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { allLocations } from '../locations/location.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { colleaguesOf } from './colleagues.ts';
import { nextOpening } from './opening.ts';
import { dayOf, inSections, queueOf } from './sections.ts';
import type { Here } from './today-row.ts';
import { dayRows, workRows } from './today-rows.ts';

/**
 * The day of the front desk: whom to call, why, and by when.
 * @throws HttpError 404 for a location that isn't theirs
 */
export async function todayOf(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<Today> {
  const at = nowIso(ctx.clock);
  const here = await placesOf(ctx, principal, locationId);
  const { rows, cut } = await dayRows(ctx, principal, locationId, here);
  const sections = inSections(rows);
  const places = [...here.values()].map(({ location }) => location);
  const now = ctx.clock.now();
  const opening = nextOpening(places, now) ?? { at: now, isToday: true };
  const opensAt = opening.isToday ? null : toIso(opening.at);
  return {
    at,
    sections,
    cut,
    opensAt,
    toCall: toCall(sections, opensAt ?? twoHoursOf(opening.at)),
    colleagues: await colleaguesOf(ctx, places),
  };
}

export type Queue = { readonly queue: ReturnType<typeof queueOf>; readonly cut: boolean };

/**
 * Who is to be worked through now, in order; without what became of the mails.
 * @throws HttpError 404 for a location that isn't theirs
 */
export async function queueNow(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<Queue> {
  const here = await placesOf(ctx, principal, locationId);
  const { rows, cut } = await workRows(ctx, principal, locationId, here);
  return { queue: queueOf(inSections(rows), nowIso(ctx.clock)), cut };
}

/** For the menu of every open tab, every minute. */
export async function countsOf(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<TodayCounts> {
  const { queue, cut } = await queueNow(ctx, principal, locationId);
  return { due: queue.length, late: queue.filter(({ row }) => row.lateMinutes > 0).length, cut };
}

/** The locations of this person with their local day, by id. */
async function placesOf(
  { db, clock }: Context,
  principal: Principal,
  locationId: number | null,
): Promise<Map<number, Here>> {
  requirePlace(principal, locationId);
  const own = (await allLocations(db)).filter(
    ({ id }) => maySeeLocation(principal, id) && (locationId === null || id === locationId),
  );
  const now = clock.now();
  return new Map(own.map((location) => [location.id, { location, day: dayOf(location, now) }]));
}

/** @throws HttpError 404 for a location that isn't theirs; null: all of theirs */
export function requirePlace(principal: Principal, locationId: number | null): void {
  if (locationId !== null && !maySeeLocation(principal, locationId)) {
    throw notFound('This location');
  }
}

/** "7 to call before 10:00": two hours of those who are there, by the full hour. */
function twoHoursOf(from: Temporal.Instant): string {
  return toIso(from.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 2 }));
}

/** People to be called before an instant. */
function toCall(sections: Today['sections'], before: string): Today['toCall'] {
  const calls = sections
    .flatMap(({ rows }) => rows)
    .filter(({ dueAt, what }) => dueAt < before && (what === 'call' || what === 'rebook'));
  const people = new Set(calls.map(({ leadId }) => leadId));
  return people.size === 0 ? null : { count: people.size, before };
}
