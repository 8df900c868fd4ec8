import { minutesWords } from '../parts/numberWords.ts';

/** `under 15 min`, `15 to 30 min`, `8 h and more` */
export function spanWords(from: number, to: number | null): string {
  if (to === null) {
    return `${minutesWords(from)} and more`;
  }
  return from === 0 ? `under ${minutesWords(to)}` : `${minutesWords(from)} to ${minutesWords(to)}`;
}

/** The same under a narrow column, the unit below: `15–30`, `min`; `8+`, `h`. */
export function spanLines(from: number, to: number | null): [string, string] {
  const unit = (to ?? from) <= 60 && from < 60 ? 1 : 60;
  const [first, last] = [from / unit, (to ?? 0) / unit];
  return [to === null ? `${first}+` : `${first}–${last}`, unit === 1 ? 'min' : 'h'];
}

/** `Called within 60 business minutes`, as the overview says it. */
export function targetWords(target: number | null): string {
  return target === null ? 'Called within the target' : `Called within ${target} business minutes`;
}
