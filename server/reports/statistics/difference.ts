import { normalQuantile } from './normal-quantile.ts';
import { type Proportion, wilson, z95 } from './wilson.ts';

export type Difference = {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * By how much the rate of `a` is above that of `b` (a fraction, −1 to 1), with the hybrid score
 * interval made of the two Wilson intervals: (a − b) − √((a − lowerA)² + (upperB − b)²) to
 * (a − b) + √((upperA − a)² + (b − lowerB)²). Null where one of them has no rate.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
 * @param z the normal quantile of the level; 95 % if it is left out
 */
export function newcombe(a: Proportion, b: Proportion, z = z95): Difference | null {
  const first = wilson(a.count, a.n, z);
  const second = wilson(b.count, b.n, z);
  if (!first || !second) {
    return null;
  }
  const difference = first.rate - second.rate;
  const below = Math.hypot(first.rate - first.lower, second.upper - second.rate);
  const above = Math.hypot(first.upper - first.rate, second.rate - second.lower);
  return {
    difference,
    lower: Math.max(-1, difference - below),
    upper: Math.min(1, difference + above),
  };
}

/**
 * Whether two rates differ by more than chance: their interval leaves out 0 even when the 5 % of
 * false alarms are shared by all comparisons made (Bonferroni: each has 5 % / comparisons), so that
 * looking at many figures and telling of the greatest change tells of no noise.
 * @param comparisons how many pairs were looked at to find this one, at least 1
 */
export function isMoreThanChance(a: Proportion, b: Proportion, comparisons: number): boolean {
  const interval = newcombe(a, b, normalQuantile(1 - 0.025 / comparisons));
  return interval !== null && (interval.lower > 0 || interval.upper < 0);
}
