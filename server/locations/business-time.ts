import type { Location } from '../../shared/records.ts';
import { intersect, localDate, openSpans, type Span } from './calendar.ts';

export type ResponseDeadlines = {
  readonly dueAt: Temporal.Instant;
  readonly breachAt: Temporal.Instant;
};

export type ClockLocation = Pick<Location, 'timeZone' | 'hours' | 'closures' | 'settings'>;

/** A location that opens on no day within this time is taken to have no hours at all. */
const searchedDays = 370;

/**
 * By when a human should have tried to reach a person who asked at `from`: the target and the
 * breach, counted in business minutes (opening hours within the contact window, closures left
 * out). Where a location has no such minutes the plain clock counts, so nobody is forgotten.
 */
export function responseDeadlines(
  location: ClockLocation,
  from: Temporal.Instant,
): ResponseDeadlines {
  const { responseTargetMinutes, responseBreachMinutes } = location.settings;
  return {
    dueAt: afterBusinessMinutes(location, from, responseTargetMinutes),
    breachAt: afterBusinessMinutes(location, from, responseBreachMinutes),
  };
}

/**
 * The instant at which so many business minutes have passed since `from`; of none, the first
 * business instant from `from` on. Without business time the plain clock counts.
 */
export function afterBusinessMinutes(
  location: ClockLocation,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let left = minutes * msPerMinute;
  for (const { start, end } of businessSpansFrom(location, from)) {
    if (left <= end - start) {
      return Temporal.Instant.fromEpochMilliseconds(start + left);
    }
    left -= end - start;
  }
  return from.add({ minutes });
}

/** How many whole business minutes lie between two instants. */
export function businessMinutesBetween(
  location: ClockLocation,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  const until = to.epochMilliseconds;
  let passed = 0;
  for (const { start, end } of businessSpansFrom(location, from)) {
    if (start >= until) {
      break;
    }
    passed += Math.min(end, until) - start;
  }
  return Math.floor(passed / msPerMinute);
}

/** When the location closes on the first day with business time at or after `from`. */
export function nextClose(location: ClockLocation, from: Temporal.Instant): Temporal.Instant {
  for (const day of daysFrom(location, from)) {
    const last = day.at(-1);
    if (last && last.end > from.epochMilliseconds) {
      return Temporal.Instant.fromEpochMilliseconds(last.end);
    }
  }
  return from.add({ hours: 24 });
}

const msPerMinute = 60_000;

/** Business time in epoch milliseconds: every request asks for much of it. */
type MsSpan = { readonly start: number; readonly end: number };

/** All business time from `from` on, in order. */
function* businessSpansFrom(location: ClockLocation, from: Temporal.Instant): Generator<MsSpan> {
  const begin = from.epochMilliseconds;
  for (const day of daysFrom(location, from)) {
    for (const { start, end } of day) {
      if (end > begin) {
        yield { start: Math.max(start, begin), end };
      }
    }
  }
}

/** The business time of the local day of `from` and of each day after it. */
function* daysFrom(location: ClockLocation, from: Temporal.Instant): Generator<readonly MsSpan[]> {
  const today = localDate(from, location.timeZone);
  for (let days = 0; days < searchedDays; days++) {
    yield businessDay(location, days === 0 ? today : today.add({ days }));
  }
}

/** A day is worked out once for a location as it is: every request asks for the next few days. */
const workedOut = new WeakMap<ClockLocation, Map<string, readonly MsSpan[]>>();

/** The business time of one local day, in order, in epoch milliseconds. */
export function businessDay(location: ClockLocation, date: Temporal.PlainDate): readonly MsSpan[] {
  const days = workedOut.get(location) ?? new Map<string, readonly MsSpan[]>();
  workedOut.set(location, days);
  const day = date.toString();
  const known = days.get(day);
  if (known) {
    return known;
  }
  const spans = intersect(openSpans(location, date), contactSpans(location, date)).map(
    ({ start, end }) => ({ start: start.epochMilliseconds, end: end.epochMilliseconds }),
  );
  days.set(day, spans);
  return spans;
}

function contactSpans({ timeZone, settings }: ClockLocation, date: Temporal.PlainDate): Span[] {
  return openSpans({ timeZone, hours: settings.contactWindow, closures: [] }, date);
}
