import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, createClient } from '../support/client.ts';
import { makeLocation, makeStaff, makeUser, signIn } from '../support/factories.ts';
import { recordOf, requestReset, rowsOf, tokenMailedTo } from '../support/staff.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

const statusOf = async (client: Browserless, headers?: Record<string, string>) =>
  (await client.get('/api/me', headers)).status;

describe('a session', () => {
  it('says who is signed in', async () => {
    const { id: locationId } = await makeLocation(app);
    const person = { name: 'Bea Luna', email: 'bea@example.com', role: 'manager' as const };
    const bea = await makeStaff(app, { ...person, locationIds: [locationId] });
    const { body } = await bea.get('/api/me');
    assert.deepEqual(body, { id: bea.id, ...person, locationIds: [locationId] });
  });

  it('ends after 15 idle minutes, counted from the very last act', async () => {
    const bea = await makeStaff(app);
    app.clock.advance({ seconds: 50 });
    assert.equal(await statusOf(bea), 200);
    app.clock.advance({ minutes: 14, seconds: 59 });
    assert.equal(await statusOf(bea), 200);
    app.clock.advance({ minutes: 15 });
    const refused = await bea.get('/api/me');
    assert.equal(refused.status, 401);
    assert.equal(recordOf(refused)['code'], 'session.none');
  });

  it('is not kept alive by polling', async () => {
    const bea = await makeStaff(app);
    for (let minute = 0; minute < 14; minute += 1) {
      app.clock.advance({ minutes: 1 });
      assert.equal(await statusOf(bea, { 'X-Stillpoint-Background': '1' }), 200);
    }
    app.clock.advance({ minutes: 1 });
    assert.equal(await statusOf(bea), 401);
  });

  it('ends after 10 hours, however busy', async () => {
    const bea = await makeStaff(app);
    for (let tens = 0; tens < 59; tens += 1) {
      app.clock.advance({ minutes: 10 });
      assert.equal(await statusOf(bea), 200);
    }
    app.clock.advance({ minutes: 10 });
    assert.equal(await statusOf(bea), 401);
  });

  it('ends with the sign-out, for whoever kept the cookie too', async () => {
    const bea = await makeStaff(app);
    const answer = await bea.post('/api/auth/sign-out');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.getSetCookie()[0] ?? '', /^stillpoint\.session=; Max-Age=0/);
    assert.equal(await statusOf(bea), 401);
  });

  it('needs the right signature on its cookie', async () => {
    const { cookie } = await makeStaff(app);
    const [name, value = ''] = cookie.split('=');
    const [token = ''] = decodeURIComponent(value).split('.');
    const forged = [token, `${token}.`, `${token}.${'A'.repeat(43)}=`, '%E0%A4%A', '', 'a.b.c'];
    for (const each of forged) {
      assert.equal(await statusOf(createClient(app.url, `${name}=${each}`)), 401, each);
    }
    assert.equal(await statusOf(createClient(app.url, `other=1; ${cookie}; last=2`)), 200);
  });

  it('is needed for everything under /api but the public part', async () => {
    for (const path of ['/api/me', '/api/users', '/api/leads', '/api/no-such-thing']) {
      assert.equal((await app.visitor.get(path)).status, 401, path);
    }
  });
});

describe('a session ends at the next request', () => {
  let admin: Browserless;
  beforeEach(async () => {
    admin = await makeStaff(app, { role: 'admin' });
  });
  const change = async (id: string, fields: Record<string, unknown>) => {
    const user = recordOf(await admin.get(`/api/users/${id}`));
    const answer = await admin.put(`/api/users/${id}`, { ...user, ...fields });
    assert.equal(answer.status, 200, answer.text);
  };

  it('when the account is switched off', async () => {
    const bea = await makeStaff(app);
    await change(bea.id, { active: false });
    assert.equal(await statusOf(bea), 401);
  });

  it('when an operator switches the account off in the database', async () => {
    const bea = await makeStaff(app);
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', bea.id).execute();
    assert.equal(await statusOf(bea), 401);
  });

  it('when the role changes, and the next one has the new role', async () => {
    const { id, email } = await makeUser(app);
    const before = await signIn(app, email);
    assert.equal((await before.get('/api/auditEvents')).status, 403);
    await change(id, { role: 'admin' });
    assert.equal(await statusOf(before), 401);
    const after = await signIn(app, email);
    assert.ok(rowsOf(await after.get('/api/auditEvents')).length > 0);
  });

  it('when the password changes', async () => {
    const { email } = await makeUser(app);
    const bea = await signIn(app, email);
    await requestReset(app, email);
    const token = await tokenMailedTo(app, email);
    const chosen = await app.visitor.submit('/set-password', { token, password: 'a new long one' });
    assert.equal(chosen.status, 200);
    assert.equal(await statusOf(bea), 401);
  });

  it('but a new name leaves it open', async () => {
    const bea = await makeStaff(app);
    await change(bea.id, { name: 'Bea Luna' });
    assert.equal(recordOf(await bea.get('/api/me'))['name'], 'Bea Luna');
  });

  it('but locations that change are seen at once', async () => {
    const { id: locationId } = await makeLocation(app);
    const bea = await makeStaff(app);
    assert.deepEqual(rowsOf(await bea.get('/api/locations')), []);
    await change(bea.id, { locationIds: [locationId] });
    assert.equal(rowsOf(await bea.get('/api/locations')).length, 1);
  });
});
