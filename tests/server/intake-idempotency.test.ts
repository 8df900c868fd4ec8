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

it('takes one of two that come at once, and tells the other to wait', async () => {
  const person = newPerson();
  const send = () =>
    fetch(`${app.url}/api/public/requests`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...key('twins') },
      body: JSON.stringify(requestBody(person)),
    });
  const free = await holdDatabase();
  const twins = [send(), send()];
  const early = await Promise.race(twins);
  expect([early.status, early.headers.get('Retry-After')]).toEqual([409, '1']);
  await free();
  const statuses = (await Promise.all(twins)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201, 409]));
  const late = await send();
  expect(late.status).toBe(201);
  const leads = await app.db
    .selectFrom('leads')
    .innerJoin('activities', 'activities.leadId', 'leads.id')
    .select('activities.type')
    .where('leads.email', '=', person.email)
    .where('activities.type', 'in', ['requested', 'requestedAgain'])
    .execute();
  expect(leads).toEqual([{ type: 'requested' }]);
});

/** Keeps the database busy, so that a request that came stays at work until it is freed. */
async function holdDatabase(): Promise<() => Promise<void>> {
  const taken = Promise.withResolvers<void>();
  const freed = Promise.withResolvers<void>();
  const held = app.db.transaction().execute(async () => {
    taken.resolve();
    await freed.promise;
  });
  await taken.promise;
  return () => {
    freed.resolve();
    return held;
  };
}

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
