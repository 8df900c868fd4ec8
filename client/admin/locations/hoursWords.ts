import type { OpeningSpan } from '../../../shared/location.ts';

const short = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `Mon to Fri`, `Mon, Wed, Sat`: the days on which it opens. */
export function hoursWords(hours: readonly OpeningSpan[]): string {
  const days = [...new Set(hours.map((span) => span.weekday))].toSorted((a, b) => a - b);
  const [first] = days;
  if (first === undefined) {
    return 'No opening hours yet';
  }
  const unbroken = days.every((day, index) => day === first + index);
  const names = days.map((day) => short[day - 1] ?? '');
  return unbroken && days.length > 2 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
}
