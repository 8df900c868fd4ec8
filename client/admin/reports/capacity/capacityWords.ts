import { countWords, daysWords, percentWords } from '../parts/numberWords.ts';

/** Whole days, the last one included: `under 2 days`, `2 to 3 days`, `15 days and more`; null: `none`. */
export function daySpanWords(from: number | null, to: number | null): string {
  if (from === null) {
    return 'no free time';
  }
  if (to === null) {
    return `${from} days and more`;
  }
  return from === 0 ? `under ${daysWords(to + 1)}` : `${from} to ${daysWords(to)}`;
}

/** The same under a narrow column: `2–3`, `days`. */
export function daySpanLines(from: number | null, to: number | null): string[] {
  if (from === null) {
    return ['none'];
  }
  return [to === null ? `${from}+` : `${from}–${to}`, 'days'];
}

/** Whole days of 24 hours: `3 days`, `under a day`. */
export function awayWords(days: number): string {
  return days < 1 ? 'under a day' : daysWords(days);
}

/** `212 of 640 open room hours` */
export function roomWords({ openHours, takenHours }: { openHours: number; takenHours: number }) {
  return `${hoursOf(takenHours)} of ${hoursOf(openHours)} open room hours`;
}

/** `64 %`; where no room was open a dash. */
export function roomShare(share: number | null): string {
  return share === null ? '–' : percentWords(share);
}

const hoursOf = (hours: number) => countWords(Math.round(hours));
