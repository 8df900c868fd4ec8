import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeStaff, makeUser } from '../support/factories.ts';
import { askForReset, recordOf, requestReset, tokenMailedTo } from '../support/staff.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

const chosen = 'the blue kettle sings';
const choose = (token: string, password = chosen) =>
  app.visitor.submit('/set-password', { token, password });
const signInStatus = async (email: string, password = chosen) =>
  (await app.visitor.post('/api/auth/sign-in/email', { email, password })).status;

describe('an invitation', () => {
  let admin: Browserless;
  beforeEach(async () => {
    admin = await makeStaff(app, { role: 'admin' });
    const bea = { name: 'Bea', email: 'Bea@Example.com', role: 'frontDesk', locationIds: [] };
    assert.equal((await admin.post('/api/users', bea)).status, 201);
  });

  it('lets a new colleague choose a password, once, and sign in', async () => {
    assert.equal(await signInStatus('bea@example.com'), 401);
    const token = await tokenMailedTo(app, 'bea@example.com');
    assert.equal((await app.visitor.get(`/set-password?token=${token}`)).status, 200);
    assert.equal((await choose(token)).status, 200);
    assert.equal(await signInStatus('bea@example.com'), 200);
    assert.equal((await choose(token, 'somebody else’s')).status, 404);
    assert.equal((await app.visitor.get(`/set-password?token=${token}`)).status, 404);
    assert.equal(await signInStatus('bea@example.com'), 200);
  });

  it('works for 7 days', async () => {
    const token = await tokenMailedTo(app, 'bea@example.com');
    app.clock.advance({ days: 6, hours: 23, minutes: 59 });
    assert.equal((await app.visitor.get(`/set-password?token=${token}`)).status, 200);
    app.clock.advance({ minutes: 1 });
    assert.equal((await choose(token)).status, 404);
  });

  it('is a mail that leaves through the outbox', async () => {
    await app.sendMail();
    const rows = await app.db.selectFrom('emails').select(['to', 'status', 'template']).execute();
    assert.deepEqual(rows, [{ to: 'bea@example.com', status: 'captured', template: 'invitation' }]);
  });
});

describe('a forgotten password', () => {
  it('answers one and the same whether the address is known or not', async () => {
    const { email } = await makeUser(app);
    const known = await requestReset(app, email);
    const unknown = await askForReset(app, 'nobody@example.com');
    assert.equal(known.status, 200);
    assert.deepEqual([known.status, known.text], [unknown.status, unknown.text]);
  });

  it('is changed with the link, which works for one hour', async () => {
    const { email } = await makeUser(app);
    await requestReset(app, email);
    const late = await tokenMailedTo(app, email);
    app.clock.advance({ hours: 1 });
    assert.equal((await choose(late)).status, 404);
    await requestReset(app, email);
    const token = await tokenMailedTo(app, email);
    app.clock.advance({ minutes: 59 });
    assert.equal((await choose(token)).status, 200);
    assert.equal(await signInStatus(email), 200);
  });

  it('has one link that works: the newest', async () => {
    const { email } = await makeUser(app);
    await requestReset(app, email);
    const first = await tokenMailedTo(app, email);
    await requestReset(app, email);
    assert.equal((await choose(first)).status, 404);
    assert.equal((await choose(await tokenMailedTo(app, email))).status, 200);
  });

  it('has no link for an account that is switched off', async () => {
    const admin = await makeStaff(app, { role: 'admin' });
    const { id, email } = await makeUser(app);
    await requestReset(app, email);
    const user = recordOf(await admin.get(`/api/users/${id}`));
    await admin.put(`/api/users/${id}`, { ...user, active: false });
    const token = await tokenMailedTo(app, email);
    assert.equal((await choose(token)).status, 404);
    // Not even when the account is switched on again.
    const off = recordOf(await admin.get(`/api/users/${id}`));
    assert.equal((await admin.put(`/api/users/${id}`, { ...off, active: true })).status, 200);
    assert.equal((await choose(token)).status, 404);
  });

  it('is asked for at most three times in a quarter of an hour', async () => {
    for (let n = 0; n < 3; n += 1) {
      assert.equal((await askForReset(app, 'nobody@example.com')).status, 200);
    }
    const refused = await askForReset(app, 'nobody@example.com');
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
  });

  it('is refused alike for known and unknown addresses while nothing can be stored', async () => {
    const { email } = await makeUser(app);
    await sql`pragma max_page_count = 1`.execute(app.db);
    const answers = [await askForReset(app, email), await askForReset(app, 'nobody@example.com')];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, Number(headers.get('Retry-After')) > 0]),
      [
        [503, true],
        [503, true],
      ],
    );
    assert.equal(answers[0]?.text, answers[1]?.text);
  });

  it('is asked for at most twenty times in a quarter of an hour from one place', async () => {
    for (let n = 0; n < 20; n += 1) {
      assert.equal((await askForReset(app, `n${n}@example.com`)).status, 200);
    }
    assert.equal((await askForReset(app, 'n20@example.com')).status, 429);
  });

  it('is replaced by one that is long enough, and the link survives a short one', async () => {
    const { email } = await makeUser(app);
    await requestReset(app, email);
    const token = await tokenMailedTo(app, email);
    for (const bad of ['', 'short', 'x'.repeat(300)]) {
      const answer = await choose(token, bad);
      assert.equal(answer.status, 422);
      assert.ok(answer.text.includes('id="field-password-error"'));
    }
    assert.equal((await choose(token)).status, 200);
  });
});
