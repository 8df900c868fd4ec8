import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { recordOf } from '../support/staff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await makeLocation(app);
});
afterAll(() => app.stop());

const key = (name: string) => ({ 'Idempotency-Key': name });
const post = (fields: Record<string, unknown>, headers: Record<string, string>) =>
  app.visitor.post('/api/public/requests', requestBody(fields), headers);
const countLeads = async () => (await app.db.selectFrom('leads').select('id').execute()).length;
let people = 0;
/** Somebody who has not asked before. */
const newPerson = () => {
  people += 1;
  const digits = String(people).padStart(2, '0');
  return {
    firstName: `Person ${digits}`,
    email: `person${digits}@example.com`,
    phone: `(210) 555-01${digits}`,
  };
};

it('gives a repetition the first answer and stores nothing more', async () => {
  const person = newPerson();
  const first = await post(person, key('once'));
  const before = await app.db.selectFrom('activities').select('id').execute();
  const again = await post(person, key('once'));
  expect([again.status, again.body]).toEqual([201, first.body]);
  expect(await app.db.selectFrom('activities').select('id').execute()).toEqual(before);
});

it('refuses another body under the same key', async () => {
  await post(newPerson(), key('other'));
  const answer = await post(newPerson(), key('other'));
  expect([answer.status, recordOf(answer)['code']]).toEqual([422, 'idempotency.otherBody']);
});

it('stores one request where two come at once', async () => {
  const person = newPerson();
  const before = await countLeads();
  const answers = await Promise.all([1, 2, 3, 4].map(() => post(person, key('twins'))));
  const taken = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 409);
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.length + refused.length).toBe(4);
  expect(new Set(taken.map(({ text }) => text)).size).toBe(1);
  expect(await countLeads()).toBe(before + 1);
  const activities = await app.db
    .selectFrom('activities')
    .innerJoin('leads', 'leads.id', 'activities.leadId')
    .select('activities.type')
    .where('leads.email', '=', person.email)
    .where('activities.type', '=', 'requestedAgain')
    .execute();
  expect(activities).toEqual([]);
});

it('does not keep a refusal: put right, the request is taken', async () => {
  expect((await post({ ...newPerson(), phone: '1' }, key('mended'))).status).toBe(422);
  expect((await post(newPerson(), key('mended'))).status).toBe(201);
});

it('forgets a key after 24 hours', async () => {
  await post(newPerson(), key('daily'));
  app.clock.advance({ hours: 24, seconds: 1 });
  expect((await post(newPerson(), key('daily'))).status).toBe(201);
  const kept = await app.db.selectFrom('idempotencyKeys').selectAll().execute();
  expect(kept).toHaveLength(1);
});

it('is malformed where it is empty or endless', async () => {
  expect((await post(newPerson(), key('x'.repeat(256)))).status).toBe(400);
});
