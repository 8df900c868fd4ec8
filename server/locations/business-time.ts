import type { Location } from '../../shared/records.ts';
import {
  earlier,
  intersect,
  isBefore,
  later,
  localDate,
  openSpans,
  type Span,
} from './calendar.ts';

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
  let left = Temporal.Duration.from({ minutes }).total('nanoseconds');
  for (const span of businessSpansFrom(location, from)) {
    const length = span.start.until(span.end).total('nanoseconds');
    if (left <= length) {
      return span.start.add({ nanoseconds: left });
    }
    left -= length;
  }
  return from.add({ minutes });
}

/** How many whole business minutes lie between two instants. */
export function businessMinutesBetween(
  location: ClockLocation,
  from: Temporal.Instant,
  to: Temporal.Instant,
): number {
  let nanoseconds = 0;
  for (const span of businessSpansFrom(location, from)) {
    if (!isBefore(span.start, to)) {
      break;
    }
    nanoseconds += span.start.until(earlier(span.end, to)).total('nanoseconds');
  }
  return Math.floor(nanoseconds / 60e9);
}

/** When the location closes on the first day with business time at or after `from`. */
export function nextClose(location: ClockLocation, from: Temporal.Instant): Temporal.Instant {
  const [first] = businessSpansFrom(location, from);
  if (!first) {
    return from.add({ hours: 24 });
  }
  const day = businessDay(location, localDate(first.start, location.timeZone));
  return day.at(-1)?.end ?? first.end;
}

/** All business time from `from` on, in order. */
function* businessSpansFrom(location: ClockLocation, from: Temporal.Instant): Generator<Span> {
  const today = localDate(from, location.timeZone);
  for (let days = 0; days < searchedDays; days++) {
    yield* businessSpans(location, today.add({ days }), from);
  }
}

/** The business time of one local day that is still to come at `from`. */
function businessSpans(
  location: ClockLocation,
  date: Temporal.PlainDate,
  from: Temporal.Instant,
): Span[] {
  return businessDay(location, date)
    .filter((span) => isBefore(from, span.end))
    .map((span) => ({ start: later(span.start, from), end: span.end }));
}

/** A day is worked out once for a location as it is: every request asks for the next few days. */
const workedOut = new WeakMap<ClockLocation, Map<string, readonly Span[]>>();

function businessDay(location: ClockLocation, date: Temporal.PlainDate): readonly Span[] {
  const days = workedOut.get(location) ?? new Map<string, readonly Span[]>();
  workedOut.set(location, days);
  const day = date.toString();
  const spans = days.get(day) ?? intersect(openSpans(location, date), contactSpans(location, date));
  days.set(day, spans);
  return spans;
}

function contactSpans({ timeZone, settings }: ClockLocation, date: Temporal.PlainDate): Span[] {
  return openSpans({ timeZone, hours: settings.contactWindow, closures: [] }, date);
}
