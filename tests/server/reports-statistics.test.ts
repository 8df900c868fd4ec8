import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aalenJohansen } from '../../server/reports/statistics/aalen-johansen.ts';
import { censoredQuantile } from '../../server/reports/statistics/censored-quantile.ts';
import {
  cumulativeIncidence,
  type DayCounts,
} from '../../server/reports/statistics/cumulative-incidence.ts';
import { isMoreThanChance, newcombe } from '../../server/reports/statistics/difference.ts';
import { funnelLimits, place } from '../../server/reports/statistics/funnel-limits.ts';
import { kaplanMeier } from '../../server/reports/statistics/kaplan-meier.ts';
import { normalQuantile } from '../../server/reports/statistics/normal-quantile.ts';
import { shrunk } from '../../server/reports/statistics/shrink.ts';
import {
  type Cells,
  mixWarning,
  standardised,
} from '../../server/reports/statistics/standardise.ts';
import { wilson, z95 } from '../../server/reports/statistics/wilson.ts';

/** What became of one lead: the kind of its event (1, 2, 3), or 0 where it was censored. */
type Outcome = { readonly time: number; readonly kind: number };

const outcomesOf = (times: readonly number[], kinds: readonly number[]): Outcome[] =>
  times.map((time, index) => ({ time, kind: kinds[index] ?? 0 }));

const asCounts = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ time, kind }) => ({
    time,
    events: [1, 2, 3].map((each) => Number(each === kind)),
    censored: Number(kind === 0),
  }));

/** One kind against all the others. */
const asDays = (outcomes: readonly Outcome[], of = 1): DayCounts[] =>
  outcomes.map(({ time, kind }) => ({
    day: time,
    events: Number(kind === of),
    competing: Number(kind !== of && kind !== 0),
    censored: Number(kind === 0),
  }));

/** What Kaplan–Meier would see if everything but one kind were censored. */
const alone = (outcomes: readonly Outcome[], of: number) =>
  outcomes.map(({ time, kind }) => ({
    time,
    events: Number(kind === of),
    censored: Number(kind !== of),
  }));

/** The incidence on a day, read off the rows as a reader would. */
const incidenceAt = (days: readonly DayCounts[], day: number) =>
  cumulativeIncidence(days).findLast((row) => row.day <= day)?.incidence ?? 0;

const outcome = fc.record({
  time: fc.integer({ min: 0, max: 12 }),
  kind: fc.integer({ min: 0, max: 3 }),
});
const outcomes = fc.array(outcome, { minLength: 1, maxLength: 40 });
const uncensored = fc.array(fc.record({ time: fc.nat(12), kind: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 40,
});
const proportion = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400))
  .map(([n, count]) => ({ n, count: Math.min(count, n) }));
const everyDay = Array.from({ length: 14 }, (_, day) => day);

// R's cmprsk::cuminc; the standard errors are those of Stata's stcompet.
const published = outcomesOf(
  [1, 1, 2, 4, 4, 4, 6, 6, 7, 8, 9, 9, 9, 1, 2, 2, 4, 4],
  [1, 1, 1, 2, 2, 2, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
);

describe('the interval of a rate', () => {
  it.each([
    [18, 20, 0.6989663548, 0.9721335188],
    [4, 20, 0.0806576626, 0.4160174323],
    [0, 30, 0, 0.11351339],
    [30, 30, 1 - 0.11351339, 1],
  ])('of %i of %i is Wilson’s', (count, n, lower, upper) => {
    const interval = wilson(count, n);
    expect(interval?.rate).toBe(count / n);
    expect(interval?.lower).toBeCloseTo(lower, 8);
    expect(interval?.upper).toBeCloseTo(upper, 8);
  });

  it('ends exactly at 0 and at 1, and of nobody there is none', () => {
    expect(wilson(0, 7)?.lower).toBe(0);
    expect(wilson(7, 7)?.upper).toBe(1);
    expect(wilson(0, 0)).toBeNull();
  });

  it('contains the rate, lies in [0, 1] and is that of the others seen from 1', () => {
    fc.assert(
      fc.property(proportion, ({ count, n }) => {
        const { rate, lower, upper } = wilson(count, n) ?? { rate: NaN, lower: NaN, upper: NaN };
        expect(0 <= lower && lower <= rate && rate <= upper && upper <= 1).toBe(true);
        const others = wilson(n - count, n);
        expect(others?.lower).toBeCloseTo(1 - upper, 12);
        expect(others?.upper).toBeCloseTo(1 - lower, 12);
      }),
    );
  });
});

describe('the difference of two rates', () => {
  // Newcombe 1998, table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i/%i less %i/%i', (count, n, otherCount, otherN, lower, upper) => {
    const found = newcombe({ count, n }, { count: otherCount, n: otherN });
    expect(found?.difference).toBeCloseTo(count / n - otherCount / otherN, 12);
    expect(found?.lower).toBeCloseTo(lower, 4);
    expect(found?.upper).toBeCloseTo(upper, 4);
  });

  it('turns its sign when the two change places', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const forth = newcombe(a, b);
        const back = newcombe(b, a);
        expect(forth?.lower).toBeCloseTo(-(back?.upper ?? NaN), 12);
        expect(forth?.upper).toBeCloseTo(-(back?.lower ?? NaN), 12);
      }),
    );
  });

  it('is told of only where it is more than chance, and the less easily the more was looked at', () => {
    const [before, now] = [
      { count: 48, n: 80 },
      { count: 56, n: 70 },
    ];
    expect(isMoreThanChance(now, before, 1)).toBe(true);
    expect(isMoreThanChance(before, now, 1)).toBe(true);
    expect(isMoreThanChance(now, before, 20)).toBe(false);
    expect(isMoreThanChance({ count: 0, n: 0 }, before, 1)).toBe(false);
    expect(isMoreThanChance(before, before, 1)).toBe(false);
  });

  // R's qnorm; each value lies in another branch of the algorithm.
  it.each([
    [0.975, z95],
    [0.7, 0.5244005127080407],
    [0.93, 1.475791028179171],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798409],
  ])('uses the normal quantile of %f', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 12);
  });
});

describe('Kaplan–Meier', () => {
  it('gives what R’s survfit gives', () => {
    const steps = kaplanMeier(
      alone(outcomesOf([3, 1, 2, 3, 2, 1, 5, 3], [0, 1, 1, 1, 0, 0, 1, 0]), 1),
    );
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [1, 8, 1],
      [2, 6, 1],
      [3, 4, 1],
      [5, 1, 1],
    ]);
    const expected = [
      [0.875, 0.1169268],
      [0.7291667, 0.1649762],
      [0.546875, 0.20058],
      [0, 0],
    ] as const;
    for (const [index, [survival, standardError]] of expected.entries()) {
      expect(steps[index]?.survival).toBeCloseTo(survival, 7);
      expect(steps[index]?.standardError).toBeCloseTo(standardError, 7);
    }
  });
});

describe('cumulative incidence', () => {
  it('gives what R’s cuminc gives, with Stata’s standard errors', () => {
    const rows = aalenJohansen(asCounts(published));
    const expected = [
      [1, 0.11111111, 0, 0, 0.88888889],
      [2, 0.17037037, 0, 0, 0.82962963],
      [4, 0.17037037, 0.20740741, 0, 0.62222222],
      [6, 0.17037037, 0.20740741, 0.17777778, 0.44444444],
      [7, 0.17037037, 0.20740741, 0.26666667, 0.35555556],
    ];
    expect(
      rows.map(({ time, kinds, survival }) =>
        [time, ...kinds.map(({ incidence }) => incidence), survival].map(rounded),
      ),
    ).toEqual(expected);
    const errors = rows.map(({ kinds }) => kinds.map(({ variance }) => rounded(variance ** 0.5)));
    expect(errors).toEqual([
      [0.07407407, 0, 0],
      [0.08976251, 0, 0],
      [0.08976251, 0.10610391, 0],
      [0.08976251, 0.10610391, 0.11196147],
      [0.08976251, 0.10610391, 0.12787781],
    ]);
  });

  it('never takes another event for censoring: that would say 0.4286 instead of 0.2667', () => {
    const asCensoring = kaplanMeier(alone(published, 3)).at(-1);
    expect(1 - (asCensoring?.survival ?? NaN)).toBeCloseTo(0.4286, 4);
    expect(cumulativeIncidence(asDays(published, 3)).at(-1)?.incidence).toBeCloseTo(0.26666667, 8);
  });

  it('has a row for each day with an event, from which nobody is missing', () => {
    const rows = cumulativeIncidence(asDays(published, 3));
    expect(
      rows.map(({ day, atRisk, events, competing, censored }) => [
        day,
        atRisk,
        events,
        competing,
        censored,
      ]),
    ).toEqual([
      [1, 18, 0, 2, 1],
      [2, 15, 0, 1, 2],
      [4, 12, 0, 3, 2],
      [6, 7, 2, 0, 0],
      [7, 5, 1, 0, 4],
    ]);
    // 0.26667^exp(±1.96 · 0.12788 / (0.26667 · 1.32176)), by hand.
    expect(rows.at(-1)?.lower).toBeCloseTo(0.0678, 4);
    expect(rows.at(-1)?.upper).toBeCloseTo(0.5225, 4);
    fc.assert(
      fc.property(outcomes, (given) => {
        const curve = cumulativeIncidence(asDays(given));
        for (const [index, row] of curve.entries()) {
          expect(row.events + row.competing).toBeGreaterThan(0);
          const left = row.atRisk - row.events - row.competing - row.censored;
          expect(left).toBe(curve[index + 1]?.atRisk ?? 0);
          // At risk are all who had no event before that day and were not censored before it.
          expect(row.atRisk).toBe(given.filter(({ time }) => time >= row.day).length);
        }
      }),
    );
  });

  it('has no rows where nothing happened', () => {
    expect(cumulativeIncidence([])).toEqual([]);
    expect(cumulativeIncidence([{ day: 4, events: 0, competing: 0, censored: 9 }])).toEqual([]);
  });

  it('knows of no spread at 0 and at 1', () => {
    const [first, second] = cumulativeIncidence([
      { day: 1, events: 0, competing: 1, censored: 0 },
      { day: 2, events: 1, competing: 0, censored: 0 },
    ]);
    expect([first?.incidence, first?.lower, first?.upper]).toEqual([0, 0, 0]);
    expect(second?.incidence).toBe(0.5);
    const all = cumulativeIncidence(asDays(outcomesOf([1, 2, 3], [1, 1, 1]))).at(-1);
    expect([all?.incidence, all?.lower, all?.upper]).toEqual([1, 1, 1]);
  });

  it('adds up to 1 with what has had no event, and never falls', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        let before = [0, 0, 0];
        for (const { kinds, survival } of aalenJohansen(asCounts(given))) {
          const now = kinds.map(({ incidence }) => incidence);
          expect(now.reduce((sum, each) => sum + each, survival)).toBeCloseTo(1, 12);
          expect(now.every((each, kind) => each >= (before[kind] ?? 0))).toBe(true);
          before = now;
        }
      }),
    );
  });

  it('contains its estimate between bounds within [0, 1]', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        for (const { lower, incidence, upper } of cumulativeIncidence(asDays(given))) {
          expect([0, lower, incidence, upper, 1].every(isNotBelowTheOneBefore)).toBe(true);
        }
      }),
    );
  });

  it('without a competing event is 1 − Kaplan–Meier, with Greenwood’s variance', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        const one = given.map(({ time, kind }) => ({ time, kind: kind > 1 ? 0 : kind }));
        const steps = kaplanMeier(alone(one, 1));
        for (const [index, { kinds, survival }] of aalenJohansen(asCounts(one)).entries()) {
          const step = steps[index];
          expect(survival).toBeCloseTo(step?.survival ?? NaN, 12);
          expect(kinds[0]?.incidence).toBeCloseTo(1 - (step?.survival ?? NaN), 12);
          expect(kinds[0]?.variance).toBeCloseTo((step?.standardError ?? NaN) ** 2, 12);
        }
      }),
    );
  });

  it('without censoring is count/n, with the variance of a share', () => {
    fc.assert(
      fc.property(uncensored, (given) => {
        for (const { time, kinds } of aalenJohansen(asCounts(given))) {
          for (const [index, { incidence, variance }] of kinds.entries()) {
            const so = given.filter((each) => each.kind === index + 1 && each.time <= time);
            const share = so.length / given.length;
            expect(incidence).toBeCloseTo(share, 12);
            expect(variance).toBeCloseTo((share * (1 - share)) / given.length, 12);
          }
        }
      }),
    );
  });

  it('has the variance of the textbook, summed the slow way', () => {
    fc.assert(
      fc.property(outcomes, (given) => {
        const rows = aalenJohansen(asCounts(given));
        for (const [index, { kinds }] of rows.entries()) {
          const expected = textbookVariance(rows.slice(0, index + 1), 0);
          expect(kinds[0]?.variance).toBeCloseTo(expected, 12);
        }
      }),
    );
  });

  it('is the same in whatever order the leads come, one by one or counted', () => {
    fc.assert(
      fc.property(
        outcomes.chain((given) => fc.tuple(fc.constant(given), shuffled(given))),
        ([given, mixed]) => {
          const curve = cumulativeIncidence(asDays(given));
          expect(cumulativeIncidence(asDays(mixed))).toEqual(curve);
          expect(cumulativeIncidence(counted(asDays(given)))).toEqual(curve);
        },
      ),
    );
  });

  it('never rises on any day because of one more closed lead', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(13), (given, time) => {
        const before = asDays(given);
        const after = asDays([...given, { time, kind: 2 }]);
        for (const day of everyDay) {
          expect(incidenceAt(after, day)).toBeLessThanOrEqual(incidenceAt(before, day) + 1e-12);
        }
      }),
    );
  });
});

describe('a quantile where some still wait', () => {
  const at = (minutes: number, events: number, censored = 0) => ({ minutes, events, censored });

  it('is the nearest rank when nobody waits', () => {
    const ten = Array.from({ length: 10 }, (_, index) => at((index + 1) * 5, 1));
    expect(censoredQuantile(ten, 0.5)).toEqual({ value: 25, atLeast: false });
    expect(censoredQuantile(ten, 0.9)).toEqual({ value: 45, atLeast: false });
    expect(censoredQuantile(ten, 1)).toEqual({ value: 50, atLeast: false });
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (minutes, twentieths) => {
          const rank = Math.ceil((minutes.length * twentieths) / 20);
          const value = minutes.toSorted((a, b) => a - b)[rank - 1];
          const counts = minutes.map((each) => at(each, 1));
          expect(censoredQuantile(counts, twentieths / 20)).toEqual({ value, atLeast: false });
        },
      ),
    );
  });

  it('counts who still waits as waiting at least this long', () => {
    // S after 10: 3/4; at 20 one of three is still waiting; after 30: 3/4 · 1/2 = 3/8.
    const some = [at(10, 1), at(20, 0, 1), at(30, 1), at(45, 0, 1)];
    expect(censoredQuantile(some, 0.25)).toEqual({ value: 10, atLeast: false });
    expect(censoredQuantile(some, 0.5)).toEqual({ value: 30, atLeast: false });
    expect(censoredQuantile(some, 0.9)).toEqual({ value: 45, atLeast: true });
    expect(censoredQuantile([at(7, 0, 3)], 0.5)).toEqual({ value: 7, atLeast: true });
  });

  it('is nothing of nobody', () => {
    expect(censoredQuantile([], 0.5)).toBeNull();
    expect(censoredQuantile([at(5, 0, 0)], 0.5)).toBeNull();
  });

  it('is never shorter because one more was not attempted', () => {
    fc.assert(
      fc.property(outcomes, fc.nat(), fc.constantFrom(0.25, 0.5, 0.9), (given, pick, q) => {
        const quantile = (of: readonly Outcome[]) =>
          censoredQuantile(
            alone(of, 1).map(({ time, ...rest }) => ({ minutes: time, ...rest })),
            q,
          )?.value ?? NaN;
        const waits = given.with(pick % given.length, {
          time: given[pick % given.length]?.time ?? 0,
          kind: 0,
        });
        expect(quantile(waits)).toBeGreaterThanOrEqual(quantile(given));
      }),
    );
  });
});

describe('the funnel', () => {
  // By SciPy, in R: r <- qbinom(p, n, rate); (r - (pbinom(r, n, rate) - p) / dbinom(r, n, rate)) / n,
  // and the upper ones as 1 less the lower ones around 1 - rate.
  it.each([
    [0.5, 10, 0.1324444444, 0.8675555556, 0.00024, 0.99976],
    [0.3, 50, 0.1661393803, 0.4401358867, 0.1031299845, 0.5190695885],
    [0.46, 319, 0.4038525594, 0.5164068748, 0.3727045138, 0.5480472912],
    [0.4, 100_000, 0.3969595891, 0.4030423139, 0.3952105131, 0.4047952067],
    [0.02, 30, 0, 0.0988929688, 0, 0.1576728531],
  ])('around %f for %i leads is that of the binomial distribution', (rate, n, ...expected) => {
    const { lower95, upper95, lower998, upper998 } = funnelLimits(rate, n);
    for (const [index, limit] of [lower95, upper95, lower998, upper998].entries()) {
      expect(limit).toBeCloseTo(expected[index] ?? NaN, 9);
    }
  });

  const rate = fc.integer({ min: 1, max: 999 }).map((each) => each / 1000);
  const size = fc.integer({ min: 1, max: 2000 });

  it('contains the rate, the narrow one in the wide one, and is narrower for more leads', () => {
    fc.assert(
      fc.property(rate, size, (around, n) => {
        const some = funnelLimits(around, n);
        const inOrder = [0, some.lower998, some.lower95, around, some.upper95, some.upper998, 1];
        expect(inOrder.every(isNotBelowTheOneBefore)).toBe(true);
        const more = funnelLimits(around, n + 1);
        expect(more.lower95).toBeGreaterThanOrEqual(some.lower95 - 1e-12);
        expect(more.upper998).toBeLessThanOrEqual(some.upper998 + 1e-12);
      }),
    );
  });

  it('is that of the others seen from 1', () => {
    fc.assert(
      fc.property(rate, size, (around, n) => {
        const { lower95, upper998 } = funnelLimits(around, n);
        const others = funnelLimits(1 - around, n);
        expect(others.upper95).toBeCloseTo(1 - lower95, 10);
        expect(others.lower998).toBeCloseTo(1 - upper998, 10);
      }),
    );
  });

  it('raises a false alarm no more often than it says', () => {
    for (const n of [1, 5, 12, 40]) {
      for (const around of [0.05, 0.3, 0.5, 0.92]) {
        const alarms = { below95: 0, above95: 0, below998: 0, above998: 0, inside: 0 };
        for (let count = 0; count <= n; count++) {
          alarms[place(count, n, around)] += chanceOf(count, n, around);
        }
        expect(alarms.below998).toBeLessThanOrEqual(0.001);
        expect(alarms.above998).toBeLessThanOrEqual(0.001);
        expect(alarms.below95 + alarms.below998).toBeLessThanOrEqual(0.025);
        expect(alarms.above95 + alarms.above998).toBeLessThanOrEqual(0.025);
      }
    }
  });

  it('says where a location lies', () => {
    // The limits around 0.3 for 50 leads are 5.2 to 25.95 leads and 8.3 to 22.01 leads.
    expect([5, 6, 8, 9, 22, 23, 25, 26].map((count) => place(count, 50, 0.3))).toEqual([
      'below998',
      'below95',
      'below95',
      'inside',
      'inside',
      'above95',
      'above95',
      'above998',
    ]);
  });

  it('has a place for whoever has no leads, and for a rate of 0 or 1', () => {
    expect(funnelLimits(0.4, 0)).toEqual({ lower95: 0, upper95: 1, lower998: 0, upper998: 1 });
    expect(place(0, 0, 0.4)).toBe('inside');
    expect(place(0, 20, 0)).toBe('inside');
    expect(place(20, 20, 1)).toBe('inside');
  });
});

describe('the shrunk rate', () => {
  it('puts 20 leads at the group’s rate beside those there are', () => {
    expect(shrunk(4, 5, 0.4)).toBeCloseTo(12 / 25, 12);
    expect(shrunk(0, 0, 0.4)).toBe(0.4);
    expect(shrunk(800, 1000, 0.4)).toBeCloseTo(808 / 1020, 12);
    expect(shrunk(4, 5, 0.4, 0)).toBe(0.8);
  });
});

describe('the mix of leads', () => {
  const cells = (given: Record<string, [count: number, n: number]>): Cells =>
    new Map(Object.entries(given).map(([key, [count, n]]) => [key, { count, n }]));

  // The kidney stones of Charig et al., BMJ 292 (1986): each better in both cells, worse in sum.
  const first = cells({ small: [81, 87], large: [192, 263] });
  const second = cells({ small: [234, 270], large: [55, 80] });
  const group = cells({ small: [315, 357], large: [247, 343] });

  it('is warned of where the same mix for both would reverse their order', () => {
    const warnings = mixWarning(
      [
        { id: 1, cells: first },
        { id: 2, cells: second },
      ],
      group,
    );
    expect(warnings).toHaveLength(1);
    const [warning] = warnings;
    expect([warning?.a, warning?.b, warning?.covered]).toEqual([1, 2, [1, 1]]);
    expect(warning?.raw.map(rounded)).toEqual([0.78, 0.82571429]);
    // 357/700 · 81/87 + 343/700 · 192/263 and 357/700 · 234/270 + 343/700 · 55/80.
    expect(warning?.standardised.map(rounded)).toEqual([0.83254622, 0.778875]);
  });

  it('is not warned of where the order stays, or where two are equal', () => {
    const same = cells({ small: [40, 50], large: [10, 50] });
    const worse = cells({ small: [30, 50], large: [5, 50] });
    expect(
      mixWarning(
        [
          { id: 1, cells: same },
          { id: 2, cells: worse },
        ],
        group,
      ),
    ).toEqual([]);
    expect(
      mixWarning(
        [
          { id: 1, cells: same },
          { id: 2, cells: same },
        ],
        group,
      ),
    ).toEqual([]);
    // 0.5 and 0.5 raw, though not at the group's mix.
    const even = cells({ small: [50, 50], large: [0, 50] });
    const odd = cells({ small: [45, 50], large: [5, 50] });
    expect(
      mixWarning(
        [
          { id: 1, cells: even },
          { id: 2, cells: odd },
        ],
        group,
      ),
    ).toEqual([]);
  });

  it('is not warned of where only rounding tells the standardised rates apart', () => {
    // (0.9 + 0.2 + 2 · 0.9) / 4 and (0.9 + 0 + 2 · 1) / 4 are both 0.725.
    const a = cells({ x: [9, 10], y: [6, 30], z: [9, 10] });
    const b = cells({ x: [9, 10], y: [0, 30], z: [30, 30] });
    const quarters = cells({ x: [5, 10], y: [5, 10], z: [10, 20] });
    expect(standardised(a, b, quarters)?.standardised.map(rounded)).toEqual([0.725, 0.725]);
    expect(
      mixWarning(
        [
          { id: 1, cells: a },
          { id: 2, cells: b },
        ],
        quarters,
      ),
    ).toEqual([]);
  });

  it('leaves out cells in which one of the two has fewer than 5 leads', () => {
    const a = cells({ small: [10, 20], large: [4, 4] });
    const b = cells({ small: [5, 20], large: [1, 20], other: [9, 10] });
    const all = cells({ small: [15, 40], large: [5, 24], other: [9, 10] });
    const found = standardised(a, b, all);
    expect(found?.standardised).toEqual([0.5, 0.25]);
    expect(found?.covered.map(rounded)).toEqual([0.83333333, 0.4]);
    expect(standardised(b, a, all)?.standardised).toEqual([0.25, 0.5]);
    expect(standardised(cells({ small: [2, 4] }), b, group)).toBeNull();
    expect(standardised(cells({}), cells({}), group)).toBeNull();
  });

  it('compares each pair once, and locations that share no cell not at all', () => {
    const elsewhere = cells({ other: [5, 9] });
    const pairs = mixWarning(
      [
        { id: 7, cells: first },
        { id: 8, cells: elsewhere },
        { id: 9, cells: second },
      ],
      group,
    ).map(({ a, b }) => [a, b]);
    expect(pairs).toEqual([[7, 9]]);
  });
});

function rounded(value: number): number {
  return Number(value.toFixed(8));
}

function isNotBelowTheOneBefore(value: number, index: number, all: readonly number[]): boolean {
  return index === 0 || value >= (all[index - 1] ?? 0);
}

function shuffled<T>(given: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...given], { minLength: given.length, maxLength: given.length });
}

/** One row a day, as a query gives them. */
function counted(days: readonly DayCounts[]): DayCounts[] {
  return everyDay.map((day) => {
    const own = days.filter((each) => each.day === day);
    const sum = (of: 'events' | 'competing' | 'censored') =>
      own.reduce((total, each) => total + each[of], 0);
    return { day, events: sum('events'), competing: sum('competing'), censored: sum('censored') };
  });
}

/** Marubini & Valsecchi's formula as it is printed, for the time of the last row. */
function textbookVariance(rows: ReturnType<typeof aalenJohansen>, kind: number): number {
  const incidence = (index: number) => rows[index]?.kinds[kind]?.incidence ?? NaN;
  const last = incidence(rows.length - 1);
  return rows.reduce((sum, { atRisk: n, events }, index) => {
    const before = rows[index - 1]?.survival ?? 1;
    const all = events.reduce((total, each) => total + each, 0);
    const own = events[kind] ?? NaN;
    const rise = last - incidence(index);
    const first = n === all ? 0 : (rise ** 2 * all) / (n * (n - all));
    const second = (before ** 2 * own * (n - own)) / n ** 3;
    return sum + first + second - (2 * rise * before * own) / n ** 2;
  }, 0);
}

/** The binomial chance of a count, by multiplying it out. */
function chanceOf(count: number, n: number, rate: number): number {
  let chance = (1 - rate) ** n;
  for (let k = 0; k < count; k++) {
    chance *= (((n - k) / (k + 1)) * rate) / (1 - rate);
  }
  return chance;
}
