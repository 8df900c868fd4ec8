import type { ClockLocation } from '../../locations/business-time.ts';
import { type Clock, clockOf } from './clocks.ts';
import { lastNotAfter } from './partition.ts';
import type { Span } from './periods.ts';
import { msPerDay } from './scene.ts';

type Dated = Pick<ClockLocation, 'timeZone' | 'closures'>;
type SpansOn = (date: Temporal.PlainDate) => readonly Span[];

/**
 * The spans of each local day between two instants, in order and cut to them. A day without a clock
 * change or a closure is like the last such weekday, its spans as far from midnight: so a year takes
 * as long as some days. `spansOn`: what holds on a day, by nothing but its weekday, its closure and
 * the clock.
 */
export function spansBetween(location: Dated, from: number, to: number, spansOn: SpansOn): Span[] {
  const clock = clockOf(location.timeZone, from, to);
  const first = Math.floor(clock.local(from) / msPerDay);
  const last = Math.floor(clock.local(to) / msPerDay);
  const usual = usualDays(location, clock, spansOn);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, day) => usual(first + day))
    .flat()
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end);
}

/** How much of some spans (in order, apart) lies after an instant, in milliseconds; for very many. */
export function timeAfter(spans: readonly Span[]): (at: number) => number {
  const starts = Float64Array.from(spans, ({ start }) => start);
  /** From the start of each span on. */
  const after = new Float64Array(spans.length + 1);
  for (let place = spans.length - 1; place >= 0; place--) {
    const span = spans[place];
    after[place] = Number(after[place + 1]) + (span ? span.end - span.start : 0);
  }
  return (at) => {
    const place = lastNotAfter(starts, at);
    return Math.max(0, (spans[place]?.end ?? at) - at) + Number(after[place + 1]);
  };
}

/** The spans of a local day, counted from 1970. */
function usualDays(
  { closures }: Dated,
  clock: Clock,
  spansOn: SpansOn,
): (day: number) => readonly Span[] {
  const closed = closures.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  const weekdays: (readonly Span[])[] = [];
  return (day) => {
    const weekday = ((day % 7) + 7) % 7;
    const midnight = clock.steadyMidnight(day);
    const isClosed = closed.some(([from, to]) => from <= day && day <= to);
    if (isClosed || midnight === null) {
      return spansOn(epoch.add({ days: day }));
    }
    const usual = (weekdays[weekday] ??= shifted(spansOn(epoch.add({ days: day })), -midnight));
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
