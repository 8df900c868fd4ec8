import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Undoable } from '../../shared/undo.ts';
import { callOutcomes, closeReasons, concerns, languages } from '../../shared/vocabulary.ts';
import { decode } from '../../server/reports/facts/column-bytes.ts';
import { rowAt } from '../../server/reports/facts/columns.ts';
import { leadSchema } from '../../server/reports/facts/schemas.ts';
import { createRandom } from '../../server/operations/seed/random.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { slotsOf } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { bringIn, csv } from '../support/imports.ts';

/**
 * Two clinics that do this and that for some weeks, from a fixed seed. Each day the whole answers of
 * the reports are kept; at the end each is asked for again as of that day, and must be the same.
 */
const days = 24;
const random = createRandom(11);

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let admin: Staff;
let desks: Record<number, Staff[]>;
let places: number[];
const tokens = new Map<number, string>();

beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: 'error' } });
  const rooms = ['any', 'any', 'any', 'any'] as const;
  const alamo = await makeLocation(app, {}, rooms);
  const uptown = await makeLocation(
    app,
    { slug: 'uptown', name: 'Uptown', city: 'New York', timeZone: 'America/New_York' },
    rooms,
  );
  places = [alamo.id, uptown.id];
  admin = await makeStaff(app, { role: 'admin', name: 'Carmen', email: 'carmen@example.com' });
  desks = Object.fromEntries(
    await Promise.all(
      places.map(async (id) => [
        id,
        [
          await makeStaff(app, { name: `Marisol ${id}`, locationIds: [id] }),
          await makeStaff(app, { name: `Ruth ${id}`, role: 'manager', locationIds: places }),
        ],
      ]),
    ),
  ) as Record<number, Staff[]>;
});
afterAll(() => app.stop());

type Lead = { id: number; locationId: number; status: string; mergedIntoId: number | null };

async function ask(): Promise<void> {
  const count = tokens.size;
  const email = `p${count}@example.com`;
  const phone = `(210) 555-${String(1000 + count)}`;
  const answer = await app.visitor.post(
    '/api/public/requests',
    requestBody({
      email,
      phone,
      firstName: `Person ${count}`,
      lastName: `Number ${count}`,
      location: random.pick(['alamo-heights', 'uptown']),
      concern: random.pick(concerns),
      language: random.pick(languages),
    }),
  );
  assert.equal(answer.status, 201, answer.text);
  const mail = await app.db
    .selectFrom('emails')
    .select(['leadId', 'text'])
    .where('to', '=', email)
    .executeTakeFirstOrThrow();
  tokens.set(Number(mail.leadId), /\/book\/([\w-]+)/.exec(mail.text)?.[1] ?? '');
}

const post = (path: string, body: (lead: Lead) => object) => (lead: Lead, by: Staff) =>
  by.post(`/api/leads/${lead.id}/${path}`, body(lead));

type Act = (lead: Lead, by: Staff) => Promise<unknown>;

const acts: readonly (readonly [Act, number])[] = [
  [post('calls', () => ({ outcome: random.pick(callOutcomes) })), 10],
  [post('notes', () => ({ text: 'Came by.', contact: random.chance(0.5) })), 2],
  [post('close', () => ({ closeReason: random.pick(closeReasons), note: 'so' })), 5],
  [post('reopen', () => ({})), 6],
  [post('stop-contact', () => ({ reason: random.pick(['doNotContact', 'crisis']) })), 1],
  [post('resume-contact', () => ({})), 4],
  [post('emails', () => ({ template: 'bookingLink' })), 2],
  [
    post('correct-status', () => ({
      status: random.pick(['requested', 'emailed', 'booked', 'infused']),
      reason: 'Was here before.',
    })),
    3,
  ],
  [
    ({ id, locationId }, by) =>
      by.post(`/api/leads/${id}/assign`, {
        assigneeId: random.pick([null, ...(desks[locationId] ?? []).map((each) => each.id)]),
      }),
    5,
  ],
  [edit, 5],
  [bookOnline, 16],
  [bookAtDesk, 10],
  [merge, 4],
  [splitOne, 3],
  [handOver, 4],
  [(_lead, by) => undo(by), 6],
];

async function edit({ id }: Lead): Promise<unknown> {
  const { body } = await admin.get(`/api/leads/${id}`);
  return admin.put(`/api/leads/${id}`, {
    ...(body as object),
    ...(random.chance(0.5)
      ? { concern: random.pick(concerns) }
      : { language: random.pick(languages) }),
  });
}

async function bookOnline({ id }: Lead): Promise<unknown> {
  await app.visitor.submit(`/book/${tokens.get(id) ?? ''}/opened`, {});
  const page = `/api/public/bookings/${tokens.get(id) ?? ''}`;
  const answer = await app.visitor.get(page);
  if (answer.status !== 200) {
    return answer;
  }
  const slots = slotsOf(answer);
  return slots.length > 0 && random.chance(0.7)
    ? app.visitor.post(page, { startsAt: random.pick(slots.slice(0, 40)).startsAt })
    : null;
}

/** Somewhere in the next days, at a time of opening. */
function bookAtDesk({ id }: Lead, by: Staff): Promise<unknown> {
  const day = app.clock
    .now()
    .toZonedDateTimeISO('America/Chicago')
    .add({ days: random.int(1, 6) });
  const startsAt = day
    .with({ hour: random.int(9, 14), minute: 0, second: 0, millisecond: 0 })
    .toInstant()
    .toString();
  const kind = random.pick(['consultation', 'infusion', 'infusion']);
  return by.post('/api/appointments', { leadId: id, kind, startsAt });
}

async function merge(lead: Lead, by: Staff): Promise<unknown> {
  const others = (await leads()).filter(
    ({ id, locationId, mergedIntoId }) =>
      id !== lead.id && locationId === lead.locationId && mergedIntoId === null,
  );
  if (others.length === 0) {
    return null;
  }
  const from = random.pick(others);
  const fields = random.chance(0.5) ? { concern: from.id, language: from.id } : {};
  return by.post(`/api/leads/${from.id}/merge`, { intoId: lead.id, fields });
}

async function splitOne(_lead: Lead, by: Staff): Promise<unknown> {
  const merged = (await leads()).filter(({ mergedIntoId }) => mergedIntoId !== null);
  if (merged.length === 0) {
    return null;
  }
  const one = random.pick(merged);
  const laterTo = random.pick([one.id, Number(one.mergedIntoId)]);
  return by.post(`/api/leads/${one.id}/split`, { laterTo });
}

async function handOver({ id, locationId }: Lead): Promise<unknown> {
  const to = places.find((each) => each !== locationId);
  await admin.post(`/api/leads/${id}/transfer`, { locationId: to });
  app.clock.advance({ minutes: 5 });
  return admin.post(
    `/api/leads/${id}/transfer/${random.pick(['accept', 'accept', 'decline'])}`,
    {},
  );
}

async function undo(by: Staff): Promise<unknown> {
  const last = (await by.get('/api/undo')).body as Undoable | null;
  return last && by.post('/api/undo', { activityId: last.activityId });
}

const leads = (): Promise<Lead[]> =>
  app.db
    .selectFrom('leads')
    .select(['id', 'locationId', 'status', 'mergedIntoId'])
    .orderBy('id')
    .execute();

/** What became of the visits whose time has come; some are moved or called off before. */
async function visits(): Promise<void> {
  const rows = await app.db
    .selectFrom('appointments')
    .select(['id', 'startsAt', 'version'])
    .where('status', '=', 'booked')
    .orderBy('id')
    .execute();
  const now = app.clock.now().toString();
  for (const { id, startsAt } of rows) {
    const at = `/api/appointments/${id}`;
    if (startsAt < now) {
      const how = random.weighted([
        ['complete', 6],
        ['no-show', 2],
        ['', 1],
      ] as const);
      await (how && admin.post(`${at}/${how}`));
      if (how && random.chance(0.1)) {
        await undo(admin);
      }
    } else if (random.chance(0.1)) {
      const moved = Temporal.Instant.from(startsAt).add({ hours: 24 }).toString();
      await (random.chance(0.5)
        ? admin.post(`${at}/cancel`)
        : admin.post(`${at}/move`, { startsAt: moved }));
    }
    app.clock.advance({ seconds: random.int(0, 2) });
  }
}

/** They stay signed in: sessions are not what is looked at here. */
async function stayIn(): Promise<void> {
  const now = app.clock.now();
  const iso = (at: Temporal.Instant) => at.toString({ fractionalSecondDigits: 3 });
  await app.db
    .updateTable('sessions')
    .set({ lastActiveAt: iso(now), expiresAt: iso(now.add({ hours: 9 })) })
    .execute();
}

/** What is done most often is refused for this lead, and that is fine; nothing fails. */
async function someActs(): Promise<void> {
  for (const lead of await leads()) {
    if (random.chance(0.35)) {
      const by = random.pick([admin, ...(desks[lead.locationId] ?? [])]);
      const answer = (await random.weighted(acts)(lead, by)) as Answer | null;
      assert.ok((answer?.status ?? 200) < 500, answer?.text ?? '');
      app.clock.advance({ seconds: random.int(0, 90) });
      await stayIn();
    }
  }
}

const asked = [
  'overview?',
  'comparison?rate=withinTarget&',
  'funnel?',
  'time-to-stage?stage=booked&',
  'time-to-stage?stage=infused&',
  'response-time?',
  'capacity?',
  'trend?by=week&',
];
const groupings = ['', 'location', 'assignee', 'concern', 'language'];

/** Every report each day, each grouping by turns. */
function reportsOf(day: number): string[] {
  return asked.map((report, place) => {
    const groupBy = groupings[(day + place) % groupings.length];
    const grouped = groupBy === '' || report.startsWith('comparison') ? '' : `groupBy=${groupBy}&`;
    return `/api/reports/${report}${grouped}from=2026-10-01`;
  });
}

async function told(report: string, to: string, asOf: string): Promise<unknown> {
  const answer = await admin.get(`${report}&to=${to}&asOf=${asOf}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
}

type Kept = { report: string; to: string; asOf: string; answer: unknown };

it('says of any past day what it said on that day', { timeout: 120_000 }, async () => {
  const kept: Kept[] = [];
  for (let day = 0; day < days; day += 1) {
    app.clock.set(
      Temporal.Instant.from(monday)
        .add({ hours: 24 * day })
        .toString(),
    );
    await stayIn();
    for (let more = random.int(1, 4); more > 0; more -= 1) {
      await ask();
      app.clock.advance({ minutes: random.int(0, 40) });
    }
    await app.sendMail();
    await stayIn();
    await visits();
    await someActs();
    await beside(day);
    await app.followUpMails.runOnce();
    await app.sendMail();
    await stayIn();
    const asOf = app.clock.now().toString();
    const to = asOf.slice(0, 10);
    for (const report of reportsOf(day)) {
      kept.push({ report, to, asOf, answer: await told(report, to, asOf) });
    }
  }
  await stayIn();
  for (const { report, to, asOf, answer } of kept) {
    assert.deepEqual(await told(report, to, asOf), answer, `${report} as of ${asOf}`);
  }
});

it('of days on which all of it happened', async () => {
  const rows = await app.db.selectFrom('activities').select('type').distinct().execute();
  expect(rows.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'appointmentBooked',
      'appointmentCancelled',
      'appointmentCompleted',
      'appointmentMoved',
      'appointmentNoShow',
      'assigned',
      'call',
      'contactStopped',
      'imported',
      'merged',
      'split',
      'statusCorrected',
      'transferred',
      'undone',
    ]),
  );
  const looks = await app.db.selectFrom('availabilityShown').select('id').execute();
  expect(looks.length).toBeGreaterThan(5);
});

/** What the reports keep of each lead is what its own row says, however it came there. */
it('knows of every lead what its row says', async () => {
  const blocks = await app.db.selectFrom('reportBlocks').select('leads').execute();
  const facts = decode(
    leadSchema,
    blocks.map((block) => block.leads),
  );
  const known = Array.from({ length: facts.count }, (_each, place) =>
    rowAt(leadSchema, facts, place),
  );
  const rows = await app.db.selectFrom('leads').selectAll().execute();
  const iso = (at: number | null) => at && new Date(at).toISOString();
  expect(known.length).toBe(rows.length);
  for (const lead of rows.filter(({ mergedIntoId }) => mergedIntoId === null)) {
    const fact = known.find(({ id }) => id === lead.id);
    expect({
      locationId: fact?.locationId,
      carriedBy: fact?.carriedBy,
      concern: fact?.concern,
      language: fact?.language,
      assigneeId: fact?.assigneeId,
      requestedAt: iso(fact?.requestedAt ?? null),
      emailedAt: iso(fact?.emailedAt ?? null),
      bookedAt: iso(fact?.bookedAt ?? null),
      infusedAt: iso(fact?.infusedAt ?? null),
      closedAt: iso(fact?.closedAt ?? null),
      closeReason: fact?.closeReason,
      merged: fact?.merged,
    }).toEqual({
      locationId: lead.askedLocationId ?? lead.locationId,
      carriedBy: lead.locationId,
      concern: lead.concern,
      language: lead.language,
      assigneeId: lead.assigneeId,
      requestedAt: lead.requestedAt,
      emailedAt: lead.emailedAt,
      bookedAt: lead.bookedAt,
      infusedAt: lead.infusedAt,
      closedAt: lead.closedAt,
      closeReason: lead.closeReason,
      merged: 0,
    });
  }
});

/** A list that is brought in, and hours that change. */
async function beside(day: number): Promise<void> {
  if (day === 8) {
    const rows = [
      ['First name', 'Last name', 'Email', 'Date', 'Emailed', 'Booked', 'Infused'],
      ['Ines', 'Vega', 'ines@example.com', '10/15/2026', '10/15/2026', '10/19/2026', '10/30/2026'],
      ['Omar', 'Haddad', 'omar@example.com', '10/31/2026 11:30 PM', '11/14/2026', '', ''],
    ];
    await bringIn(app, admin, places[0] ?? 0, csv(...rows));
  }
  if (day === 12) {
    const path = `/api/locations/${places[0]}`;
    const { body } = await admin.get(path);
    const hours = [{ weekday: 1, opensAt: '10:00', closesAt: '12:00' }];
    const answer = await admin.put(path, { ...(body as object), hours });
    assert.equal(answer.status, 200, answer.text);
  }
}
