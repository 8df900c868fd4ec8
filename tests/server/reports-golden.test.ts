import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Funnel, Overview, ResponseTime, TimeToStage } from '../../shared/report-answers.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn, csv } from '../support/imports.ts';

/*
 * Two lists brought in as any clinic would, and their figures worked out by hand. As of Monday,
 * 23 November 2026, 15:00 UTC. Business minutes are those of Monday to Friday from 9 (nobody is called
 * before) to 17 (closing).
 *
 * San Antonio (America/Chicago); days since the request in brackets:
 *   A1  Mon Jun 1 10:00, called after 5 minutes, booked [4], infused [19]
 *   A2  Tue Jun 2 10:00, called after 45 minutes, booked on Jul 12 at 9:00 [39 days and 23 hours]
 *   A3  Wed Jun 3 16:50, called on Thu at 9:10: 10 + 10 = 20 minutes; closed for the cost [7]
 *   A4  Tue Jun 30 23:30, already July in UTC; closed, no response [4]
 *   A5  Wed Jul 1 10:00, booked after two hours [0], infused on Oct 5 [96]
 *   A6  Sun Nov 1 1:30 for the first time: at 2 the clocks go back to 1
 *   A7  Sun Nov 1 1:30 for the second time, an hour later
 * New York:
 *   B1  Tue Jun 30 23:30, booked after 30 days to the minute, infused after 90 to the minute
 *   B2  Wed Jul 1 0:10, closed as not a candidate [31]
 *   B3  Sat Oct 24 11:00: 30 days before the report, to the minute
 *   B4  Sat Oct 24 11:01: a minute too late to be told of
 */
const heading =
  'First name,Last name,Email,Asked on,Emailed on,Booked on,First infusion on,Closed on,Why closed,Calls'.split(
    ',',
  );
const call = (at: string) => `[${at} | ruth@example.com | voicemail]`;
const sanAntonio = [
  [
    'A1',
    '2026-06-01 10:00',
    '2026-06-01 10:01',
    '2026-06-05 10:00',
    '2026-06-20 10:00',
    '',
    '',
  ].concat(call('2026-06-01T10:05:00-05:00')),
  ['A2', '2026-06-02 10:00', '', '2026-07-12 09:00', '', '', ''].concat(
    call('2026-06-02T10:45:00-05:00'),
  ),
  ['A3', '2026-06-03 16:50', '', '', '', '2026-06-10 16:50', 'cost'].concat(
    call('2026-06-04T09:10:00-05:00'),
  ),
  ['A4', '2026-06-30 23:30', '', '', '', '2026-07-05 10:00', 'noResponse', ''],
  ['A5', '2026-07-01 10:00', '', '2026-07-01 12:00', '2026-10-05 10:00', '', '', ''],
  ['A6', '2026-11-01T01:30:00-05:00', '', '', '', '', '', ''],
  ['A7', '2026-11-01T01:30:00-06:00', '', '', '', '', '', ''],
];
const newYork = [
  ['B1', '2026-06-30 23:30', '', '2026-07-30 23:30', '2026-09-28 23:30', '', '', ''],
  ['B2', '2026-07-01 00:10', '', '', '', '2026-08-01 10:00', 'notACandidate', ''],
  ['B3', '2026-10-24 11:00', '', '', '', '', '', ''],
  ['B4', '2026-10-24 11:01', '', '', '', '', '', ''],
];
const names = 'Ada Bea Cleo Dora Elsa Fay Gwen Hope Iris June Kim'.split(' ');
const listOf = (rows: readonly string[][], first: number) =>
  csv(
    heading,
    ...rows.map(([name = '', ...cells], place) => [
      names[first + place] ?? '',
      name,
      `${name}@example.com`,
      ...cells,
    ]),
  );

let app: TestApp;
let manager: Browserless;
let [alamo, uptown] = [0, 0];

beforeAll(async () => {
  app = await startApp({ now: monday });
  alamo = (await makeLocation(app)).id;
  const there = { slug: 'uptown', name: 'Uptown', timeZone: 'America/New_York' };
  uptown = (await makeLocation(app, there)).id;
  manager = await makeStaff(app, {
    role: 'manager',
    email: 'ruth@example.com',
    locationIds: [alamo, uptown],
  });
  for (const [locationId, file] of [
    [alamo, listOf(sanAntonio, 0)],
    [uptown, listOf(newYork, sanAntonio.length)],
  ] as const) {
    const done = await bringIn(app, manager, locationId, file);
    expect(done).toMatchObject({ state: 'done', refused: 0, problems: 0 });
  }
});
afterAll(() => app.stop());

const range = 'from=2026-06-01&to=2026-11-22';
async function told<Answer>(report: string, more = ''): Promise<Answer> {
  const answer = await manager.get(`/api/reports/${report}?${range}${more}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as Answer;
}
const only = <Each>([first]: readonly Each[]): Each => first ?? assert.fail('no group');
const here = () => `&locationId=${alamo}`;
const there = () => `&locationId=${uptown}`;

describe('the overview', () => {
  const fixed = (rates: Overview['groups'][number]['booked']) =>
    rates.map(({ horizon, n, reached, tooEarly }) => [horizon, n, reached, tooEarly]);

  it('counts who booked and who was infused among those of whom it can be told', async () => {
    const { groups } = await told<Overview>('overview', here());
    // A6 and A7 asked 22 days ago; of the other five A1, A5, and later A2, booked.
    expect(fixed(only(groups).booked)).toEqual([
      [30, 5, 2, 2],
      [60, 5, 3, 2],
      [90, 5, 3, 2],
    ]);
    // A5 was infused after 96 days: in none of them.
    expect(fixed(only(groups).infused)).toEqual([
      [30, 5, 1, 2],
      [60, 5, 1, 2],
      [90, 5, 1, 2],
    ]);
  });

  it('counts to the minute: 30 and 90 days are within, 30 days ago is long enough', async () => {
    const { groups } = await told<Overview>('overview', there());
    expect(fixed(only(groups).booked)).toEqual([
      [30, 3, 1, 1],
      [60, 2, 1, 2],
      [90, 2, 1, 2],
    ]);
    expect(fixed(only(groups).infused)).toEqual([
      [30, 3, 0, 1],
      [60, 2, 0, 2],
      [90, 2, 1, 2],
    ]);
  });

  it('gives the interval of Wilson with each share', async () => {
    const { groups } = await told<Overview>('overview', here());
    const [, sixty] = only(groups).booked;
    // 3 of 5: centre (0.6 + 0.38415) / 1.76829, half-width as in the handbook.
    expect(sixty).toMatchObject({ rate: 0.6, n: 5, reached: 3 });
    expect(sixty?.lower).toBeCloseTo(0.2307, 4);
    expect(sixty?.upper).toBeCloseTo(0.8824, 4);
  });

  it('adds up: what two locations are together', async () => {
    const all = only((await told<Overview>('overview')).groups);
    const parts = (await told<Overview>('overview', '&groupBy=location')).groups;
    const sum = (of: (group: (typeof parts)[number]) => number | undefined) =>
      parts.reduce((total, group) => total + (of(group) ?? 0), 0);
    expect(parts.map(({ label, n }) => [label, n])).toEqual([
      ['Alamo Heights', 7],
      ['Uptown', 4],
    ]);
    expect(all.n).toBe(11);
    for (const place of [0, 1, 2]) {
      expect(sum(({ booked }) => booked[place]?.n)).toBe(all.booked[place]?.n);
      expect(sum(({ booked }) => booked[place]?.reached)).toBe(all.booked[place]?.reached);
      expect(sum(({ infused }) => infused[place]?.reached)).toBe(all.infused[place]?.reached);
      expect(sum(({ infused }) => infused[place]?.tooEarly)).toBe(all.infused[place]?.tooEarly);
    }
    expect(sum(({ response }) => response.unknown)).toBe(all.response.unknown);
  });
});

describe('the response', () => {
  it('is known where the list tells of calls, and left open where it does not', async () => {
    const { groups } = await told<ResponseTime>('response-time', here());
    // 5, 20 and 45 minutes: at 20 two of three were called, at 45 all.
    expect(only(groups)).toMatchObject({ attempted: 3, waiting: 0, ended: 0, unknown: 4 });
    expect(only(groups)).toMatchObject({ median: 20, p90: 45, target: 15 });
    expect(only(groups).withinTarget).toMatchObject({ n: 3, count: 1 });
  });

  it('says nothing of a list without calls', async () => {
    const { groups } = await told<ResponseTime>('response-time', there());
    expect(only(groups)).toMatchObject({ attempted: 0, unknown: 4, median: null, p90: null });
    expect(only(groups).withinTarget).toMatchObject({ n: 0, count: 0, rate: null });
  });
});

describe('the funnel', () => {
  it('counts each once at every stage they reached, and why they left', async () => {
    const { groups } = await told<Funnel>('funnel', here());
    const { stages, closed, last } = only(groups);
    expect(stages.map(({ stage, count }) => [stage, count])).toEqual([
      ['requested', 7],
      ['contacted', 3],
      ['emailed', 1],
      ['booked', 3],
      ['came', 2],
      ['infused', 2],
    ]);
    expect(stages.every(({ n }) => n === 7)).toBe(true);
    expect(closed.map(({ closeReason, count }) => [closeReason, count])).toEqual([
      ['noResponse', 1],
      ['cost', 1],
    ]);
    // A4 left after asking, A6 and A7 are there; A3 was called; A2 booked; A1 and A5 were infused.
    expect(last.map(({ stage, open, closed: left }) => [stage, open.count, left.count])).toEqual([
      ['requested', 2, 1],
      ['contacted', 0, 1],
      ['emailed', 0, 0],
      ['booked', 1, 0],
      ['came', 0, 0],
      ['infused', 2, 0],
    ]);
  });
});

describe('the curve', () => {
  it('has closed before it as a competing event, and too early as censored', async () => {
    const { groups } = await told<TimeToStage>('time-to-stage', `&stage=booked${here()}`);
    const curve = only(groups).curve.map(({ lower: _lower, upper: _upper, ...row }) => ({
      ...row,
      incidence: Number((row.incidence * 7).toFixed(9)),
    }));
    /*
     * Day 0, of 7: A5 books. S = 6/7, F = 1/7.
     * Day 4, of 6: A1 books, A4 is closed. F = 1/7 + 6/7 · 1/6 = 2/7, S = 4/7.
     * Day 7, of 4: A3 is closed. S = 3/7. On day 22 A6 and A7 are known no further.
     * Day 39, of 1: A2 books. F = 2/7 + 3/7 = 5/7.
     */
    expect(curve).toEqual([
      { day: 0, atRisk: 7, events: 1, competing: 0, censored: 0, incidence: 1 },
      { day: 4, atRisk: 6, events: 1, competing: 1, censored: 0, incidence: 2 },
      { day: 7, atRisk: 4, events: 0, competing: 1, censored: 2, incidence: 2 },
      { day: 39, atRisk: 1, events: 1, competing: 0, censored: 0, incidence: 5 },
    ]);
  });
});

describe('months and weeks', () => {
  const counts = ({ groups }: Funnel) => groups.map(({ group, n }) => [group, n]);

  it('are those of the location’s clock', async () => {
    // A4 and B1 asked in June, half an hour before its end; B2 in July, ten minutes after.
    expect(counts(await told<Funnel>('funnel', '&groupBy=month'))).toEqual([
      ['2026-06', 5],
      ['2026-07', 2],
      ['2026-08', 0],
      ['2026-09', 0],
      ['2026-10', 2],
      ['2026-11', 2],
    ]);
    const june = await manager.get('/api/reports/funnel?from=2026-06-30&to=2026-06-30');
    expect((june.body as Funnel).groups[0]?.n).toBe(2);
  });

  it('have the hour that comes twice in them both times', async () => {
    const path = '/api/reports/funnel?from=2026-10-24&to=2026-11-08&groupBy=week';
    expect(counts((await manager.get(path)).body as Funnel)).toEqual([
      ['2026-W43', 2],
      ['2026-W44', 2],
      ['2026-W45', 0],
    ]);
    const sunday = await manager.get('/api/reports/funnel?from=2026-11-01&to=2026-11-01');
    expect((sunday.body as Funnel).groups[0]?.n).toBe(2);
    const after = await manager.get('/api/reports/funnel?from=2026-11-02&to=2026-11-02');
    expect((after.body as Funnel).groups[0]?.n).toBe(0);
  });
});

describe('as CSV', () => {
  it('the figures are the same', async () => {
    const path = `/api/reports/overview?${range}&groupBy=location`;
    const answer = await manager.get(path, { Accept: 'text/csv' });
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/);
    const { data: rows } = Papa.parse<Record<string, string>>(answer.text, { header: true });
    const { groups } = (await manager.get(path)).body as Overview;
    for (const { label, n, booked, response } of groups) {
      const own = rows.filter((row) => row['label'] === label);
      const row = (figure: string) => own.find((each) => each['figure'] === figure);
      expect(row('all')?.['n']).toBe(String(n));
      expect(row('response')?.['unknown']).toBe(String(response.unknown));
      for (const { horizon, reached, rate, tooEarly } of booked) {
        const line = own.find(
          (each) => each['figure'] === 'booked' && each['horizon'] === String(horizon),
        );
        expect(line).toMatchObject({
          reached: String(reached),
          rate: String(rate ?? ''),
          tooEarly: String(tooEarly),
        });
      }
    }
  });
});
