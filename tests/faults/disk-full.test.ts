import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAuditChain } from '../../server/audit/audit.service.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeUser, password, signIn } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';
import { allowPosting } from './posting.ts';
import { keptWrites, refusal, type Write, writesOf } from './writing.ts';

/** A session is a small row: it may still fit. */
const signedIn = { status: 200, later: false, told: false };
const kinds = ['note', 'call', 'task', 'lead', 'change', 'request'] as const;
let app: TestApp;
let desk: Browserless;
let email: string;
let patient: Patient;
let writes: Record<(typeof kinds)[number], Write>;
const answered: string[] = [];

beforeAll(async () => {
  app = await startApp();
  const location = await makeLocation(app);
  await allowPosting(app.db);
  ({ email } = await makeUser(app, { locationIds: [location.id] }));
  desk = await signIn(app, email);
  patient = await makePatient(app);
  writes = writesOf({ app, desk, leadId: patient.leadId, locationId: location.id });
  await allowPages(1);
});
afterAll(() => app.stop());

/** How far the database may grow, as on a disk; less than it has already means no further. */
async function allowPages(pages: number): Promise<void> {
  await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(app.db);
}

/** Writes until the last free bytes are gone; what was taken is expected to be kept. */
async function untilRefused(kind: (typeof kinds)[number]) {
  for (let number = 100; number < 150; number += 1) {
    const answer = await writes[kind](number);
    if (answer.status >= 300) {
      return answer;
    }
    answered.push(`${kind} ${number}`);
  }
  throw new Error(`${kind} is still taken`);
}

describe('on a full disk', () => {
  test.each(kinds)('%s: 503, and when to come again', async (kind) => {
    expect(refusal(await untilRefused(kind))).toEqual(refusal.expected);
  });

  test('booking a time: the same; signing in: too, or it is taken', async () => {
    const [slot] = slotsOf(await app.visitor.get(patient.api));
    const booking = await app.visitor.post(patient.api, { startsAt: slot?.startsAt });
    expect(refusal(booking)).toEqual(refusal.expected);
    const door = await app.visitor.post('/api/auth/sign-in/email', { email, password });
    expect([signedIn, refusal.expected]).toContainEqual(refusal(door));
  });

  test('reading goes on: lists, one lead though views are logged, the patient’s page', async () => {
    // Long enough for the session’s own time to be due for writing.
    app.clock.advance({ minutes: 5 });
    const list = await desk.get(listPath('leads'));
    expect(rowsOf(list).map(({ id }) => id)).toContain(patient.leadId);
    // The last free bytes still take some views; then the log says that they can't be kept.
    const unkept = () =>
      app.logged.some((line) => line.includes('could not be put into the audit'));
    for (let looks = 0; looks < 50 && !unkept(); looks += 1) {
      const one = await desk.get(`/api/leads/${patient.leadId}`);
      expect([one.status, recordOf(one)['id']]).toEqual([200, patient.leadId]);
    }
    expect(unkept()).toBe(true);
    expect((await desk.get(`/api/tasks?filter={"leadId":${patient.leadId}}`)).status).toBe(200);
    expect((await app.visitor.get(patient.page)).status).toBe(200);
    expect((await app.visitor.get('/request')).status).toBe(200);
    expect((await app.visitor.get('/healthz')).status).toBe(200);
  });

  test('all that was answered is there, nothing that was refused, not even in part', async () => {
    expect(await keptWrites(app.db, patient.leadId)).toEqual(answered.toSorted());
  });

  test('with room again everything goes on, without a restart', async () => {
    await allowPages(1_000_000);
    for (const kind of kinds) {
      const answer = await writes[kind](200);
      expect([kind, Math.floor(answer.status / 100)]).toEqual([kind, 2]);
      answered.push(`${kind} 200`);
    }
    expect(await keptWrites(app.db, patient.leadId)).toEqual(answered.toSorted());
    await app.sendMail();
    const waiting = app.db.selectFrom('emails').select('id').where('status', '!=', 'captured');
    expect(await waiting.execute()).toEqual([]);
    const [slot] = slotsOf(await app.visitor.get(patient.api));
    expect((await app.visitor.post(patient.api, { startsAt: slot?.startsAt })).status).toBe(201);
    await signIn(app, email);
    expect(await verifyAuditChain(app.db)).toBeNull();
  });
});
