import { businessDay, type ClockLocation } from '../../locations/business-time.ts';
import { type Clock, clockOf } from './clocks.ts';
import { lastNotAfter } from './groups.ts';
import { msPerDay } from './scene.ts';

/** Nobody's waiting is counted for longer than this, so that a figure never takes long. */
export const longestWaitDays = 370;

const msPerMinute = 60_000;

/**
 * How many whole business minutes have passed from an instant until `asOf`, for very many instants:
 * the same as `businessMinutesBetween`, which takes as long for each as here all take together. What
 * began more than 370 days ago counts those of the last 370 days.
 */
export function minutesUntil(location: ClockLocation, asOf: number): (from: number) => number {
  const spans = businessSpans(location, asOf);
  const starts = Float64Array.from(spans, ({ start }) => start);
  const after = new Float64Array(spans.length + 1);
  for (let place = spans.length - 1; place >= 0; place--) {
    const span = spans[place];
    after[place] = Number(after[place + 1]) + (span ? span.end - span.start : 0);
  }
  return (from) => {
    const place = lastNotAfter(starts, from);
    const rest = Math.max(0, Number(spans[place]?.end ?? from) - from);
    return Math.floor((rest + Number(after[place + 1])) / msPerMinute);
  };
}

type Span = { readonly start: number; readonly end: number };

/** The business time of the last 370 days until `asOf`, in order. */
function businessSpans(location: ClockLocation, asOf: number): Span[] {
  const first = asOf - longestWaitDays * msPerDay;
  const clock = clockOf(location.timeZone, first, asOf);
  const last = Math.floor(clock.local(asOf) / msPerDay);
  const spansOn = usualDays(location, clock);
  return Array.from({ length: longestWaitDays }, (_, day) =>
    spansOn(last - longestWaitDays + 1 + day),
  )
    .flat()
    .map(({ start, end }) => ({ start, end: Math.min(end, asOf) }))
    .filter(({ start, end }) => start < end);
}

/**
 * The business time of a local day (counted from 1970). A day without a clock change or a closure is
 * like the last such weekday: its spans lie as far from midnight.
 */
function usualDays(location: ClockLocation, clock: Clock): (day: number) => readonly Span[] {
  const closed = location.closures.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  const weekdays = new Map<number, readonly Span[]>();
  return (day) => {
    if (closed.some(([from, to]) => from <= day && day <= to)) {
      return [];
    }
    const midnight = clock.steadyMidnight(day);
    if (midnight === null) {
      return businessDay(location, epoch.add({ days: day }));
    }
    const usual =
      weekdays.get(day % 7) ?? shifted(businessDay(location, epoch.add({ days: day })), -midnight);
    weekdays.set(day % 7, usual);
    return shifted(usual, midnight);
  };
}

const epoch = Temporal.PlainDate.from('1970-01-01');

function dayNumber(date: string): number {
  return epoch.until(Temporal.PlainDate.from(date)).days;
}

function shifted(spans: readonly Span[], by: number): Span[] {
  return spans.map(({ start, end }) => ({ start: start + by, end: end + by }));
}
