import { addDays } from '../../format/addDays.ts';

/** Days from the first to the last, both counted, as `2026-08-01`. */
export type Range = { from: string; to: string };

/** The ranges that have a name, as of a day. Whole months; only this month ends with the day. */
export function namedRanges(today: string): Record<RangeName, Range> {
  const quarter = monthOf(today, -(monthNumber(today) % 3));
  return {
    thisMonth: { from: monthOf(today, 0), to: today },
    lastMonth: months(today, 1),
    lastThreeMonths: months(today, 3),
    lastQuarter: { from: monthOf(quarter, -3), to: addDays(quarter, -1) },
    lastTwelveMonths: months(today, 12),
  };
}

export const rangeNames = {
  thisMonth: 'This month',
  lastMonth: 'Last month',
  lastThreeMonths: 'Last 3 months',
  lastQuarter: 'Last quarter',
  lastTwelveMonths: 'Last 12 months',
} as const;
export type RangeName = keyof typeof rangeNames;

/** What is shown where nobody has chosen: most of what is told needs weeks to be known. */
export const usualRange: RangeName = 'lastThreeMonths';

/** The name of a range, if it has one. */
export function nameOfRange({ from, to }: Range, today: string): RangeName | undefined {
  const named = namedRanges(today);
  return (Object.keys(rangeNames) as RangeName[]).find(
    (name) => named[name].from === from && named[name].to === to,
  );
}

/**
 * A range as one says it: `October`, `August to October`, `November 2025 to October 2026`,
 * `Aug 3 to Oct 12`. The year where it is not this one.
 */
export function rangeWords({ from, to }: Range, today: string): string {
  if (!isDay(from) || !isDay(to)) {
    return 'No such range';
  }
  const thisYear = from.slice(0, 4) === today.slice(0, 4) && to.slice(0, 4) === today.slice(0, 4);
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  const whole = from.endsWith('-01') && addDays(to, 1).endsWith('-01');
  const words = (date: string, year: boolean) =>
    wordsOf(date, whole ? { month: 'long' } : { month: 'short', day: 'numeric' }, year);
  if (from === to || (whole && from.slice(0, 7) === to.slice(0, 7))) {
    return words(from, !thisYear);
  }
  return `${words(from, !sameYear)} to ${words(to, !thisYear)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wordsOf(date: string, options: Intl.DateTimeFormatOptions, year: boolean): string {
  const all = { timeZone: 'UTC', ...options, ...(year && ({ year: 'numeric' } as const)) };
  const key = JSON.stringify(all);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-US', all);
  formats.set(key, known);
  return known.format(new Date(`${date}T00:00:00Z`));
}

/** `Aug 1, 2026`; what is no day as it is. */
export function dateWords(date: string): string {
  return !isDay(date) ? date : wordsOf(date, { month: 'short', day: 'numeric' }, true);
}

/** Whether a text is a day that exists. */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(at || 0).toISOString().startsWith(text);
}

/** The last whole months before the month of a day. */
function months(today: string, count: number): Range {
  return { from: monthOf(today, -count), to: addDays(monthOf(today, 0), -1) };
}

const monthNumber = (date: string) => Number(date.slice(5, 7)) - 1;

/** The first of the month some months on. */
function monthOf(date: string, away: number): string {
  const at = new Date(Date.UTC(Number(date.slice(0, 4)), monthNumber(date) + away, 1));
  return at.toISOString().slice(0, 10);
}
