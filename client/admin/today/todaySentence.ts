import type { Today, TodaySection } from '../../../shared/today.ts';
import { formatMomentWithin, formatTime, localDate } from '../format/time.ts';

type Day = Pick<Today, 'sections' | 'toCall' | 'cut'>;

/** Sections that wait for an hour to come, or only for a look. */
const calm: readonly TodaySection[] = ['later', 'unconfirmed', 'escalated'];

/** What is said below a day that holds more than it shows. */
export const cutWords =
  'There is more than fits here: of each kind the earliest are shown. The list of leads has all.';

/** The day in one sentence or two: what presses, and what came in while nobody was there. */
export function todaySentence(day: Day, zone: string, now: string): string {
  const overnight = overnightWords(countOf(day, ['overnight']));
  return `${firstWords(day, zone, now)}${overnight}`;
}

function firstWords(day: Day, zone: string, now: string): string {
  if (day.toCall !== null) {
    const { count, before } = day.toCall;
    return `${atLeast(day, count)} to call before ${clockWords(before, zone, now)}.`;
  }
  const pressing = day.sections.filter(({ section }) => !calm.includes(section));
  const due = countOf(
    day,
    pressing.map(({ section }) => section),
  );
  if (due > 0) {
    return due === 1 ? '1 thing to do today.' : `${atLeast(day, due)} things to do today.`;
  }
  const later = countOf(day, ['later']);
  return later > 0 ? `Nothing is due now. ${later} later today.` : 'Nothing is due now.';
}

/** A day that is cut knows of more than it shows. */
function atLeast({ cut }: Day, count: number): string {
  return cut ? `At least ${count}` : String(count);
}

function clockWords(at: string, zone: string, now: string): string {
  const today = localDate(at, zone) === localDate(now, zone);
  return today ? formatTime(at, zone) : formatMomentWithin(at, zone, now);
}

function overnightWords(count: number): string {
  if (count === 0) {
    return '';
  }
  return ` ${numberWords[count] ?? count} came in while you were closed.`;
}

const numberWords = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

function countOf({ sections }: Day, wanted: readonly TodaySection[]): number {
  return sections
    .filter(({ section }) => wanted.includes(section))
    .reduce((sum, { rows }) => sum + rows.length, 0);
}
