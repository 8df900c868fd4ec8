import type { Location } from '../../shared/records.ts';

export type Span = { readonly start: Temporal.Instant; readonly end: Temporal.Instant };

/**
 * When the location is open on one local day, in order, spans that touch joined into one.
 * Empty on a closure. Pure.
 */
export function openSpans(
  location: Pick<Location, 'timeZone' | 'hours' | 'closures'>,
  date: Temporal.PlainDate,
): Span[] {
  const day = date.toString();
  if (location.closures.some((closure) => closure.from <= day && day <= closure.to)) {
    return [];
  }
  const spans = location.hours
    .filter((hours) => hours.weekday === date.dayOfWeek)
    .toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))
    .map((hours) => ({
      start: instantAt(date, hours.opensAt, location.timeZone),
      end: instantAt(date, hours.closesAt, location.timeZone),
    }))
    // A span that lies wholly in the hour which a clock change skips does not happen.
    .filter((span) => isBefore(span.start, span.end));
  return joinTouching(spans);
}

/** The local days from `from` to `to`, both included. */
export function daysBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Temporal.PlainDate[] {
  const count = Math.max(0, from.until(to, { largestUnit: 'days' }).days + 1);
  return Array.from({ length: count }, (_, days) => from.add({ days }));
}

/** The local day of an instant. */
export function localDate(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate();
}

/** What two lists of spans have in common; each list in order and without overlaps. */
export function intersect(left: readonly Span[], right: readonly Span[]): Span[] {
  return left.flatMap((a) =>
    right
      .map((b) => ({ start: later(a.start, b.start), end: earlier(a.end, b.end) }))
      .filter((span) => isBefore(span.start, span.end)),
  );
}

export function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? b : a;
}

export function earlier(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return isBefore(a, b) ? a : b;
}

/**
 * The first instant of the day at which the clock shows `time` or later: a time that a clock
 * change skips begins when the clock jumps, a doubled one the first time. That keeps spans in
 * order and apart on every day.
 */
function instantAt(date: Temporal.PlainDate, time: string, timeZone: string): Temporal.Instant {
  if (time === '24:00') {
    return date.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
  }
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const skipped = !zoned.toPlainDateTime().equals(wall);
  const jump = skipped ? zoned.getTimeZoneTransition('next') : null;
  return (jump ?? zoned).toInstant();
}

function joinTouching(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.end.equals(span.start)) {
      joined[joined.length - 1] = { start: last.start, end: span.end };
    } else {
      joined.push(span);
    }
  }
  return joined;
}
