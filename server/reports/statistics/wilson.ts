/** So many of so many: leads that reached a stage, of those that could have. */
export type Proportion = { readonly count: number; readonly n: number };

/** A rate as a fraction (0.46) with the bounds of its interval, all within [0, 1]. */
export type Interval = { readonly rate: number; readonly lower: number; readonly upper: number };

/** Φ⁻¹(0.975): two-sided 95 %. */
export const z95 = 1.959963984540054;

/**
 * The Wilson score interval of a rate, without continuity correction: with p = count/n, its middle
 * is (p + z²/2n) / (1 + z²/n), its half width z·√(p(1−p)/n + z²/4n²) / (1 + z²/n). Of none there is
 * no rate: null. At 0 and at n its outer bound is exactly 0 or 1.
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.4.1.
 * @param z the normal quantile of the level; 95 % if it is left out
 */
export function wilson(count: number, n: number, z = z95): Interval | null {
  if (n === 0) {
    return null;
  }
  const rate = count / n;
  const scale = 1 + z ** 2 / n;
  const middle = (rate + z ** 2 / (2 * n)) / scale;
  const half = (z * Math.sqrt((rate * (1 - rate)) / n + z ** 2 / (4 * n ** 2))) / scale;
  return {
    rate,
    lower: count === 0 ? 0 : Math.max(0, middle - half),
    upper: count === n ? 1 : Math.min(1, middle + half),
  };
}
