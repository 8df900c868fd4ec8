import type { Location } from '../../shared/records.ts';
import { intersect, isBefore, later, localDate, openSpans, type Span } from './calendar.ts';

export type ResponseDeadlines = {
  readonly dueAt: Temporal.Instant;
  readonly breachAt: Temporal.Instant;
};

type ClockLocation = Pick<Location, 'timeZone' | 'hours' | 'closures' | 'settings'>;

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

function afterBusinessMinutes(
  location: ClockLocation,
  from: Temporal.Instant,
  minutes: number,
): Temporal.Instant {
  let left = Temporal.Duration.from({ minutes }).total('nanoseconds');
  const today = localDate(from, location.timeZone);
  for (let days = 0; days < searchedDays; days++) {
    for (const span of businessSpans(location, today.add({ days }), from)) {
      const length = span.start.until(span.end).total('nanoseconds');
      if (left <= length) {
        return span.start.add({ nanoseconds: left });
      }
      left -= length;
    }
  }
  return from.add({ minutes });
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
