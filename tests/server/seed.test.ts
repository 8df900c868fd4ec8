import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toIso } from '../../server/clock.ts';
import type { Db } from '../../server/db/database.ts';
import { nextStepOf } from '../../server/leads/next-step.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';
import { responseDeadlines } from '../../server/locations/business-time.ts';
import { localDate, openSpans } from '../../server/locations/calendar.ts';
import { isFollowed } from '../../server/follow-up/clock.ts';
import { findLocation } from '../../server/locations/location.queries.ts';
import { problemsOf, withFile } from '../../server/operations/sqlite-file.ts';
import { pipelineColumns, replay } from '../support/replay.ts';
import { now, seededDatabase } from '../support/seeded.ts';

const address = /^[a-z]+\.[a-z]+\d+@example\.com$/;
const tables = [
  'locations',
  'rooms',
  'users',
  'userLocations',
  'accounts',
  'leads',
  'activities',
  'consents',
  'tasks',
  'appointments',
  'emails',
  'bookingLinks',
  'availabilityShown',
] as const;

async function allRows(db: Db): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (const table of tables) {
    rows.push(await db.selectFrom(table).selectAll().execute());
  }
  await db.destroy();
  return rows;
}

describe('a year of made-up leads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-seed-'));
  const file = join(folder, 'seed.sqlite');
  let db: Db;
  let leads: LeadRow[];

  beforeAll(async () => {
    db = await seededDatabase(file, 500);
    leads = await db.selectFrom('leads').selectAll().orderBy('id').execute();
  });
  afterAll(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  const historyOf = (leadId: number) =>
    db
      .selectFrom('activities')
      .selectAll()
      .where('leadId', '=', leadId)
      .orderBy('at')
      .orderBy('id')
      .execute();

  test('the same seed gives the same rows, another seed others', async () => {
    const [first, second, other] = [
      await allRows(await seededDatabase(join(folder, 'a.sqlite'), 60, 7)),
      await allRows(await seededDatabase(join(folder, 'b.sqlite'), 60, 7)),
      await allRows(await seededDatabase(join(folder, 'c.sqlite'), 60, 8)),
    ];
    expect(second).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('status and stamps are what the history adds up to', async () => {
    expect(leads).toHaveLength(500);
    for (const lead of leads) {
      expect(replay(lead, await historyOf(lead.id))).toEqual(pipelineColumns(lead));
    }
  });

  test('attempts, first contact and response clock follow the calls', async () => {
    for (const lead of leads) {
      const history = await historyOf(lead.id);
      expect(lead.attempts).toBe(history.filter(({ type }) => type === 'call').length);
      const isContact = ({ type, actorId, data }: (typeof history)[number]) =>
        type === 'call' ||
        (type === 'appointmentBooked' && actorId !== null) ||
        (type === 'requested' && /"source":"(phone|walkIn)"/.test(data));
      expect(lead.firstContactAt).toBe(history.find(isContact)?.at ?? null);
      const location = await findLocation(db, lead.locationId);
      const waiting = history
        .slice(history.findLastIndex(isContact) + 1)
        .findLast(({ type }) => type === 'requested' || type === 'requestedAgain');
      const due =
        waiting && location && isFollowed(lead)
          ? responseDeadlines(location, Temporal.Instant.from(waiting.at))
          : null;
      expect(lead.dueAt).toBe(due && toIso(due.dueAt));
      expect(lead.breachAt).toBe(due && toIso(due.breachAt));
    }
  });

  test('the next step is the one the application would work out', async () => {
    for (const lead of leads) {
      const next = await nextStepOf(db, lead.id);
      expect([lead.nextStepAt, lead.nextStep]).toEqual([next?.at ?? null, next?.what ?? null]);
    }
  });

  test('nobody holds a room twice, and every visit lies in the opening hours', async () => {
    const visits = await db
      .selectFrom('appointments')
      .selectAll()
      .orderBy('roomId')
      .orderBy('startsAt')
      .execute();
    const held = visits.filter(({ status }) => status !== 'cancelled');
    for (const [index, visit] of held.entries()) {
      const after = held[index + 1];
      expect(after?.roomId !== visit.roomId || after.startsAt >= visit.endsAt).toBe(true);
    }
    for (const visit of visits) {
      const location = await findLocation(db, visit.locationId);
      const start = Temporal.Instant.from(visit.startsAt);
      const spans = location
        ? openSpans(location, localDate(start, location.timeZone)).map(({ start: from, end }) => [
            from.epochMilliseconds,
            end.epochMilliseconds,
          ])
        : [];
      const [from, to] = [Date.parse(visit.startsAt), Date.parse(visit.endsAt)];
      expect(spans.some(([opens = 0, closes = 0]) => opens <= from && to <= closes)).toBe(true);
    }
  });

  test('a booked lead has a visit ahead or behind it, an infused one an infusion', async () => {
    for (const { id, status } of leads) {
      const visits = await db
        .selectFrom('appointments')
        .selectAll()
        .where('leadId', '=', id)
        .execute();
      const standing = visits.filter((each) => ['booked', 'completed'].includes(each.status));
      expect(status === 'booked' && standing.length === 0).toBe(false);
      const infused = visits.some(
        (each) => each.kind === 'infusion' && each.status === 'completed',
      );
      expect(status === 'infused').toBe(infused);
    }
  });

  test('nothing has happened in the future, nor before the request', async () => {
    const wrong = await db
      .selectFrom('activities')
      .innerJoin('leads', 'leads.id', 'activities.leadId')
      .select('activities.id')
      .where((eb) => eb.or([eb('at', '>', now), eb('at', '<', eb.ref('leads.requestedAt'))]))
      .execute();
    expect(wrong).toEqual([]);
  });

  test('only reserved numbers and addresses, each reference once', async () => {
    for (const { email, phone, source } of leads) {
      // At the desk some leave only a number.
      const [given, known] = [email ?? source, email === null ? /^(phone|walkIn)$/ : address];
      expect(given).toMatch(known);
      expect(phone).toMatch(/^\+1(210|726|830|512|361|915|432|956|737|254|325|979)55501\d\d$/);
    }
    expect(new Set(leads.map(({ reference }) => reference)).size).toBe(leads.length);
    const mailed = await db.selectFrom('emails').select('to').execute();
    expect(mailed.filter(({ to }) => !to.endsWith('@example.com'))).toEqual([]);
  });

  test('every mail says in the history what became of it', async () => {
    const emails = await db.selectFrom('emails').selectAll().execute();
    const told = await db
      .selectFrom('activities')
      .select(['type', 'data'])
      .where('type', 'in', ['emailSent', 'emailFailed'])
      .execute();
    const answers = new Map(
      told.map(({ type, data }) => [(JSON.parse(data) as { emailId: number }).emailId, type]),
    );
    const expected = { sent: 'emailSent', failed: 'emailFailed', queued: undefined } as const;
    for (const email of emails) {
      expect(email.status in expected).toBe(true);
      expect(answers.get(email.id)).toBe(expected[email.status as keyof typeof expected]);
      expect(email.text).not.toMatch(/ketamin|depress|pain|ansiedad/i);
    }
  });

  test('there is something of everything a clinic knows', async () => {
    const spanish = leads.filter(({ language }) => language === 'es').length;
    expect(spanish / leads.length).toBeGreaterThan(0.2);
    expect(spanish / leads.length).toBeLessThan(0.4);
    const statuses = new Set(leads.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([
      'booked',
      'closed',
      'emailed',
      'infused',
      'requested',
    ]);
    const emails = new Set(
      (await db.selectFrom('emails').select('status').execute()).map(statusOf),
    );
    expect([...emails].toSorted()).toEqual(['failed', 'queued', 'sent']);
    const visits = (await db.selectFrom('appointments').select('status').execute()).map(statusOf);
    expect([...new Set(visits)].toSorted()).toEqual(['booked', 'cancelled', 'completed', 'noShow']);
    const open = await db.selectFrom('tasks').select('id').where('doneAt', 'is', null).execute();
    expect(open.length).toBeGreaterThan(3);
    expect(leads.some(({ dueAt, assigneeId }) => dueAt !== null && assigneeId === null)).toBe(true);
  });

  test('the database is whole', () => {
    expect(withFile(file, problemsOf)).toEqual([]);
  });
});

function statusOf({ status }: { status: string }): string {
  return status;
}
