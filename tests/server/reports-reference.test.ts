import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Group } from '../../shared/report.ts';
import type { Funnel, Overview, ResponseTime, TimeToStage } from '../../shared/report-answers.ts';
import { closeReasons } from '../../shared/vocabulary.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeStaff } from '../support/factories.ts';
import { now, seededDatabase } from '../support/seeded.ts';
import { askedIn, curve, fixedRate, quantile, waitsOf } from '../support/slow-reports.ts';

/** The answers against a slow count over the columns of the leads, on made-up data of a year. */
let folder: string;
let app: TestApp;
let admin: Browserless;
let leads: LeadRow[];
const range = { from: '2026-02-01', to: '2026-11-10' };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillpoint-reference-'));
  const file = join(folder, 'clinic.sqlite');
  await (await seededDatabase(file, 400, 5)).destroy();
  app = await startApp({ file, now });
  admin = await makeStaff(app, { role: 'admin' });
  leads = await askedIn(app.db, { ...range, now });
}, 60_000);
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const groupings: Readonly<Record<string, (lead: LeadRow) => string | number | null>> = {
  all: () => 'all',
  location: (lead: LeadRow) => lead.askedLocationId ?? lead.locationId,
  concern: (lead: LeadRow) => lead.concern,
  source: (lead: LeadRow) => lead.source,
  language: (lead: LeadRow) => lead.language,
  assignee: (lead: LeadRow) => lead.assigneeId,
};

/** Each group of each grouping beside its leads; none is left out. */
async function groups<Each extends Group>(report: string): Promise<[Each, LeadRow[]][]> {
  const found: [Each, LeadRow[]][] = [];
  for (const [groupBy, of] of Object.entries(groupings)) {
    const grouped = groupBy === 'all' ? '' : `&groupBy=${groupBy}`;
    const path = `/api/reports/${report}from=${range.from}&to=${range.to}${grouped}`;
    const answer = await admin.get(path);
    assert.equal(answer.status, 200, answer.text);
    const parts = Map.groupBy(leads, of);
    const told = (answer.body as { groups: Each[] }).groups;
    expect(told.filter(({ n }) => n > 0).length).toBe(parts.size);
    found.push(
      ...told.map((each): [Each, LeadRow[]] => [each, parts.get(each.group ?? null) ?? []]),
    );
  }
  return found;
}

it('counts the funnel, and why people left', async () => {
  for (const [{ n, stages, closed, label }, own] of await groups<Funnel['groups'][number]>(
    'funnel?',
  )) {
    const countOf = (column: 'emailedAt' | 'bookedAt' | 'infusedAt') =>
      own.filter((lead) => lead[column] !== null).length;
    const told = new Map(stages.map(({ stage, count }) => [stage, count]));
    assert.equal(n, own.length, label);
    assert.equal(told.get('emailed'), countOf('emailedAt'), label);
    assert.equal(told.get('booked'), countOf('bookedAt'), label);
    assert.equal(told.get('infused'), countOf('infusedAt'), label);
    const reasons = closeReasons
      .map((reason) => [reason, own.filter(({ closeReason }) => closeReason === reason).length])
      .filter(([, count]) => count !== 0);
    expect(closed.map(({ closeReason, count }) => [closeReason, count])).toEqual(reasons);
  }
});

it('counts who booked and was infused within 30, 60 and 90 days', async () => {
  for (const [{ booked, infused }, own] of await groups<Overview['groups'][number]>('overview?')) {
    for (const horizon of [30, 60, 90]) {
      const of = (rates: typeof booked) => rates.find((each) => each.horizon === horizon);
      expect(of(booked)).toMatchObject(fixedRate(own, 'bookedAt', horizon, now));
      expect(of(infused)).toMatchObject(fixedRate(own, 'infusedAt', horizon, now));
    }
  }
});

it.each(['booked', 'infused'] as const)('draws the curve of %s', async (stage) => {
  const report = `time-to-stage?stage=${stage}&`;
  for (const [group, own] of await groups<TimeToStage['groups'][number]>(report)) {
    const slow = curve(own, `${stage}At`, now);
    assert.equal(group.curve.length, slow.length, group.label);
    group.curve.forEach(({ incidence, ...row }, place) => {
      const { incidence: expected = Number.NaN, ...counts } = slow[place] ?? {};
      expect(row).toMatchObject(counts);
      expect(incidence).toBeCloseTo(expected, 12);
    });
  }
});

it('tells how long people waited until somebody tried', async () => {
  for (const [told, own] of await groups<ResponseTime['groups'][number]>('response-time?')) {
    const waits = await waitsOf(app.db, own, now);
    const [attempted, others] = [true, false].map((is) =>
      waits.filter(({ isAttempted }) => isAttempted === is),
    );
    expect(told.attempted).toBe(attempted?.length);
    expect(told.waiting + told.ended).toBe(others?.length);
    expect(told.unknown).toBe(own.length - waits.length);
    for (const [is, q] of [
      [told.medianIs, 0.5],
      [told.p90Is, 0.9],
    ] as const) {
      expect(is === null || is.atLeast ? null : is.minutes).toBe(quantile(waits, q));
    }
    const target = told.target ?? 15;
    const within = attempted?.filter(({ minutes }) => minutes <= target);
    const decided = waits.filter((wait) => wait.isAttempted || wait.minutes > target);
    expect(told.withinTarget).toMatchObject({ n: decided.length, count: within?.length });
  }
});
