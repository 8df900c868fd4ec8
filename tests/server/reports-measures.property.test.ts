import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeReasons } from '../../shared/vocabulary.ts';
import { groupings } from '../../shared/report.ts';
import { answerReport, type MeasuredReport } from '../../server/reports/measures/answer.ts';
import { toCsv } from '../../server/reports/measures/csv.ts';
import { funnel } from '../../server/reports/measures/funnel.ts';
import { overview } from '../../server/reports/measures/overview.ts';
import { responseTime } from '../../server/reports/measures/response-time.ts';
import { behind, visitsBehind } from '../../server/reports/measures/rows.ts';
import { createScene, type ReportQuery, type Scene } from '../../server/reports/measures/scene.ts';
import { timeToStage } from '../../server/reports/measures/time-to-stage.ts';
import { alamo, days, placeOf, sceneOf, westover } from '../support/scene.ts';

const asOf = '2026-11-23T18:00:00Z';
const now = Date.parse(asOf);
const places = [alamo, westover, placeOf(3, 'Stone Oak', 'America/Chicago')];
const reports: MeasuredReport[] = [
  'overview',
  'comparison',
  'funnel',
  'time-to-stage',
  'response-time',
  'capacity',
  'trend',
];

const location = fc.integer({ min: 1, max: 3 });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
/** Some hours ago, within five months; a few share an instant. */
const moment = fc.integer({ min: 0, max: 150 * 6 }).map((quarters) => now - days(quarters / 4));
const soon = fc.integer({ min: -1, max: 400 }).map((hours) => days(hours / 12));

const lead = fc
  .record({
    requestedAt: moment,
    locationId: location,
    carriedBy: location,
    source: fc.constantFrom('web', 'phone', null),
    campaign: maybe(fc.constantFrom('autumn', 'cost')),
    concern: fc.constantFrom('depression', 'crps'),
    language: fc.constantFrom('en', 'es'),
    assigneeId: maybe(fc.constantFrom('ana', 'ruth')),
    attemptMinutes: maybe(fc.integer({ min: 0, max: 500 })),
    endedMinutes: maybe(fc.integer({ min: 0, max: 500 })),
    responseUnknown: fc.constantFrom(0, 0, 0, 1),
    contacted: maybe(soon),
    emailed: maybe(soon),
    booked: maybe(soon),
    came: maybe(soon),
    infused: maybe(soon),
    closed: maybe(soon),
    closeReason: fc.constantFrom(...closeReasons),
    merged: fc.constantFrom(0, 0, 0, 0, 1),
  })
  .map(({ contacted, emailed, booked, came, infused, closed, ...rest }) => {
    const after = (time: number | null) =>
      time === null ? null : Math.min(now, rest.requestedAt + time);
    return {
      ...rest,
      contactedAt: after(contacted),
      emailedAt: after(emailed),
      bookedAt: after(booked),
      cameAt: after(came),
      infusedAt: after(infused),
      closedAt: after(closed),
      closeReason: closed === null ? null : rest.closeReason,
    };
  });

const visit = fc
  .record({
    leadId: fc.integer({ min: 1, max: 12 }),
    locationId: location,
    status: fc.constantFrom('booked', 'completed', 'cancelled', 'noShow'),
    bookedAt: maybe(moment),
    startsAt: moment,
  })
  .map((each) => ({ ...each, endsAt: each.startsAt + days(0.05) }));

const look = fc
  .record({
    leadId: fc.integer({ min: 1, max: 12 }),
    locationId: location,
    at: moment,
    freeTimes: fc.integer({ min: 0, max: 9 }),
    in: maybe(soon),
  })
  .map(({ in: time, ...each }) => ({
    ...each,
    firstFreeAt: time === null ? null : each.at + time,
  }));

const given = fc.record({
  leads: fc.array(lead, { maxLength: 14 }),
  visits: fc.array(visit, { maxLength: 14 }),
  looks: fc.array(look, { maxLength: 14 }),
});

const query: fc.Arbitrary<Partial<ReportQuery>> = fc
  .record({
    range: fc.constantFrom(
      { from: '2026-09-01', to: '2026-11-30' },
      { from: '2026-07-20', to: '2026-10-31' },
      { from: '2026-10-31', to: '2026-11-02' },
    ),
    groupBy: fc.constantFrom(null, ...groupings),
    stage: fc.constantFrom('booked' as const, 'infused' as const),
    rate: fc.constantFrom('booked30' as const, 'infused60' as const, 'withinTarget' as const),
    by: fc.constantFrom('month' as const, 'week' as const),
    filter: fc.constantFrom<ReportQuery['filter']>({}, {}, { source: 'web' }, { locationId: 2 }),
    locationIds: fc.constantFrom('all' as const, [1, 2]),
  })
  .map(({ range, ...rest }) => ({ ...range, ...rest }));

/** Rows with ids of their own, so that their order tells nothing. */
const withIds = <Row extends object>(rows: readonly Row[]) =>
  rows.map((row, place) => ({ id: place + 1, ...row }));

const runs = (numRuns: number) => ({ numRuns });

/** Every object within an answer. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) {
    const inside: Record<string, unknown> = Array.isArray(value) ? {} : { ...value };
    yield inside;
    for (const each of Object.values(value)) {
      yield* objectsIn(each);
    }
  }
}

/** The figures of an answer, each with the text of the rows behind it. */
function figuresWithRows(answer: object): [number, string][] {
  return [...objectsIn(answer)].flatMap((object) =>
    Object.entries(object).flatMap(([name, value]): [number, string][] => {
      if (typeof value !== 'object' || value === null || !('counted' in value)) {
        return [];
      }
      const own = name === 'rows' || name === 'visits';
      const figure = own
        ? (object['count'] ?? object['reached'] ?? object['n'])
        : object[name.replace(/Rows$|Visits$/, '')];
      return [[Number(figure), String(value.counted)]];
    }),
  );
}

describe('every figure', () => {
  test.each(reports)('of %s opens exactly as many rows as it says', (report) => {
    fc.assert(
      fc.property(given, query, (rows, asked) => {
        const scene = sceneOf({ asOf, ...rows, places, query: { ...asked, report } });
        for (const [figure, text] of figuresWithRows(answerReport(scene, report))) {
          const ids = text.includes('kind=visits')
            ? visitsBehind(scene, text)
            : behind(scene, text);
          expect([text, new Set(ids).size]).toEqual([text, figure]);
        }
      }),
      runs(5),
    );
  });

  test.each(reports)('of %s is the same whatever the order of the rows', (report) => {
    fc.assert(
      fc.property(given, query, fc.infiniteStream(fc.nat()), (rows, asked, random) => {
        const shuffled = <Row extends object>(each: readonly Row[]) =>
          withIds(each)
            .map((row) => ({ row, order: random.next().value ?? 0 }))
            .toSorted((a, b) => a.order - b.order)
            .map(({ row }) => row);
        const { leads, visits, looks } = rows;
        const common = { asOf, places, query: { ...asked, report } };
        const other = {
          leads: shuffled(leads),
          visits: shuffled(visits),
          looks: shuffled(looks),
        };
        expect(answerReport(sceneOf({ ...common, ...other }), report)).toEqual(
          answerReport(sceneOf({ ...common, ...rows }), report),
        );
      }),
      runs(15),
    );
  });

  test.each(reports)('of %s is in the table with the same value', (report) => {
    fc.assert(
      fc.property(given, query, (rows, asked) => {
        const scene = sceneOf({ asOf, ...rows, places, query: { ...asked, report } });
        const answer = answerReport(scene, report);
        const { groups, ...rest } = answer;
        const numbers = [
          ...objectsIn({ ...rest, groups: groups.map(({ group: _, ...each }) => each) }),
        ]
          .flatMap((object) => Object.entries(object))
          .filter(([name, value]) => typeof value === 'number' && name !== 'group')
          .map(([, value]) => String(value));
        const cells = toCsv(answer)
          .slice(1)
          .flatMap((row) => row.slice(3))
          .filter((cell) => cell !== '' && Number.isFinite(Number(cell)));
        expect(cells.toSorted()).toEqual(numbers.toSorted());
      }),
      runs(8),
    );
  });
});

test('locations add up to all of them together', () => {
  fc.assert(
    fc.property(given, query, (rows, asked) => {
      const by = sceneOf({
        asOf,
        ...rows,
        places,
        query: { ...asked, filter: {}, groupBy: 'location' },
      });
      const all = { ...by.query, groupBy: null };
      const whole = createScene(by.facts, by.places, all);
      expect(sums(funnelCounts(by))).toEqual(sums(funnelCounts(whole)));
      const answer = overview(by);
      const parts = answer.groups.map((group) => overviewCounts(group));
      expect(sums(parts)).toEqual(overviewCounts(answer.whole));
      expect(sums(answer.groups.map((group) => overviewCounts(group.before)))).toEqual(
        overviewCounts(answer.whole.before),
      );
    }),
    runs(40),
  );
});

const sums = (rows: readonly number[][]) =>
  (rows[0] ?? []).map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));

function funnelCounts(scene: Scene): number[][] {
  return funnel(scene).groups.map((group) => [
    group.n,
    ...group.stages.map(({ count }) => count),
    ...group.last.flatMap(({ open, closed }) => [open.count, closed.count]),
    ...closeReasons.map(
      (reason) => group.closed.find(({ closeReason }) => closeReason === reason)?.count ?? 0,
    ),
  ]);
}

type Figures = ReturnType<typeof overview>['whole']['before'];

function overviewCounts({
  n,
  response,
  booked,
  infused,
  noShow,
  unmet,
  handedOver,
  takenOver,
}: Figures) {
  return [
    n,
    response.attempted,
    response.waiting,
    response.ended,
    response.unknown,
    response.withinTarget.count,
    response.withinTarget.n,
    ...[...booked, ...infused].flatMap((rate) => [rate.n, rate.reached, rate.tooEarly]),
    noShow.n,
    noShow.count,
    noShow.unmarked,
    handedOver.count,
    takenOver.count,
    takenOver.booked.count,
    takenOver.infused.count,
    unmet.shown,
    unmet.count,
  ];
}

test('each lead is in one state of response, and has one last stage, open or closed', () => {
  fc.assert(
    fc.property(given, query, (rows, asked) => {
      const scene = sceneOf({ asOf, ...rows, places, query: asked });
      for (const { n, last, closed } of funnel(scene).groups) {
        const ids = last
          .flatMap(({ open, closed: over }) => [open.rows.counted, over.rows.counted])
          .flatMap((text) => behind(scene, text) ?? []);
        expect([ids.length, new Set(ids).size]).toEqual([n, n]);
        const reasons = last.flatMap((each) => each.reasons).map(({ count }) => count);
        expect(total(reasons)).toBe(total(closed.map(({ count }) => count)));
      }
      for (const { n, attempted, waiting, ended, unknown, distribution } of responseTime(scene)
        .groups) {
        expect(attempted + waiting + ended + unknown).toBe(n);
        expect(total(distribution.map(({ count }) => count))).toBe(attempted);
      }
    }),
    runs(30),
  );
});

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

test('one more closed lead never raises the rate of infused, on any day', () => {
  const range = { from: '2026-01-01', to: '2026-12-31', groupBy: null, filter: {} };
  const infused = (leads: readonly object[]) => {
    const scene = sceneOf({ asOf, leads, places, query: { ...range, stage: 'infused' } });
    const [group] = timeToStage(scene).groups;
    const steps = group?.curve ?? [];
    const on = (day: number) => steps.findLast((step) => step.day <= day)?.incidence ?? 0;
    const fixed = group?.fixed ?? [];
    return [...Array.from({ length: 150 }, (_, day) => on(day)), ...fixed.map(({ rate }) => rate)];
  };
  fc.assert(
    fc.property(fc.array(lead, { minLength: 1, maxLength: 20 }), lead, (leads, added) => {
      const closed = { ...added, infusedAt: null, closedAt: added.closedAt ?? now };
      const before = infused(leads);
      infused([...leads, closed]).forEach((rate, place) => {
        const was = before[place] ?? null;
        expect(was === null || Number(rate) <= was + 1e-9).toBe(true);
      });
    }),
    runs(40),
  );
});
