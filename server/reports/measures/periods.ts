import { once, ownPlaces, type Range, type Scene } from './scene.ts';

/** From an instant to before another, in milliseconds. */
export type Span = { readonly start: number; readonly end: number };

/** Local days as instants of a time zone; a day may have 23 or 25 hours. */
export function spanOf({ from, to }: Range, timeZone: string): Span {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  const last = Temporal.PlainDate.from(to);
  return { start: startOf(Temporal.PlainDate.from(from)), end: startOf(last.add({ days: 1 })) };
}

/** When a range begins and ends by now, by the id of a location; NaN where it isn't one's own. */
export type Spans = { readonly starts: Float64Array; readonly ends: Float64Array };

/** A range at each of the own locations, by its clock. */
export function spansOf(scene: Scene, range: Range): Spans {
  return once(scene, `spans ${range.from} ${range.to}`, () => {
    const { asOf } = scene.facts;
    const own = ownPlaces(scene);
    const most = own.reduce((id, place) => Math.max(id, place.id), 0);
    const starts = new Float64Array(most + 1).fill(Number.NaN);
    const ends = new Float64Array(most + 1).fill(Number.NaN);
    const byZone = new Map<string, Span>();
    for (const { id, timeZone } of own) {
      const span = byZone.get(timeZone) ?? spanOf(range, timeZone);
      byZone.set(timeZone, span);
      starts[id] = span.start;
      ends[id] = Math.min(span.end, asOf + 1);
    }
    return { starts, ends };
  });
}

type Length = { readonly months: number } | { readonly days: number };

/** How long a range is: in months where it is whole ones. */
function lengthOf({ from, to }: Range): Length {
  const first = Temporal.PlainDate.from(from);
  const next = Temporal.PlainDate.from(to).add({ days: 1 });
  return first.day === 1 && next.day === 1
    ? { months: (next.year - first.year) * 12 + next.month - first.month }
    : { days: first.until(next).days };
}

/**
 * The range of as many days before this one; where it is whole months, as many months before, so
 * that October is compared with September and not with the end of August.
 */
export function rangeBefore(range: Range): Range {
  const first = Temporal.PlainDate.from(range.from);
  return {
    from: first.subtract(lengthOf(range)).toString(),
    to: first.subtract({ days: 1 }).toString(),
  };
}

const numbers = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The range before this one, in words: `the three months before`. */
export function beforeInWords(range: Range): string {
  const length = lengthOf(range);
  const [count, unit] = 'months' in length ? [length.months, 'month'] : [length.days, 'day'];
  return count === 1 ? `the ${unit} before` : `the ${numbers[count] ?? count} ${unit}s before`;
}

export type Period = {
  /** `2026-08`, or `2026-W32` by ISO 8601 */
  readonly name: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

/** The months or weeks (from Monday) that the range touches, each cut to the range. */
export function periodsIn(scene: Scene, range: Range, by: 'month' | 'week'): readonly Period[] {
  return once(scene, `periods ${range.from} ${range.to} ${by}`, () => periodsOf(range, by));
}

export function periodsOf({ from, to }: Range, by: 'month' | 'week'): Period[] {
  const last = Temporal.PlainDate.from(to);
  const periods: Period[] = [];
  let first = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(first, last) <= 0) {
    const end = earlier(by === 'month' ? monthEnd(first) : weekEnd(first), last);
    periods.push({ ...named(first, by), from: first.toString(), to: end.toString() });
    first = end.add({ days: 1 });
  }
  return periods;
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) <= 0 ? a : b;
const monthEnd = (day: Temporal.PlainDate) => day.with({ day: day.daysInMonth });
const weekEnd = (day: Temporal.PlainDate) => day.add({ days: 7 - day.dayOfWeek });

const monthFormat = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric' });
const dayFormat = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' });

function named(day: Temporal.PlainDate, by: 'month' | 'week'): Pick<Period, 'name' | 'label'> {
  if (by === 'month') {
    const label = monthFormat.format(day);
    return { name: day.toString().slice(0, 7), label };
  }
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const week = String(day.weekOfYear ?? 0).padStart(2, '0');
  const label = `Week of ${dayFormat.format(monday)}`;
  return { name: `${day.yearOfWeek}-W${week}`, label };
}
