import type { FixedRate, Horizon, Quantile } from '../../../shared/report.ts';

/** Numbers of the monthly mail as people read them, in the words of the Reports pages. */

/** Narrow and not breaking, before the per cent sign. */
const thin = '\u202f';
const whole = new Intl.NumberFormat('en-US');
/** A rate of fewer says more about chance than about anybody: it is told as counts. */
const fewest = 5;

type Share = {
  readonly n: number;
  readonly count: number;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

/** `1,284` */
export function countWords(count: number): string {
  return whole.format(count);
}

/** `82 % (98 of 120; 74 to 88 %)`; of fewer than five `3 of 4`; of nobody a dash. */
export function shareWords({ n, count, rate, lower, upper }: Share): string {
  const counts = `${countWords(count)} of ${countWords(n)}`;
  if (n === 0) {
    return '–';
  }
  return n < fewest || rate === null || lower === null || upper === null
    ? counts
    : `${percent(rate)}${thin}% (${counts}; ${percent(lower)} to ${percent(upper)}${thin}%)`;
}

const percent = (fraction: number) => Math.round(fraction * 100);

const horizonWords: Record<Horizon, string> = { 30: 'thirty', 60: 'sixty', 90: 'ninety' };

/** A rate at a horizon, of those for whom it has passed; and for how many it has not. */
export function fixedWords(fixed: FixedRate | undefined): string {
  if (!fixed || fixed.n + fixed.tooEarly === 0) {
    return '–';
  }
  const { n, reached, tooEarly, horizon } = fixed;
  if (n === 0) {
    return `too early to tell: for ${countWords(tooEarly)} of ${countWords(tooEarly)} ${horizonWords[horizon]} days have not passed`;
  }
  const share = shareWords({ ...fixed, count: reached });
  return tooEarly === 0 ? share : `${share}; ${countWords(tooEarly)} too early to tell`;
}

/** `median 21 min`; `median 2 h 40 or more` where some still wait. */
export function medianWords(median: Quantile | null): string {
  if (median === null) {
    return 'nobody was waited for';
  }
  const { minutes, atLeast } = median;
  return `median ${minutesWords(minutes)}${atLeast ? ' or more' : ''}`;
}

function minutesWords(minutes: number): string {
  const all = Math.round(minutes);
  const rest = all % 60;
  if (all < 60) {
    return `${all} min`;
  }
  return rest === 0
    ? `${all / 60} h`
    : `${Math.floor(all / 60)} h ${String(rest).padStart(2, '0')}`;
}
