import type { DateOrder } from '../../../shared/import.ts';

/** Two numbers and a year with slashes or hyphens between: which is the day? */
const twoNumbers = /^\s*(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?!\d)/;

/** Watches the values of one column for which of day and month comes first. */
export type OrderWatch = { dates: number; firstOver12: number; secondOver12: number };

export function watchOrder(watch: OrderWatch, value: string): void {
  const [, first = '', second = ''] = twoNumbers.exec(value) ?? [];
  if (first === '') {
    return;
  }
  watch.dates += 1;
  watch.firstOver12 += Number(first) > 12 ? 1 : 0;
  watch.secondOver12 += Number(second) > 12 ? 1 : 0;
}

export function orderOf({ dates, firstOver12, secondOver12 }: OrderWatch): DateOrder | null {
  if (dates === 0) {
    return null;
  }
  if (firstOver12 > 0) {
    return secondOver12 > 0 ? 'both' : 'dayFirst';
  }
  return secondOver12 > 0 ? 'monthFirst' : 'either';
}
