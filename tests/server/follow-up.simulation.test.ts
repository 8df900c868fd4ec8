import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Undoable } from '../../shared/undo.ts';
import { callOutcomes, closeReasons } from '../../shared/vocabulary.ts';
import { createRandom } from '../../server/operations/seed/random.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

/**
 * A hundred people and a desk that does this and that for thirty days, from a fixed seed. Whatever
 * the order: no task stands twice, nothing goes on after a stop, and every step says why.
 */
const people = 100;
const days = 30;
const random = createRandom(7);

let app: TestApp;
let desk: Browserless;
const stoppedAt = new Map<number, string>();

beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: 'error' } });
  const location = await makeLocation(app, {}, ['any', 'any', 'any']);
  desk = await makeStaff(app, { locationIds: [location.id] });
  for (let number = 0; number < people; number += 1) {
    const phone = `(210) 555-01${String(number).padStart(2, '0')}`;
    const fields = { phone, email: `p${number}@example.com`, firstName: `Person ${number}` };
    await app.visitor.post('/api/public/requests', requestBody(fields));
  }
  await app.sendMail();
}, 60_000);
afterAll(() => app.stop());

/** Each half day some leads are touched, the clock's work is done, and the rules are looked at. */
it('keeps its rules for thirty days', { timeout: 120_000 }, async () => {
  for (let half = 1; half <= days * 2; half += 1) {
    app.clock.set(
      Temporal.Instant.from(monday)
        .add({ hours: 12 * half })
        .toString(),
    );
    await app.db.updateTable('sessions').set(alive()).execute();
    for (const { id, status } of await someLeads()) {
      await doSomething(id, status);
    }
    await app.followUpMails.runOnce();
    await app.sendMail();
    await lookAtRules();
  }
  const mails = await app.db.selectFrom('emails').select(['leadId', 'template']).execute();
  const followUps = mails.filter(({ template }) => template.startsWith('followUp'));
  expect(followUps.length).toBeGreaterThan(50);
  expect(new Set(followUps.map(({ leadId, template }) => `${leadId} ${template}`)).size).toBe(
    followUps.length,
  );
});

/** The desk stays signed in: sessions are not what is looked at here. */
function alive() {
  const now = app.clock.now();
  const expiresAt = now.add({ hours: 9 }).toString({ fractionalSecondDigits: 3 });
  return { lastActiveAt: now.toString({ fractionalSecondDigits: 3 }), expiresAt };
}

async function someLeads() {
  const leads = await app.db.selectFrom('leads').select(['id', 'status']).execute();
  return leads.filter(() => random.chance(0.12));
}

async function doSomething(id: number, status: string): Promise<void> {
  const at = `/api/leads/${id}`;
  const deed = random.weighted([
    ['calls', 10],
    ['postpone', 2],
    ['skip', 2],
    ['close', 1],
    ['reopen', 1],
    ['stop-contact', 0.5],
    ['undo', 1],
  ] as const);
  const until = app.clock
    .now()
    .add({ hours: random.int(1, 90) })
    .toString();
  const bodies = {
    calls: { outcome: random.pick(callOutcomes) },
    postpone: { until },
    skip: { what: random.pick(['call', 'email']) },
    close: { closeReason: random.pick(closeReasons), note: 'so' },
    reopen: {},
    'stop-contact': { reason: random.pick(['doNotContact', 'crisis']) },
    undo: { activityId: deed === 'undo' ? await lastDeed() : null },
  };
  const path = deed === 'undo' ? '/api/undo' : `${at}/${deed}`;
  const answer = await desk.post(path, bodies[deed]);
  expect([200, 404, 409]).toContain(answer.status);
  if (deed === 'stop-contact' && answer.status === 200 && status !== 'closed') {
    stoppedAt.set(id, app.clock.now().toString());
  }
}

async function lastDeed(): Promise<number> {
  const last = (await desk.get('/api/undo')).body as Undoable | null;
  return last?.activityId ?? 1;
}

async function lookAtRules(): Promise<void> {
  const open = await app.db
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select(['tasks.leadId', 'tasks.kind', 'tasks.origin', 'tasks.reason', 'leads.status'])
    .select(['leads.contactStop'])
    .where('doneAt', 'is', null)
    .execute();
  const planned = open.filter(({ origin }) => origin === 'plan');
  const calls = open.filter(({ kind }) => kind === 'call').map(({ leadId }) => leadId);
  expect(calls.length).toBe(new Set(calls).size);
  expect(planned.filter(({ reason }) => reason === '')).toEqual([]);
  expect(planned.filter(({ contactStop }) => contactStop !== null)).toEqual([]);
  expect(open.filter(({ status }) => status === 'closed')).toEqual([]);
  const mailed = await app.db
    .selectFrom('leads')
    .select('id')
    .where('nextMailAt', 'is not', null)
    .where((eb) => eb.or([eb('status', '=', 'closed'), eb('contactStop', 'is not', null)]))
    .execute();
  expect(mailed).toEqual([]);
  await nothingAfterStop();
  await everyStepTold();
}

/** Whatever the plan made or dropped is in the history, each with a reason. */
async function everyStepTold(): Promise<void> {
  const made = await app.db
    .selectFrom('tasks')
    .select(['leadId', 'title', 'outcome'])
    .where('origin', '=', 'plan')
    .execute();
  const told = await app.db
    .selectFrom('activities')
    .select(['leadId', 'data'])
    .where('type', '=', 'planned')
    .execute();
  const lines = told.map(({ leadId, data }) => ({
    leadId,
    ...(JSON.parse(data) as { title: string; reason: string; ended?: true; movedFrom?: string }),
  }));
  expect(lines.filter(({ reason }) => reason === '')).toEqual([]);
  const begun = lines.filter(({ ended, movedFrom }) => !ended && movedFrom === undefined);
  expect(key(begun)).toEqual(key(made));
  const ended = lines.filter((line) => line.ended);
  expect(key(ended)).toEqual(key(made.filter(({ outcome }) => outcome === 'superseded')));
}

const key = (rows: readonly { leadId: number; title: string }[]) =>
  rows.map(({ leadId, title }) => `${leadId} ${title}`).toSorted();

async function nothingAfterStop(): Promise<void> {
  const stopped = await app.db
    .selectFrom('leads')
    .select('id')
    .where('contactStop', 'is not', null)
    .execute();
  for (const { id } of stopped) {
    const since = stoppedAt.get(id);
    if (since !== undefined) {
      const later = await app.db
        .selectFrom('emails')
        .select('template')
        .where('leadId', '=', id)
        .where('createdAt', '>', since)
        .execute();
      expect(later).toEqual([]);
    }
  }
}
