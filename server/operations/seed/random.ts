/** A small generator of numbers that depend on the seed alone (sfc32): no two runs differ. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** A whole number, both ends included. */
  int: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** One of the choices, each as likely as its weight. */
  weighted: <T>(choices: readonly (readonly [T, number])[]) => T;
  /** Waiting times: mostly short, sometimes long; the mean is `mean`. */
  wait: (mean: number) => number;
  hex: (length: number) => string;
};

export function createRandom(seed: number): Random {
  const next = sfc32(seed);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[int(0, list.length - 1)];
    if (one === undefined) {
      throw new Error('nothing to pick from');
    }
    return one;
  };
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (choices) => weighted(next(), choices),
    wait: (mean) => -Math.log(1 - next()) * mean,
    hex: (length) => hex(next, length),
  };
}

function hex(next: () => number, length: number): string {
  let digits = '';
  while (digits.length < length) {
    digits += Math.floor(next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }
  return digits.slice(0, length);
}

function weighted<T>(at: number, choices: readonly (readonly [T, number])[]): T {
  const last = choices.at(-1);
  if (!last) {
    throw new Error('nothing to choose from');
  }
  let left = at * choices.reduce((sum, [, weight]) => sum + weight, 0);
  const found = choices.find(([, weight]) => (left -= weight) < 0);
  return (found ?? last)[0];
}

function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, seed | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) {
    next();
  }
  return next;
}
