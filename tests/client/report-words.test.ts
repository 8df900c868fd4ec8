import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepBand, stepLine } from '../../client/admin/reports/parts/charts/stepPath.ts';
import { spread } from '../../client/admin/reports/parts/charts/spread.ts';
import {
  isDay,
  namedRanges,
  nameOfRange,
  rangeWords,
} from '../../client/admin/reports/frame/ranges.ts';
import {
  intervalWords,
  minutesWords,
  percentWords,
} from '../../client/admin/reports/parts/numberWords.ts';
import {
  fixedWords,
  shareInterval,
  shareWords,
} from '../../client/admin/reports/parts/rateWords.ts';
import { toSavedFilter } from '../../shared/saved-filter.ts';
import { fixed, rate } from '../support/msw/reports.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the ranges of a report', () => {
  it('have names, counted from the day it is', () => {
    expect(namedRanges('2026-11-23')).toEqual({
      thisMonth: { from: '2026-11-01', to: '2026-11-23' },
      lastMonth: { from: '2026-10-01', to: '2026-10-31' },
      lastThreeMonths: { from: '2026-08-01', to: '2026-10-31' },
      lastQuarter: { from: '2026-07-01', to: '2026-09-30' },
      lastTwelveMonths: { from: '2025-11-01', to: '2026-10-31' },
    });
    expect(namedRanges('2026-01-31').lastMonth).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(namedRanges('2028-03-31').lastMonth).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(namedRanges('2026-02-01').lastQuarter).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  });

  it('begin before they end, end no later than the day, and are known by their names', () => {
    fc.assert(
      fc.property(day, (today) => {
        for (const range of Object.values(namedRanges(today))) {
          expect(isDay(range.from) && isDay(range.to)).toBe(true);
          expect(range.from <= range.to && range.to <= today).toBe(true);
          expect(nameOfRange(range, today)).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['2026-10-01', '2026-10-31', 'October'],
    ['2026-08-01', '2026-10-31', 'August to October'],
    ['2025-11-01', '2026-10-31', 'November 2025 to October 2026'],
    ['2025-08-01', '2025-10-31', 'August to October 2025'],
    ['2025-10-01', '2025-10-31', 'October 2025'],
    ['2026-08-03', '2026-10-12', 'Aug 3 to Oct 12'],
    ['2026-11-01', '2026-11-23', 'Nov 1 to Nov 23'],
    ['2026-11-09', '2026-11-09', 'Nov 9'],
    ['2026-02-30', '2026-03-01', 'No such range'],
    ['soon', '2026-03-01', 'No such range'],
  ])('%s to %s is “%s”', (from, to, words) => {
    expect(rangeWords({ from, to }, '2026-11-23')).toBe(words);
  });
});

describe('numbers of a report', () => {
  it('are written with a thin space and in business minutes', () => {
    expect(percentWords(0.464)).toBe('46\u202f%');
    expect(intervalWords(0.405, 0.514)).toBe('41 to 51\u202f%');
    expect([0, 21, 59.6, 160, 125, 840].map(minutesWords)).toEqual(
      ['0 min', '21 min', '1 h', '2 h 40', '2 h 05', '14 h'].map((words) =>
        words.replaceAll(' ', '\u00a0'),
      ),
    );
  });

  it('of fewer than five are counts, without an interval', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 4 }), (a, b) => {
        const [count, n] = [Math.min(a, b), Math.max(a, b)];
        expect(shareWords(rate(count, n))).toBe(n === 0 ? '–' : `${count} of ${n}`);
        expect(shareInterval(rate(count, n))).toBeNull();
      }),
    );
    expect(shareWords(rate(4, 5))).toBe('80\u202f%');
  });

  it('are not told too early', () => {
    expect(fixedWords(fixed(30, 0, 0, 12))).toBe('too early');
    expect(fixedWords(fixed(30, 0, 0, 0))).toBe('–');
    expect(fixedWords(fixed(30, 2, 6, 12))).toBe('33\u202f%');
  });
});

describe('a curve on the screen', () => {
  const row = (at: number, incidence: number) => ({
    day: at,
    atRisk: 9,
    events: 1,
    competing: 0,
    censored: 0,
    incidence,
    lower: incidence / 2,
    upper: incidence * 1.5,
  });
  const curve = [row(2, 0.2), row(5, 0.4)];
  const x = (value: number) => value * 10;
  const y = (value: number) => 100 - value * 100;

  it('is level until something happens, and goes on to the last day anybody is followed', () => {
    expect(stepLine(curve, 8, x, y)).toBe('M0 100H20V80H50V60H80');
  });

  it('has a band that runs along the upper steps and back along the lower', () => {
    expect(stepBand(curve, 8, x, y)).toBe('M0 100H20V70H50V40H80V80H50V90V90H20V100Z');
  });

  it('leaves out what lies beyond its end', () => {
    expect(stepLine(curve, 3, x, y)).toBe('M0 100H20V80H30');
  });
});

it('words that would cover each other are put apart, in their order and within the picture', () => {
  const heights = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
  fc.assert(
    fc.property(heights, (wanted) => {
      const placed = spread(wanted, 16, 190);
      const pairs = wanted.map((height, index) => [height, placed[index] ?? 0] as const);
      const sorted = pairs.toSorted((a, b) => a[1] - b[1]).map(([, at]) => at);
      expect(sorted.every((at, index) => index === 0 || at - (sorted[index - 1] ?? 0) >= 16)).toBe(
        true,
      );
      expect(placed.every((at) => at <= 190)).toBe(true);
    }),
  );
});

it('a saved view never keeps the leads behind a figure', () => {
  const filter = { counted: 'figure=n', language: 'es' };
  expect(toSavedFilter(filter, { myId: 'ruth', now: '2026-11-23T15:55:00.000Z' })).toEqual({
    language: 'es',
  });
});
