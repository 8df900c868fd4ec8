/** Numbers of reports as people read them. A thin space stands before the per cent sign. */

const thin = '\u202f';
const whole = new Intl.NumberFormat('en-US');

/** `1,284` */
export function countWords(count: number): string {
  return whole.format(count);
}

/** A fraction as whole per cents: `46 %`. */
export function percentWords(fraction: number): string {
  return `${Math.round(fraction * 100)}${thin}%`;
}

/** `41 to 51 %` */
export function intervalWords(lower: number, upper: number): string {
  return `${Math.round(lower * 100)} to ${percentWords(upper)}`;
}

/** Business minutes: `21 min`, `2 h 40`, `14 h`; never broken at the end of a line. */
export function minutesWords(minutes: number): string {
  const all = Math.round(minutes);
  const rest = all % 60;
  const words =
    all < 60 ? [all, 'min'] : [Math.floor(all / 60), 'h', ...(rest === 0 ? [] : [padded(rest)])];
  return words.join('\u00a0');
}

const padded = (minutes: number) => String(minutes).padStart(2, '0');

/** `1 day`, `9 days`; halves where a median lies between two days. */
export function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${Math.round(days * 2) / 2} days`;
}
