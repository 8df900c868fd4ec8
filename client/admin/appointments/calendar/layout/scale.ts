import { formatTime, wallTime } from '../../../format/time.ts';
import { type LocalDay, minute, type Span } from './localDay.ts';

/** A line across the calendar, `at` minutes below its top. */
export type Mark = { at: number; label: string };

/** How instants stand in a column: minutes below its top, never running backwards. */
export type Scale = { minutes: number; minuteOf: (instant: number) => number };
export type DayScale = Scale & { marks: Mark[]; start: number };
export type WeekScale = { minutes: number; marks: Mark[]; scaleOf: (day: LocalDay) => Scale };

/** How much is shown before opening and after closing, and to what the edges are rounded. */
const margin = 30;
const edge = 30;

/**
 * One day in elapsed time: a minute is a minute on the days, too, on which the clocks change;
 * only the labels jump, so an hour that comes twice is there twice. Null: nothing to show, for
 * it is closed and nobody comes.
 */
export function dayScale(day: LocalDay, visits: readonly Span[]): DayScale | null {
  const shown = extentOf(day, visits);
  if (!shown) {
    return null;
  }
  const { from, to } = shown;
  const start = day.start + from * minute;
  const minutes = to - from;
  return {
    start,
    minutes,
    minuteOf: (instant) => clamp((instant - start) / minute, minutes),
    marks: hoursOf(day, from, to),
  };
}

/** The whole hours by the clock of the location, those in between left out. */
function hoursOf({ start, zone }: LocalDay, from: number, to: number): Mark[] {
  const steps = Array.from({ length: (to - from) / edge }, (_, step) => step * edge);
  return steps
    .map((at) => ({ at, iso: new Date(start + (from + at) * minute).toISOString() }))
    .filter(({ iso }) => wallTime(iso, zone).endsWith(':00'))
    .map(({ at, iso }) => ({ at, label: formatTime(iso, zone) }));
}

/**
 * Days side by side under one row of clock times. By the clock, for that is what they share: the
 * hour that comes twice lies upon itself, and cards in it stand beside each other.
 * @param days each with its appointments
 */
export function weekScale(
  days: readonly (readonly [LocalDay, readonly Span[]])[],
): WeekScale | null {
  const extents = days.flatMap(([day, visits]) => {
    const inner = innerSpans(day, visits);
    return inner.map(({ start, end }) => ({ from: clockOf(day, start), to: clockOf(day, end) }));
  });
  if (extents.length === 0) {
    return null;
  }
  const { from, to } = rounded(extents, 24 * 60);
  const minutes = to - from;
  const scaleOf = (day: LocalDay): Scale => ({
    minutes,
    minuteOf: (instant) => clamp(clockOf(day, instant) - from, minutes),
  });
  const first = Math.ceil(from / 60) * 60;
  const hours = Array.from(
    { length: Math.ceil((to - first) / 60) },
    (_, hour) => first + hour * 60,
  );
  return { minutes, scaleOf, marks: hours.map((at) => ({ at: at - from, label: clockWords(at) })) };
}

/** Where a stretch of time lies on a scale. Backwards by the clock: as long as it takes. */
export function onScale({ minuteOf, minutes }: Scale, { start, end }: Span) {
  const top = minuteOf(start);
  const bottom = minuteOf(end);
  return { top, bottom: bottom > top ? bottom : Math.min(minutes, top + (end - start) / minute) };
}

function extentOf(day: LocalDay, visits: readonly Span[]) {
  const inner = innerSpans(day, visits).map(({ start, end }) => ({
    from: (start - day.start) / minute,
    to: (end - day.start) / minute,
  }));
  return inner.length === 0 ? null : rounded(inner, (day.end - day.start) / minute);
}

function innerSpans(day: LocalDay, visits: readonly Span[]): Span[] {
  return [...day.open, ...visits]
    .map(({ start, end }) => ({
      start: Math.max(start, day.start),
      end: Math.min(end, day.end),
    }))
    .filter(({ start, end }) => start < end);
}

function rounded(extents: readonly { from: number; to: number }[], whole: number) {
  const first = Math.min(...extents.map(({ from }) => from)) - margin;
  const last = Math.max(...extents.map(({ to }) => to)) + margin;
  return {
    from: Math.max(0, Math.floor(first / edge) * edge),
    to: Math.min(whole, Math.ceil(last / edge) * edge),
  };
}

/** Minutes that the clock of the day shows; its end is 24:00. */
function clockOf(day: LocalDay, instant: number): number {
  if (instant <= day.start || instant >= day.end) {
    return instant <= day.start ? 0 : 24 * 60;
  }
  const [hours = 0, minutes = 0] = wallTime(new Date(instant).toISOString(), day.zone)
    .split(':')
    .map(Number);
  return hours * 60 + minutes;
}

/** `480` → `8:00 am` */
function clockWords(minutes: number): string {
  return formatTime(new Date(minutes * minute).toISOString(), 'UTC');
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
