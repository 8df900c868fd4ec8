import type { Range } from './scene.ts';

/** From an instant to before another, in milliseconds. */
export type Span = { readonly start: number; readonly end: number };

/** Local days as instants of a time zone; a day may have 23 or 25 hours. */
export function spanOf({ from, to }: Range, timeZone: string): Span {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).epochMilliseconds;
  const last = Temporal.PlainDate.from(to);
  return { start: startOf(Temporal.PlainDate.from(from)), end: startOf(last.add({ days: 1 })) };
}

/**
 * The range of as many days before this one; where it is whole months, as many months before, so
 * that October is compared with September and not with the end of August.
 */
export function rangeBefore({ from, to }: Range): Range {
  const first = Temporal.PlainDate.from(from);
  const last = Temporal.PlainDate.from(to);
  const next = last.add({ days: 1 });
  const wholeMonths = first.day === 1 && next.day === 1;
  const length = wholeMonths
    ? { months: first.until(next, { largestUnit: 'months' }).months }
    : { days: first.until(next).days };
  return {
    from: first.subtract(length).toString(),
    to: first.subtract({ days: 1 }).toString(),
  };
}

export type Period = {
  /** `2026-08`, or `2026-W32` by ISO 8601 */
  readonly name: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
};

/** The months or weeks (from Monday) that the range touches, each cut to the range. */
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

function named(day: Temporal.PlainDate, by: 'month' | 'week'): Pick<Period, 'name' | 'label'> {
  if (by === 'month') {
    const label = day.toLocaleString('en-US', { month: 'short', year: 'numeric' });
    return { name: day.toString().slice(0, 7), label };
  }
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const week = String(day.weekOfYear ?? 0).padStart(2, '0');
  const label = `Week of ${monday.toLocaleString('en-US', { month: 'short', day: 'numeric', year: 'numeric' })}`;
  return { name: `${day.yearOfWeek}-W${week}`, label };
}
