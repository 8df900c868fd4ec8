import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db } from '../../server/db/database.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';
import { localDate } from '../../server/locations/calendar.ts';
import { findLocation } from '../../server/locations/location.queries.ts';
import { now, seededDatabase } from '../support/seeded.ts';

/** What a clinic would call believable: the figures of a year, not the rules of each lead. */
const folder = mkdtempSync(join(tmpdir(), 'stillpoint-shape-'));
const day = 24 * 60 * 60_000;
let db: Db;
let leads: LeadRow[];

beforeAll(async () => {
  db = await seededDatabase(join(folder, 'shape.sqlite'), 2000);
  leads = await db.selectFrom('leads').selectAll().execute();
}, 60_000);
afterAll(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

test('open tasks: none of closed leads, of infused ones only what was promised, none very old', async () => {
  const open = await db
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select(['tasks.id', 'tasks.dueAt', 'tasks.title', 'leads.status'])
    .where('doneAt', 'is', null)
    .execute();
  expect(open.filter(({ status }) => status === 'closed')).toEqual([]);
  expect(open.filter(({ status, dueAt }) => status === 'infused' && dueAt <= now)).toEqual([]);
  expect(open.filter(({ dueAt }) => dueAt < daysAgo(14))).toEqual([]);
  expect(open.filter(({ dueAt }) => dueAt < daysAgo(7)).length).toBeLessThan(open.length / 10);
  expect(open.filter(({ dueAt }) => dueAt < now).length).toBeGreaterThan(0);
});

test('about one lead in sixty has a mail that failed, a handful of them lately', async () => {
  const failed = await db
    .selectFrom('emails')
    .select(['leadId', 'createdAt'])
    .where('status', '=', 'failed')
    .execute();
  expect(failed.length / leads.length).toBeGreaterThan(0.005);
  expect(failed.length / leads.length).toBeLessThan(0.03);
  const recent = failed.filter(({ createdAt }) => createdAt >= daysAgo(7));
  expect(recent.length).toBeGreaterThan(0);
  expect(recent.length).toBeLessThan(10);
});

test('the stages fill as those of a clinic do', async () => {
  const share = shareOf(leads);
  expect(share(({ status }) => status === 'requested')).toSatisfy(between(0.005, 0.03));
  expect(share(({ status }) => status === 'emailed')).toSatisfy(between(0.05, 0.1));
  expect(share(({ status }) => status === 'booked')).toSatisfy(between(0.025, 0.06));
  expect(share(({ status }) => status === 'infused')).toSatisfy(between(0.35, 0.45));
  const closed = shareOf(leads.filter(({ status }) => status === 'closed'));
  const reason = (wanted: string) => closed(({ closeReason }) => closeReason === wanted);
  for (const other of ['notACandidate', 'cost', 'notInterested', 'choseAnother', 'other']) {
    expect([other, reason(other) < reason('noResponse')]).toEqual([other, true]);
  }
  expect(reason('spam') + reason('duplicate')).toSatisfy(between(0.005, 0.06));
  const consultations = await db
    .selectFrom('appointments')
    .select('status')
    .where('kind', '=', 'consultation')
    .where('status', 'in', ['completed', 'noShow'])
    .execute();
  const missed = shareOf(consultations)(({ status }) => status === 'noShow');
  expect(missed).toSatisfy(between(0.13, 0.21));
});

test('each location has visits today and on most opening days of three weeks', async () => {
  const locations = await db.selectFrom('locations').select('id').execute();
  for (const { id } of locations) {
    const location = await findLocation(db, id);
    const visits = await db
      .selectFrom('appointments')
      .select('startsAt')
      .where('locationId', '=', id)
      .where('status', '!=', 'cancelled')
      .execute();
    const zone = location?.timeZone ?? 'UTC';
    const dateOf = (at: string) => String(localDate(Temporal.Instant.from(at), zone));
    const days = new Set(visits.map(({ startsAt }) => dateOf(startsAt)));
    expect(days).toContain(dateOf(now));
    const ahead = [...days].filter((date) => date > dateOf(now) && date <= dateOf(daysAgo(-21)));
    expect(ahead.length).toBeGreaterThan(7);
  }
});

function daysAgo(days: number): string {
  return new Date(Date.parse(now) - days * day).toISOString();
}

function shareOf<Row>(rows: readonly Row[]) {
  return (wanted: (row: Row) => boolean): number => rows.filter(wanted).length / rows.length;
}

const between = (low: number, high: number) => (share: number) => share >= low && share <= high;
