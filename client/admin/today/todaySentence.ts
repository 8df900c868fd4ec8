import type { Today, TodaySection } from '../../../shared/today.ts';
import { formatMomentWithin, formatTime, localDate } from '../format/time.ts';

type Day = Pick<Today, 'sections' | 'toCall' | 'cut' | 'opensAt'>;

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
  return day.opensAt === null
    ? openWords(day, zone, now)
    : `Closed until ${formatMomentWithin(day.opensAt, zone, now)}. ${waitingWords(day)}`;
}

/** Nobody is there to do it, so it is not called due. */
function waitingWords(day: Day): string {
  if (day.toCall !== null) {
    const { count } = day.toCall;
    return count === 1 ? '1 call is waiting.' : `${atLeast(day, count)} calls are waiting.`;
  }
  const due = pressing(day);
  if (due > 0) {
    return due === 1 ? '1 thing is waiting.' : `${atLeast(day, due)} things are waiting.`;
  }
  return 'Nothing is waiting.';
}

function openWords(day: Day, zone: string, now: string): string {
  if (day.toCall !== null) {
    const { count, before } = day.toCall;
    return `${atLeast(day, count)} to call before ${clockWords(before, zone, now)}.`;
  }
  const due = pressing(day);
  if (due > 0) {
    return due === 1 ? '1 thing to do today.' : `${atLeast(day, due)} things to do today.`;
  }
  const later = countOf(day, ['later']);
  return later > 0 ? `Nothing is due now. ${later} later today.` : 'Nothing is due now.';
}

/** What is not only looked at, or waits for an hour to come. */
function pressing(day: Day): number {
  const sections = day.sections.map(({ section }) => section);
  return countOf(
    day,
    sections.filter((section) => !calm.includes(section)),
  );
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
