import type { FixedRate, Horizon } from '../../../../shared/report.ts';
import { countWords, intervalWords, percentWords } from './numberWords.ts';

/** A rate of fewer says more about chance than about anybody: it is told as counts. */
export const fewest = 5;

type Share = {
  n: number;
  count: number;
  rate: number | null;
  lower: number | null;
  upper: number | null;
};

/** `46 %`; of fewer than five `3 of 4`; of nobody a dash. */
export function shareWords({ n, count, rate }: Share): string {
  if (n === 0) {
    return '–';
  }
  return n < fewest || rate === null ? `${count} of ${n}` : percentWords(rate);
}

/** The interval in words, where there is one to tell: `41 to 51 %`. */
export function shareInterval({ n, lower, upper }: Share): string | null {
  return n < fewest || lower === null || upper === null ? null : intervalWords(lower, upper);
}

/** A rate at a horizon as any other share. */
export function asShare({ n, reached, rate, lower, upper }: FixedRate): Share {
  return { n, count: reached, rate, lower, upper };
}

const horizonWords: Record<Horizon, string> = {
  30: 'thirty days',
  60: 'sixty days',
  90: 'ninety days',
};

/** Why a rate can't be told yet: `for 12 of 12 thirty days have not passed`. */
export function tooEarlyWords({ n, tooEarly, horizon }: FixedRate): string {
  const all = n + tooEarly;
  return `for ${countWords(tooEarly)} of ${countWords(all)} ${horizonWords[horizon]} have not passed`;
}

/** Whether people asked, but too lately for this horizon to say anything. */
export function isTooEarly({ n, tooEarly }: FixedRate): boolean {
  return n === 0 && tooEarly > 0;
}

/** A rate at a horizon on one line, for a cell: `46 %`, `3 of 4`, `too early`, `–`. */
export function fixedWords(fixed: FixedRate | undefined): string {
  if (fixed === undefined) {
    return '–';
  }
  return isTooEarly(fixed) ? 'too early' : shareWords(asShare(fixed));
}
