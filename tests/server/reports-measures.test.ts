import { describe, expect, test } from 'vitest';
import { businessMinutesBetween } from '../../server/locations/business-time.ts';
import { locationSettings } from '../../shared/location.ts';
import { answerReport } from '../../server/reports/measures/answer.ts';
import { minutesUntil } from '../../server/reports/measures/business-clock.ts';
import { capacity } from '../../server/reports/measures/capacity.ts';
import { comparison } from '../../server/reports/measures/comparison.ts';
import { toCsv } from '../../server/reports/measures/csv.ts';
import { funnel } from '../../server/reports/measures/funnel.ts';
import { overview } from '../../server/reports/measures/overview.ts';
import { periodsOf, rangeBefore, spanOf } from '../../server/reports/measures/periods.ts';
import { responseTime } from '../../server/reports/measures/response-time.ts';
import { behind, parseCounted, visitsBehind } from '../../server/reports/measures/rows.ts';
import { createScene } from '../../server/reports/measures/scene.ts';
import { timeToStage } from '../../server/reports/measures/time-to-stage.ts';
import { trend } from '../../server/reports/measures/trend.ts';
import { groupings } from '../../shared/report.ts';
import { alamo, days, placeOf, sceneOf, westover } from '../support/scene.ts';

/** Monday to Friday from 9 to 5; target 15 and breach 60 business minutes. */
const asOf = '2026-11-23T18:00:00Z';
const at = (text: string) => Date.parse(text);
const first = <Value>(values: readonly Value[]): Value => {
  const [value] = values;
  if (value === undefined) {
    throw new Error('there is none');
  }
  return value;
};

describe('the days of a report', () => {
  test('are those of the location: a month end belongs to the month its own clock shows', () => {
    // 05:30 UTC on November 1 is 00:30 in Chicago (UTC−5 until 2 am) and 01:30 in New York (UTC−4);
    // 04:30 UTC is still October 31 in Chicago, and November 1 in New York.
    const leads = [
      { requestedAt: '2026-11-01T04:30:00Z', locationId: 1 },
      { requestedAt: '2026-11-01T04:30:00Z', locationId: 2 },
      { requestedAt: '2026-11-01T05:30:00Z', locationId: 1 },
    ];
    const october = sceneOf({ asOf, leads, query: { from: '2026-10-01', to: '2026-10-31' } });
    const november = sceneOf({ asOf, leads, query: { from: '2026-11-01', to: '2026-11-30' } });
    expect(first(funnel(october).groups).n).toBe(1);
    expect(first(funnel(november).groups).n).toBe(2);
    expect(funnel(november).timeZones).toEqual(['America/Chicago', 'America/New_York']);
  });

  test('have 23 or 25 hours when the clock changes', () => {
    const hours = (day: string) => {
      const { start, end } = spanOf({ from: day, to: day }, 'America/Chicago');
      return (end - start) / 3_600_000;
    };
    expect([hours('2026-03-08'), hours('2026-11-01'), hours('2026-11-02')]).toEqual([23, 25, 24]);
  });

  test('before: as many months where they are whole ones, else as many days', () => {
    const before = (from: string, to: string) => Object.values(rangeBefore({ from, to })).join(' ');
    expect(before('2026-10-01', '2026-10-31')).toBe('2026-09-01 2026-09-30');
    expect(before('2026-08-01', '2026-10-31')).toBe('2026-05-01 2026-07-31');
    expect(before('2026-03-01', '2026-03-31')).toBe('2026-02-01 2026-02-28');
    expect(before('2026-01-01', '2026-12-31')).toBe('2025-01-01 2025-12-31');
    expect(before('2026-10-05', '2026-10-11')).toBe('2026-09-28 2026-10-04');
  });

  test('weeks are those of ISO 8601, also at the turn of the year', () => {
    const names = periodsOf({ from: '2026-12-30', to: '2027-01-05' }, 'week');
    expect(names).toEqual([
      { name: '2026-W53', label: 'Week of Dec 28, 2026', from: '2026-12-30', to: '2027-01-03' },
      { name: '2027-W01', label: 'Week of Jan 4, 2027', from: '2027-01-04', to: '2027-01-05' },
    ]);
  });

  test('group leads by the month of their own clock, months without any too', () => {
    const leads = [
      { requestedAt: '2026-10-01T04:30:00Z' },
      { requestedAt: '2026-11-01T04:30:00Z' },
    ];
    const scene = sceneOf({
      asOf,
      leads,
      query: { from: '2026-09-01', to: '2026-11-30', groupBy: 'month' },
    });
    const counts = funnel(scene).groups.map(({ group, n }) => [group, n]);
    // 04:30 UTC is half an hour to midnight in Chicago: September 30, and October 31.
    expect(counts).toEqual([
      ['2026-09', 1],
      ['2026-10', 1],
      ['2026-11', 0],
    ]);
  });
});

describe('rates by 30, 60 and 90 days', () => {
  const asked = at(asOf) - days(60);
  const rates = (lead: object, when = asOf) => {
    const scene = sceneOf({ asOf: when, leads: [{ requestedAt: asked, ...lead }] });
    return first(timeToStage(scene).groups).fixed.map(({ n, reached, tooEarly }) => [
      n,
      reached,
      tooEarly,
    ]);
  };

  test('count those for whom so many whole days have passed, the rest is too early to tell', () => {
    expect(rates({})).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
    const sooner = new Date(at(asOf) - 1).toISOString();
    expect(rates({}, sooner)).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  test('count a booking until the last millisecond of the last day, none after it', () => {
    const reached = (bookedAt: number) => rates({ bookedAt }).map(([, count]) => count);
    expect(reached(asked + days(30))).toEqual([1, 1, 0]);
    expect(reached(asked + days(30) + 1)).toEqual([0, 1, 0]);
    // Too early to tell stays so even of who has booked: else only the quick would be counted.
    expect(rates({ bookedAt: asked }).at(-1)).toEqual([0, 0, 1]);
  });

  test('a visit booked before the request was written down counts as on its first day', () => {
    const scene = sceneOf({
      asOf,
      leads: [{ requestedAt: asked, bookedAt: asked - days(3), closedAt: asked - days(9) }],
    });
    const { curve, fixed } = first(timeToStage(scene).groups);
    expect(curve).toEqual([
      { day: 0, atRisk: 1, events: 1, competing: 0, censored: 0, incidence: 1, lower: 1, upper: 1 },
    ]);
    expect(first(fixed)).toMatchObject({ n: 1, reached: 1, rate: 1 });
  });
});

test('the curve: closed before is a competing event, open ones are followed until now', () => {
  // Days since the request: booked on 2 and 5, closed on 2, reopened (so open) and followed for 9,
  // open for 3 (asked 3 days ago), merged away: not there.
  const long = at(asOf) - days(9);
  const scene = sceneOf({
    asOf,
    leads: [
      { requestedAt: long, bookedAt: long + days(2.9) },
      { requestedAt: long, bookedAt: long + days(5), closedAt: long + days(6), closeReason: 'cost' },
      { requestedAt: long, closedAt: long + days(2.1), closeReason: 'cost' },
      { requestedAt: long },
      { requestedAt: at(asOf) - days(3) },
      { requestedAt: long, bookedAt: long, merged: 1 },
    ],
  });
  const group = first(timeToStage(scene).groups);
  // Day 2: F = 1/5, S = 1 − 2/5. One is censored on day 3. Day 5: F = 1/5 + 3/5 · 1/2.
  expect(
    group.curve.map(({ day, atRisk, events, competing, censored, incidence }) => [
      day,
      atRisk,
      events,
      competing,
      censored,
      Number(incidence.toFixed(10)),
    ]),
  ).toEqual([
    [2, 5, 1, 1, 1, 0.2],
    [5, 2, 1, 0, 1, 0.5],
  ]);
  expect(group.atRisk).toEqual([
    { day: 0, count: 5 },
    { day: 7, count: 1 },
  ]);
});

test('the funnel: each lead once at its furthest stage, closed ones stay in the rates', () => {
  const requestedAt = '2026-10-05T15:00:00Z';
  const later = '2026-10-06T15:00:00Z';
  const scene = sceneOf({
    asOf,
    leads: [
      { requestedAt },
      { requestedAt, contactedAt: later, emailedAt: later, closedAt: later, closeReason: 'cost' },
      { requestedAt, emailedAt: later, bookedAt: later },
      // Came without an appointment of which anybody wrote: only that it was there counts.
      { requestedAt, infusedAt: later, closedAt: later, closeReason: 'noResponse' },
      { requestedAt, closedAt: later, closeReason: 'cost' },
    ],
  });
  const group = first(funnel(scene).groups);
  expect(group.stages.map(({ stage, count, rate }) => [stage, count, rate])).toEqual([
    ['requested', 5, 1],
    ['contacted', 1, 0.2],
    ['emailed', 2, 0.4],
    ['booked', 1, 0.2],
    ['came', 0, 0],
    ['infused', 1, 0.2],
  ]);
  expect(group.last.map(({ open, closed }) => [open.count, closed.count])).toEqual([
    [1, 1],
    [0, 0],
    [0, 1],
    [1, 0],
    [0, 0],
    [0, 1],
  ]);
  expect(group.closed.map(({ closeReason, count }) => [closeReason, count])).toEqual([
    ['noResponse', 1],
    ['cost', 2],
  ]);
  expect(behind(scene, group.closed[1]?.rows.counted ?? '')).toEqual([2, 5]);
});
