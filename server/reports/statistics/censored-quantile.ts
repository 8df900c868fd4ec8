import { kaplanMeier } from './kaplan-meier.ts';

/** How many were attempted after so many minutes, and how many have waited so long by now. */
export type MinuteCounts = {
  readonly minutes: number;
  readonly events: number;
  readonly censored: number;
};

/** `atLeast`: so many still wait that the quantile is this long or longer. */
export type CensoredQuantile = { readonly value: number; readonly atLeast: boolean };

/** Products of fractions miss a half by less than this. */
const rounding = 1e-12;

/**
 * By how many minutes the share `q` was attempted, where those who still wait count as waiting at
 * least this long: the smallest time at which 1 − S(t) of Kaplan–Meier is q or more. When nobody
 * waits it is the nearest rank, the inverse of the empirical distribution (type 1 of Hyndman & Fan,
 * The American Statistician 50 (1996), 361–365): always a time that occurred, never one between two.
 * Where the curve ends below q it is the longest time known of, and at least that. Null of nobody.
 * @param counts in any order, a time may come several times
 * @param q a fraction above 0, at most 1: 0.5 is the median
 */
export function censoredQuantile(
  counts: readonly MinuteCounts[],
  q: number,
): CensoredQuantile | null {
  const known = counts.filter(({ events, censored }) => events + censored > 0);
  if (known.length === 0) {
    return null;
  }
  const steps = kaplanMeier(known.map(({ minutes, ...rest }) => ({ time: minutes, ...rest })));
  const reached = steps.find(({ survival }) => 1 - survival >= q - rounding);
  if (reached) {
    return { value: reached.time, atLeast: false };
  }
  const longest = known.reduce((most, { minutes }) => Math.max(most, minutes), 0);
  return { value: longest, atLeast: true };
}
