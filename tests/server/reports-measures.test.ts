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
import { groupings, horizons } from '../../shared/report.ts';
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

  test('begin at midnight: what comes at that very moment is of the new day alone', () => {
    const midnight = '2026-10-01T05:00:00Z';
    const scene = sceneOf({
      asOf,
      leads: [{ id: 1, requestedAt: midnight }],
      looks: [{ id: 1, leadId: 1, locationId: 1, at: midnight, freeTimes: 0 }],
      visits: [{ id: 1, leadId: 1, locationId: 1, status: 'completed', startsAt: midnight }],
      query: { from: '2026-10-01', to: '2026-10-31' },
    });
    const october = first(overview(scene).groups);
    const counted = ({ n, unmet, noShow }: typeof october.before) => [n, unmet.shown, noShow.n];
    expect([counted(october), counted(october.before)]).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ]);
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
    for (const [place, horizon] of horizons.entries()) {
      const tooEarly = (ms: number) => {
        const when = new Date(asked + days(horizon) - ms).toISOString();
        return rates({}, when)[place]?.[2];
      };
      expect([tooEarly(1), tooEarly(0)]).toEqual([1, 0]);
    }
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
  // open for 7 (asked 7 days ago), merged away: not there.
  const long = at(asOf) - days(9);
  const scene = sceneOf({
    asOf,
    leads: [
      { requestedAt: long, bookedAt: long + days(2.9) },
      {
        requestedAt: long,
        bookedAt: long + days(5),
        closedAt: long + days(6),
        closeReason: 'cost',
      },
      { requestedAt: long, closedAt: long + days(2.1), closeReason: 'cost' },
      { requestedAt: long },
      { requestedAt: at(asOf) - days(7) },
      { requestedAt: long, bookedAt: long, merged: 1 },
    ],
  });
  const group = first(timeToStage(scene).groups);
  // Day 2: F = 1/5, S = 1 − 2/5. Day 5: F = 1/5 + 3/5 · 1/3; the other two are open, until 7 and 9.
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
    [2, 5, 1, 1, 0, 0.2],
    [5, 3, 1, 0, 2, 0.4],
  ]);
  expect(group.atRisk).toEqual([
    { day: 0, count: 5 },
    { day: 7, count: 2 },
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

describe('how fast people were answered', () => {
  // asOf is Monday, November 23, 12:00 in Chicago: 180 business minutes have passed today.
  const today = (text: string) => `2026-11-23T${text}:00Z`;
  const leads = [
    { requestedAt: today('15:00'), attemptMinutes: 5, contactedAt: today('15:05') },
    { requestedAt: today('15:00'), attemptMinutes: 15 },
    { requestedAt: today('15:00'), attemptMinutes: 40 },
    // Waits since 9:30: 150 minutes, beyond the breach of 60.
    { requestedAt: today('15:30') },
    // Waits since 11:50: still within target.
    { requestedAt: today('17:50') },
    // Booked by themselves after 3 minutes, and closed after 100 without anybody trying.
    { requestedAt: today('15:00'), endedMinutes: 3 },
    { requestedAt: today('15:00'), endedMinutes: 100 },
    // From a list that says nothing of calls: closed or not, that isn't known.
    { requestedAt: today('15:00'), responseUnknown: 1 },
    { requestedAt: today('15:00'), responseUnknown: 1, endedMinutes: 10 },
  ];
  const group = first(responseTime(sceneOf({ asOf, leads })).groups);

  test('everybody is in one of the states', () => {
    const { attempted, waiting, ended, unknown, n } = group;
    expect({ attempted, waiting, ended, unknown, n }).toEqual({
      attempted: 3,
      waiting: 2,
      ended: 2,
      unknown: 2,
      n: 9,
    });
    expect(group.breaches.count).toBe(1);
  });

  test('within target: of those tried, and of those for whom the target passed in vain', () => {
    // Tried after 5, 15, 40; waiting for 150; closed after 100. Not decided: 10 minutes, 3 minutes.
    expect(group.withinTarget).toMatchObject({ count: 2, n: 5, rate: 0.4 });
    expect(group.target).toBe(15);
  });

  test('quantiles count who waits as at least this long', () => {
    // Known: 5, 15, 40 tried; 3, 10, 100, 150 in vain. Kaplan–Meier: 3 leaves 6 at risk; at 5
    // S = 5/6; 10 leaves 4; at 15 S = 5/8; at 40 S = 5/12, so the median is 40. S never reaches 0.1.
    expect(group.medianIs).toEqual({ minutes: 40, atLeast: false });
    expect(group.p90Is).toEqual({ minutes: 150, atLeast: true });
    expect([group.median, group.p90]).toEqual([40, 150]);
  });

  test('by steps of minutes and by the hour on the clock of the place', () => {
    const counts = group.distribution.map(({ from, to, count }) => [from, to, count]);
    expect(counts.slice(0, 4)).toEqual([
      [0, 5, 0],
      [5, 15, 1],
      [15, 30, 1],
      [30, 60, 1],
    ]);
    // 15:00 UTC is 9 in Chicago; the one at 11:50 is not decided.
    expect(group.arrivals.map(({ weekday, hour, n, count }) => [weekday, hour, n, count])).toEqual([
      [1, 9, 5, 2],
    ]);
  });

  test('hours follow the clock change', () => {
    // 14:30 UTC: 9:30 in Chicago on Friday, October 30 (UTC−5), 8:30 on Monday, November 2 (UTC−6).
    const scene = sceneOf({
      asOf,
      leads: ['2026-10-30T14:30:00Z', '2026-11-02T14:30:00Z'].map((requestedAt) => ({
        requestedAt,
        attemptMinutes: 1,
      })),
    });
    const { arrivals } = first(responseTime(scene).groups);
    expect(arrivals.map(({ weekday, hour }) => [weekday, hour])).toEqual([
      [1, 8],
      [5, 9],
    ]);
  });

  test('business minutes of many are those of one, over clock changes and closures', () => {
    const { timeZone, hours } = { ...first(alamo.versions).calendar };
    const settings = locationSettings.parse({});
    const closures = [{ from: '2026-10-12', to: '2026-10-13', reason: '' }];
    for (const zone of [timeZone, 'America/New_York', 'Australia/Lord_Howe']) {
      const place = { timeZone: zone, hours, closures, settings };
      const many = minutesUntil(place, at(asOf));
      for (let hour = 1; hour < 24 * 60; hour += 7) {
        const from = at(asOf) - hour * 3_600_000;
        const [start, end] = [from, at(asOf)].map((time) =>
          Temporal.Instant.fromEpochMilliseconds(time),
        );
        expect(many(from)).toBe(start && end ? businessMinutesBetween(place, start, end) : null);
      }
    }
  });
});

describe('what free times people were shown', () => {
  const monday = at('2026-11-02T16:00:00Z');
  const lead = (bookedAt?: number) => ({
    requestedAt: monday - days(1),
    ...(bookedAt === undefined ? {} : { bookedAt }),
  });
  const look = (leadId: number, firstFreeIn: number | null, later = 0) => ({
    leadId,
    at: monday + later,
    freeTimes: firstFreeIn === null ? 0 : 3,
    ...(firstFreeIn === null ? {} : { firstFreeAt: monday + later + days(firstFreeIn) }),
  });
  const scene = sceneOf({
    asOf,
    leads: [
      lead(monday + days(7)),
      lead(monday + days(7) + 1),
      lead(),
      lead(),
      lead(monday - 1),
      lead(),
    ],
    looks: [
      look(1, 1.9),
      look(2, 14.9),
      // Counts with what they saw first, whatever they saw later.
      look(3, 2, days(3)),
      look(3, null),
      look(4, 15),
      look(5, null),
      // Looked three days ago: not known yet.
      look(6, null, days(18)),
      look(99, 1),
    ],
  });
  const group = first(capacity(scene).groups);

  test('counts each who looked once, by the first look', () => {
    expect(group.n).toBe(6);
    expect(
      group.shown.distribution.map(({ from, to, count, left }) => [from, to, count, left.count]),
    ).toEqual([
      [0, 1, 1, 0],
      [2, 3, 0, 0],
      [4, 7, 0, 0],
      [8, 14, 1, 1],
      [15, null, 1, 1],
      [null, null, 3, 1],
    ]);
    expect(group.shown.daysToFirst).toEqual({ median: 14, p90: 15 });
    expect(group.shown.freeTimes.median).toBe(0);
  });

  test('left: of those for whom a week has passed and who had not booked before', () => {
    expect(group.left).toMatchObject({ n: 4, count: 3, rate: 0.75 });
    // 14.9 days is within 14 whole days, so lead 2 left but was not without a time.
    expect(group.unmet.count).toBe(2);
    expect(behind(scene, group.unmet.rows.counted)).toEqual([3, 4]);
    expect(group.looks.map(({ weekday, hour, n, count }) => [weekday, hour, n, count])).toEqual([
      [1, 10, 4, 3],
    ]);
  });
});

test('room hours: opening hours that have passed, times the rooms, and what visits took', () => {
  const place = placeOf(1, 'Alamo Heights', 'America/Chicago', 2);
  const { calendar } = first(place.versions);
  const closures = [{ from: '2026-11-17', to: '2026-11-17', reason: 'Painting' }];
  const changed = {
    ...place,
    // From Wednesday on they open at 7 until 5.
    versions: [
      { from: 0, calendar: { ...calendar, closures } },
      {
        from: at('2026-11-18T06:00:00Z'),
        calendar: { ...calendar, hours: [{ weekday: 3, opensAt: '07:00', closesAt: '17:00' }] },
      },
    ],
  };
  const visit = (startsAt: string, minutes: number, status: string) => ({
    leadId: 1,
    status,
    startsAt,
    bookedAt: '2026-11-10T15:00:00Z',
    endsAt: new Date(at(startsAt) + minutes * 60_000).toISOString(),
  });
  const scene = sceneOf({
    asOf: '2026-11-18T16:00:00Z',
    leads: [{ requestedAt: '2026-11-10T15:00:00Z' }],
    places: [changed],
    visits: [
      visit('2026-11-16T15:00:00Z', 90, 'completed'),
      visit('2026-11-16T17:00:00Z', 30, 'noShow'),
      visit('2026-11-16T18:00:00Z', 60, 'cancelled'),
      // Half of it has passed.
      visit('2026-11-18T15:30:00Z', 60, 'booked'),
      visit('2026-11-18T18:00:00Z', 60, 'booked'),
      visit('2026-11-13T18:00:00Z', 60, 'completed'),
    ],
    query: { from: '2026-11-16', to: '2026-11-22' },
  });
  const { rooms, noShowByLead } = first(capacity(scene).groups);
  // Monday 8 h, Tuesday closed, Wednesday 7:00 to 10:00 3 h: 11 h in two rooms; 90 + 30 + 30 minutes.
  expect(rooms).toEqual({ openHours: 22, takenHours: 2.5, share: 2.5 / 22 });
  expect(noShowByLead.map(({ from, to, n, count }) => [from, to, n, count])).toEqual([
    [0, 2, 0, 0],
    [3, 6, 2, 1],
    [7, 13, 0, 0],
    [14, 20, 0, 0],
    [21, null, 0, 0],
  ]);
});

describe('the overview', () => {
  const ask = (requestedAt: string, more: object = {}) => ({ requestedAt, ...more });
  const scene = sceneOf({
    asOf,
    leads: [
      ask('2026-10-05T15:00:00Z', {
        locationId: 1,
        carriedBy: 2,
        bookedAt: '2026-10-06T15:00:00Z',
      }),
      ask('2026-10-05T15:00:00Z', { locationId: 2 }),
      ask('2026-09-05T15:00:00Z', { locationId: 1 }),
      ask('2026-09-05T15:00:00Z', { locationId: 1, merged: 1 }),
    ],
    visits: [
      ['completed', '2026-10-07T15:00:00Z', 1],
      ['noShow', '2026-10-08T15:00:00Z', 1],
      ['booked', '2026-10-09T15:00:00Z', 1],
      ['cancelled', '2026-10-09T15:00:00Z', 1],
      ['noShow', '2026-09-09T15:00:00Z', 3],
      // Going on now, and tomorrow.
      ['booked', '2026-11-23T17:45:00Z', 1],
      ['booked', '2026-11-24T15:00:00Z', 1],
    ].map(([status, startsAt, leadId]) => ({
      status: String(status),
      startsAt: String(startsAt),
      endsAt: Date.parse(String(startsAt)) + 3_600_000,
      leadId: Number(leadId),
      locationId: 1,
    })),
    query: { from: '2026-10-01', to: '2026-10-31', groupBy: 'location' },
  });
  const answer = overview(scene);
  const [here, there] = answer.groups;

  test('counts where it was asked, and says what was handed over and taken over', () => {
    expect([here?.n, here?.handedOver.count, here?.takenOver.count]).toEqual([1, 1, 0]);
    expect([there?.n, there?.handedOver.count, there?.takenOver.count]).toEqual([1, 0, 1]);
    expect(there?.takenOver).toMatchObject({ booked: { count: 1 }, infused: { count: 0 } });
    expect(behind(scene, there?.takenOver.rows.counted ?? '')).toEqual([1]);
  });

  test('tells the range before and all own locations beside each figure', () => {
    expect(answer.before).toEqual({ from: '2026-09-01', to: '2026-09-30' });
    expect([here?.before.n, there?.before.n, answer.whole.n, answer.whole.before.n]).toEqual([
      1, 0, 2, 1,
    ]);
  });

  test('no-shows: of visits that were held or missed, and how many nobody wrote of', () => {
    expect(here?.noShow).toMatchObject({ n: 2, count: 1, rate: 0.5, unmarked: 1 });
    expect(here?.before.noShow).toMatchObject({ n: 1, count: 1 });
    const november = { ...scene.query, from: '2026-11-01', to: '2026-11-30' };
    const later = overview(createScene(scene.facts, scene.places, november));
    expect(later.whole.noShow).toMatchObject({ n: 0, unmarked: 0 });
    expect(visitsBehind(scene, here?.noShow.visits.counted ?? '')).toEqual([2]);
    expect(visitsBehind(scene, here?.noShow.unmarkedVisits.counted ?? '')).toEqual([3]);
    expect(behind(scene, here?.noShow.visits.counted ?? '')).toBeNull();
  });

  test('one location beside all own ones, never those of others', () => {
    const query = { ...scene.query, groupBy: null, filter: { locationId: 2 } };
    const one = overview(createScene(scene.facts, scene.places, query));
    expect([first(one.groups).n, one.whole.n]).toEqual([1, 2]);
    const others = overview(createScene(scene.facts, scene.places, { ...query, locationIds: [1] }));
    expect([first(others.groups).n, others.whole.n]).toEqual([0, 1]);
  });

  test('a month is compared with the one before it, a part of one with as many days', () => {
    const months = { ...scene.query, from: '2026-09-10', groupBy: 'month' } as const;
    const [september, october] = overview(createScene(scene.facts, scene.places, months)).groups;
    // September 10 to 30 with August 20 to September 9; October with all of September.
    expect([september?.n, september?.before.n, october?.n, october?.before.n]).toEqual([
      0, 1, 2, 1,
    ]);
  });
});

describe('the sentence', () => {
  const asked = (month: string, booked: number, of: number, locationId = 1) =>
    Array.from({ length: of }, (_, place) => ({
      locationId,
      requestedAt: `2026-${month}-05T15:00:00Z`,
      ...(place < booked ? { bookedAt: `2026-${month}-06T15:00:00Z` } : {}),
      responseUnknown: 1,
    }));
  const said = (leads: ReturnType<typeof asked>) =>
    overview(
      sceneOf({
        asOf,
        leads,
        query: { from: '2026-07-01', to: '2026-09-30', groupBy: 'location' },
      }),
    ).sentence;

  test('tells what changed most, in plain words', () => {
    const leads = [
      ...asked('05', 82, 200),
      ...asked('08', 54, 200),
      ...asked('05', 80, 200, 2),
      ...asked('08', 80, 200, 2),
    ];
    expect(said(leads)).toBe(
      'At Alamo Heights, fewer of those who ask book within 30 days than in the three months before: 27 of 100 instead of 41.',
    );
  });

  test('tells nothing where it may be chance, or of too few', () => {
    expect(said([...asked('05', 41, 100), ...asked('08', 36, 100)])).toBeNull();
    expect(said([...asked('05', 4, 4), ...asked('08', 0, 4)])).toBeNull();
    expect(said([])).toBeNull();
  });
});

describe('the comparison of locations', () => {
  const mature = '2026-08-03T15:00:00Z';
  const ask = (locationId: number, booked: number, of: number, more: object = {}) =>
    Array.from({ length: of }, (_, place) => ({
      locationId,
      requestedAt: mature,
      ...(place < booked ? { bookedAt: '2026-08-04T15:00:00Z' } : {}),
      ...more,
    }));

  test('draws the few towards all, tells nothing of fewer than five, and says where chance ends', () => {
    const stoneOak = placeOf(3, 'Stone Oak', 'America/Chicago');
    const scene = sceneOf({
      asOf,
      leads: [...ask(1, 60, 100), ...ask(2, 36, 100), ...ask(3, 4, 4)],
      places: [westover, alamo, stoneOak],
    });
    const { groups, whole, limits, prior, groupBy } = comparison(scene);
    expect([whole.count, whole.n, prior, groupBy]).toEqual([100, 204, 20, 'location']);
    expect(groups.map(({ label }) => label)).toEqual(['Alamo Heights', 'Stone Oak', 'Westover']);
    // (60 + 20 · 100/204) / 120
    expect(groups[0]?.shrunk).toBeCloseTo(0.5816993464, 10);
    expect(groups[1]).toMatchObject({ tooFew: true, shrunk: null, place: null });
    expect(groups[1]?.rate).toMatchObject({ count: 4, n: 4, rate: null });
    expect([groups[0]?.place, groups[2]?.place]).toEqual(['above95', 'below95']);
    expect([limits[0]?.n, limits.at(-1)?.n]).toEqual([5, 110]);
  });

  test('warns where the order turns round at the same mix', () => {
    // Walk-ins book 8 of 10 here and 9 of 10 there, the others 20 of 100 and 3 of 10: each kind more
    // often there, but there are fewer walk-ins there.
    const web = { source: 'web', concern: 'depression' };
    const walkIn = { source: 'walkIn', concern: 'depression' };
    const leads = [
      ...ask(1, 80, 100, walkIn),
      ...ask(1, 2, 10, web),
      ...ask(2, 9, 10, walkIn),
      ...ask(2, 30, 100, web),
    ];
    const { mixWarnings, groups } = comparison(sceneOf({ asOf, leads }));
    // At the mix of all, 110 of each: (0.8 + 0.2) / 2 = 0.5 and (0.9 + 0.3) / 2 = 0.6.
    expect(groups.map(({ standardised }) => standardised?.toFixed(6))).toEqual([
      '0.500000',
      '0.600000',
    ]);
    expect(mixWarnings.map(({ sentence }) => sentence)).toEqual([
      'At Alamo Heights 74.5 of 100 booked within 30 days, at Westover 35.5; with the same mix of source and concern it would be 50 and 60.',
    ]);
  });
});

test('the trend: each period of each group, and the same leads behind it', () => {
  const leads = ['2026-08-31T15:00:00Z', '2026-09-01T15:00:00Z', '2026-09-08T15:00:00Z'].map(
    (requestedAt, place) => ({ requestedAt, locationId: 1 + (place % 2) }),
  );
  const query = { from: '2026-08-30', to: '2026-09-13', groupBy: 'location', by: 'week' } as const;
  const scene = sceneOf({ asOf, leads, query });
  const { groups, by } = trend(scene);
  expect(by).toBe('week');
  expect(groups.map(({ periods }) => periods.map(({ period, n }) => [period, n]))).toEqual([
    [
      ['2026-W35', 0],
      ['2026-W36', 1],
      ['2026-W37', 1],
    ],
    [
      ['2026-W35', 0],
      ['2026-W36', 1],
      ['2026-W37', 0],
    ],
  ]);
  expect(behind(scene, groups[0]?.periods[2]?.rows.counted ?? '')).toEqual([3]);
});

describe('nothing to tell', () => {
  const reports = ['overview', 'comparison', 'funnel', 'time-to-stage'] as const;
  const others = ['response-time', 'capacity', 'trend'] as const;
  const empty = sceneOf({ asOf });
  const early = sceneOf({
    asOf: '2020-01-01T00:00:00Z',
    leads: [{ requestedAt: '2026-05-05T15:00:00Z' }],
  });

  test.each([...reports, ...others])(
    '%s answers of nobody, and as of before everything',
    (report) => {
      for (const scene of [empty, early]) {
        for (const groupBy of [null, ...groupings]) {
          const query = { ...scene.query, report, groupBy };
          const answer = answerReport(createScene(scene.facts, scene.places, query), report);
          expect(answer.groups.every(({ n }) => n === 0)).toBe(true);
          expect(toCsv(answer)[0]?.slice(0, 3)).toEqual(['group', 'label', 'figure']);
        }
      }
    },
  );
});

describe('the text of the rows behind a figure', () => {
  const scene = sceneOf({ asOf, leads: [{ requestedAt: '2026-10-05T15:00:00Z' }] });
  const text = first(funnel(scene).groups).rows.counted;

  test('is read again', () => {
    expect(parseCounted(text)).toMatchObject({
      figure: 'all',
      from: '2026-01-01',
      to: '2026-12-31',
      asOf: at(asOf),
      kind: 'asked',
      groupBy: null,
    });
    expect(behind(scene, text)).toEqual([1]);
  });

  test('is nothing where it was changed into nonsense, and nobody of a group that is not there', () => {
    const nonsense = [
      '',
      'figure=all',
      text.replace('figure=all', 'figure=ages'),
      text.replace('figure=all', 'figure=closed:ages'),
      text.replace('figure=all', 'figure=minutes:7'),
      text.replace('2026-01-01', '2026-13-01'),
      text.replace('from=2026-01-01', 'from=2026-02-31'),
      text.replace('to=2026-12-31', 'to=2025-12-31'),
      text.replace('from=2026-01-01', 'from=1026-01-01'),
      `${text}&kind=others`,
      `${text}&kind=visits`,
    ];
    expect(nonsense.map((each) => behind(scene, each))).toEqual(nonsense.map(() => null));
    expect(behind(scene, `${text}&by=location&group=7`)).toEqual([]);
    expect(behind(scene, `${text}&locationId=2`)).toEqual([]);
  });
});
