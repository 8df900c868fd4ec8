import type { DateOrder } from '../../../shared/import.ts';
import { wholeYear } from '../row/read-date.ts';

/** Two numbers and a year with slashes or hyphens between: which is the day? */
const twoNumbers = /^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)/;

/** Watches the values of one column for which of day and month comes first. */
export type OrderWatch = { dates: number; onlyDayFirst: number; onlyMonthFirst: number };

export const nothingSeen: OrderWatch = { dates: 0, onlyDayFirst: 0, onlyMonthFirst: 0 };

/** A day that never was (`31/02/2026`) tells nothing: it would decide for all the others. */
export function watchOrder(watch: OrderWatch, value: string): void {
  const [, first = '', second = '', year = ''] = twoNumbers.exec(value) ?? [];
  if (first === '') {
    return;
  }
  const isDayFirst = isDay(year, Number(second), Number(first));
  const isMonthFirst = isDay(year, Number(first), Number(second));
  watch.dates += isDayFirst || isMonthFirst ? 1 : 0;
  watch.onlyDayFirst += isDayFirst && !isMonthFirst ? 1 : 0;
  watch.onlyMonthFirst += isMonthFirst && !isDayFirst ? 1 : 0;
}

export function orderOf(watch: OrderWatch): DateOrder | null {
  const { dates, onlyDayFirst, onlyMonthFirst } = watch;
  if (dates === 0) {
    return null;
  }
  if (onlyDayFirst > 0) {
    return onlyMonthFirst > 0 ? 'both' : 'dayFirst';
  }
  return onlyMonthFirst > 0 ? 'monthFirst' : 'either';
}

function isDay(year: string, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(wholeYear(year), month);
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
