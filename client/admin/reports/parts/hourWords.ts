import type { HourCell } from '../../../../shared/report-answers.ts';

/** From the first hour in which anybody came to the last, without gaps. */
export function hoursOf(cells: readonly HourCell[]): number[] {
  const seen = cells.filter(({ n }) => n > 0).map(({ hour }) => hour);
  const first = Math.min(...seen);
  return seen.length === 0
    ? []
    : Array.from({ length: Math.max(...seen) - first + 1 }, (_, index) => first + index);
}

/** `12 am`, `9 am`, `5 pm` */
export function hourWords(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour % 24 < 12 ? 'am' : 'pm'}`;
}
