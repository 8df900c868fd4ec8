/** Rates between which a location of this size lies by chance alone, 95 and 99.8 times of 100. */
export type FunnelLimits = {
  readonly lower95: number;
  readonly upper95: number;
  readonly lower998: number;
  readonly upper998: number;
};

/** Where a location lies in the funnel: beyond no limit, beyond that of 95 %, or of 99.8 % too. */
export type FunnelPlace = 'inside' | 'below95' | 'above95' | 'below998' | 'above998';

/**
 * The limits around the group's rate for a location of `n` leads, from the exact binomial
 * distribution: with r the smallest count for which P(R ≤ r) ≥ p, the lower limit of tail p is
 * (r − (P(R ≤ r) − p) / P(R = r)) / n, between two counts so that the funnel has no steps. The upper
 * limit is that of the leads that did not reach the stage, seen from 1: so a rate and its complement
 * have the same funnel, and chance puts a location beyond a limit never more often than p says.
 * Source: Spiegelhalter, Statistics in Medicine 24 (2005), 1185–1202, A.1.1, whose upper limit is up
 * to one lead lower and raises an alarm more often than p. Without leads anything is possible: 0 to 1.
 * @param rate a fraction
 * @param n a whole number; up to 1,000,000 it takes no more than a millisecond
 */
export function funnelLimits(rate: number, n: number): FunnelLimits {
  if (n === 0 || rate <= 0 || rate >= 1) {
    const [lower, upper] = n === 0 ? [0, 1] : [rate, rate];
    return { lower95: lower, upper95: upper, lower998: lower, upper998: upper };
  }
  const { first, chances } = likelyCounts(rate, n);
  const others = chances.toReversed();
  const firstOther = n - (first + chances.length - 1);
  const lower = (tail: number) => Math.max(0, first + quantile(chances, tail)) / n;
  const upper = (tail: number) => 1 - Math.max(0, firstOther + quantile(others, tail)) / n;
  return {
    lower95: lower(0.025),
    upper95: upper(0.025),
    lower998: lower(0.001),
    upper998: upper(0.001),
  };
}

/** Where a location with `count` of `n` leads lies in the funnel around the group's `rate`. */
export function place(count: number, n: number, rate: number): FunnelPlace {
  const limits = funnelLimits(rate, n);
  const own = n === 0 ? rate : count / n;
  if (own < limits.lower95) {
    return own < limits.lower998 ? 'below998' : 'below95';
  }
  if (own > limits.upper95) {
    return own > limits.upper998 ? 'above998' : 'above95';
  }
  return 'inside';
}

/** What is less likely than this beside the likeliest count changes no digit of a limit. */
const negligible = 1e-18;

/**
 * The binomial distribution where it is not negligible: the chance of `first` events, and of each
 * count after it. It grows out of the likeliest count by the ratio of neighbours,
 * P(k + 1) / P(k) = (n − k)/(k + 1) · rate/(1 − rate), and is scaled to 1: nothing can overflow.
 */
function likelyCounts(rate: number, n: number) {
  const likeliest = Math.min(n, Math.floor((n + 1) * rate));
  const odds = rate / (1 - rate);
  const above = fallingFrom(
    n - likeliest,
    (i) => ((n - likeliest - i) / (likeliest + i + 1)) * odds,
  );
  const below = fallingFrom(likeliest, (i) => (likeliest - i) / (n - likeliest + i + 1) / odds);
  const weights = [...below.toReversed(), 1, ...above];
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { first: likeliest - below.length, chances: weights.map((weight) => weight / sum) };
}

/** Weights that begin at 1 and change by `ratio` from one to the next, without that 1. */
function fallingFrom(most: number, ratio: (index: number) => number): number[] {
  const weights: number[] = [];
  let weight = 1;
  for (let index = 0; index < most && weight > negligible; index++) {
    weight *= ratio(index);
    weights.push(weight);
  }
  return weights;
}

/** How many steps from the first until the sum of chances is `tail`, a part of a step included. */
function quantile(chances: readonly number[], tail: number): number {
  let sum = 0;
  for (const [index, chance] of chances.entries()) {
    sum += chance;
    if (sum >= tail) {
      return index - (sum - tail) / chance;
    }
  }
  return chances.length - 1;
}
