import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, vi } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeStaff, makeUser, password } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

// Every attempt costs the time of a password check, on purpose.
vi.setConfig({ testTimeout: 30_000 });

let app: TestApp;
const email = 'ada@example.com';
beforeEach(async () => {
  app = await startApp();
  await makeUser(app, { email, role: 'admin' });
});
afterEach(() => app.stop());

const path = '/api/auth/sign-in/email';
const trySignIn = (who = email, secret = password) =>
  app.visitor.post(path, { email: who, password: secret });

describe('the sign-in', () => {
  it('answers one and the same for an unknown address, a wrong password and an account switched off', async () => {
    const off = await makeUser(app);
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', off.id).execute();
    const answers = [
      await trySignIn('nobody@example.com'),
      await trySignIn(email, 'wrong password'),
      await trySignIn(off.email),
    ];
    assert.deepEqual(
      answers.map((each) => each.status),
      [401, 401, 401],
    );
    assert.equal(new Set(answers.map((each) => each.text)).size, 1);
    assert.ok(answers.every((each) => each.headers.getSetCookie().length === 0));
  });

  it('takes the address in any case', async () => {
    assert.equal((await trySignIn('ADA@Example.com')).status, 200);
  });

  it('keeps the token of the session in the cookie alone, out of reach of scripts', async () => {
    const answer = await trySignIn();
    const [cookie = ''] = answer.headers.getSetCookie();
    assert.match(cookie, /; HttpOnly; SameSite=Strict$/);
    const token = /=([^.]+)\./.exec(cookie)?.[1] ?? assert.fail(cookie);
    assert.ok(!answer.text.includes(token));
    assert.ok(!app.logged.join('').includes(token));
  });

  it('is audited, right or refused, without what was typed', async () => {
    const admin = await makeStaff(app, { role: 'admin' });
    await trySignIn('secret-typed-here@example.com', 'whatever it was');
    const events = await admin.get('/api/auditEvents?sort=["id","DESC"]');
    const [refused, accepted] = rowsOf(events);
    assert.equal(refused?.['action'], 'signInRefused');
    assert.equal(refused?.['recordId'], 'unknown');
    assert.equal(accepted?.['action'], 'signIn');
    assert.equal(accepted?.['actorId'], admin.id);
    assert.ok(!events.text.includes('secret-typed'));
  });

  it('says by field what is missing', async () => {
    const answer = await app.visitor.post(path, { email: 'not an address' });
    assert.equal(answer.status, 422);
    assert.deepEqual(Object.keys(recordOf(answer)['errors'] ?? {}), ['email', 'password']);
  });

  it('refuses a body that is no JSON, or too long, without a 500', async () => {
    assert.equal((await app.visitor.post(path, '{"email":')).status, 400);
    assert.equal((await app.visitor.post(path, { email: 'x'.repeat(20_000) })).status, 413);
    assert.equal((await app.visitor.post(path, { email, password: 'x'.repeat(5000) })).status, 422);
  });
});

it('nothing under /api/auth takes another type of body than JSON', async () => {
  for (const name of ['sign-in/email', 'sign-out', 'request-password-reset']) {
    const target = `/api/auth/${name}`;
    assert.equal((await app.visitor.submit(target, { email, password })).status, 415, name);
    const text = { 'Content-Type': 'text/plain' };
    const answer = await app.visitor.post(target, JSON.stringify({ email, password }), text);
    assert.equal(answer.status, 415, name);
    assert.equal(recordOf(answer)['code'], 'wrongType');
  }
});

describe('too many wrong passwords behind a proxy', () => {
  let proxied: TestApp;
  beforeEach(async () => {
    proxied = await startApp({ env: { TRUST_PROXY: '1' } });
    await makeUser(proxied, { email });
  });
  afterEach(() => proxied.stop());
  const statusFrom = async (address: string, secret = 'wrong one') => {
    const headers = { 'X-Forwarded-For': address };
    return (await proxied.visitor.post(path, { email, password: secret }, headers)).status;
  };
  const failFrom = (addresses: readonly string[]) =>
    Promise.all(addresses.map((address) => statusFrom(address)));

  it('count for the whole network of an IPv6 address', async () => {
    const network = Array.from({ length: 10 }, (_, n) => `2001:db8:1:2:${n}::${n + 1}`);
    assert.deepEqual(new Set(await failFrom(network)), new Set([401]));
    assert.equal(await statusFrom('2001:0DB8:1:2:ffff::1'), 429);
    assert.equal(await statusFrom('2001:db8:1:3::1'), 401);
  });

  it('from everywhere close the account for strangers, but not where it was at home', async () => {
    assert.equal(await statusFrom('198.51.100.7', password), 200);
    const everywhere = Array.from({ length: 50 }, (_, n) => `203.0.113.${n}`);
    assert.deepEqual(new Set(await failFrom(everywhere)), new Set([401]));
    assert.equal(await statusFrom('192.0.2.1', password), 429);
    assert.equal(await statusFrom('198.51.100.7', password), 200);
  });
});

describe('too many wrong passwords', () => {
  it('close the account for that address of origin, even to the right one', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      assert.equal((await trySignIn(email, 'wrong one')).status, 401);
    }
    const refused = await trySignIn();
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 60);
    assert.equal(recordOf(refused)['code'], 'tooMany');
    assert.equal((await trySignIn('somebody.else@example.com')).status, 401);
  });

  it('do not add up over right ones', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1) {
        await trySignIn(email, 'wrong one');
      }
      assert.equal((await trySignIn()).status, 200);
    }
  });

  it('with ever new accounts close the door for the address of origin', async () => {
    const attempts = Array.from({ length: 60 }, (_, n) => trySignIn(`n${n}@example.com`));
    const statuses = (await Promise.all(attempts)).map((each) => each.status);
    assert.ok(statuses.filter((status) => status === 429).length >= 10);
    assert.ok(statuses.every((status) => status === 401 || status === 429));
  });
});

describe('of better-auth', () => {
  const closed = [
    'sign-up/email',
    'change-password',
    'change-email',
    'update-user',
    'delete-user',
    'reset-password',
    'revoke-sessions',
    'sign-in/social',
  ];
  it.each(closed)('%s can’t be reached', async (name) => {
    const admin = await makeStaff(app, { role: 'admin' });
    const body = { email, password, name: 'Eve', newPassword: password, token: 'x' };
    const answer = await admin.post(`/api/auth/${name}`, body);
    assert.equal(answer.status, 404);
    assert.equal(recordOf(answer)['code'], 'notFound');
  });

  it('the endpoints to read can’t be reached either', async () => {
    const admin = await makeStaff(app, { role: 'admin' });
    for (const name of ['get-session', 'list-sessions', 'ok', 'error']) {
      assert.equal((await admin.get(`/api/auth/${name}`)).status, 404, name);
    }
  });
});

describe('a write', () => {
  let admin: Browserless;
  beforeEach(async () => {
    admin = await makeStaff(app, { role: 'admin' });
  });
  const send = (method: string, target: string, headers: Record<string, string>, body?: unknown) =>
    fetch(app.url + target, {
      method,
      headers: { 'Content-Type': 'application/json', cookie: admin.cookie, ...headers },
      body: body === undefined ? null : JSON.stringify(body),
    });

  const cases: [string, Record<string, string>, boolean][] = [
    ['from another site, by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'cross-site' }, false],
    ['from another port or subdomain', { 'Sec-Fetch-Site': 'same-site' }, false],
    ['from another site, by Origin', { Origin: 'https://evil.example' }, false],
    ['from a sandboxed frame', { Origin: 'null' }, false],
    ['from nowhere', {}, false],
    ['from a page of ours', { 'Sec-Fetch-Site': 'same-origin' }, true],
  ];
  it.each(cases)('%s', async (_from, headers, passes) => {
    const written = await send('POST', '/api/apiKeys', headers, { name: 'site' });
    assert.equal(written.status, passes ? 201 : 403);
    const signedIn = await send('POST', path, headers, { email, password });
    assert.equal(signedIn.status, passes ? 200 : 403);
  });

  it('from a page of ours, by Origin', async () => {
    const written = await send('POST', '/api/apiKeys', { Origin: app.url }, { name: 'site' });
    assert.equal(written.status, 201);
  });

  it('is judged by where it comes from, not by its content type', async () => {
    const { id } = recordOf(await admin.post('/api/apiKeys', { name: 'site' }));
    const remove = (headers: Record<string, string>) =>
      send('DELETE', `/api/apiKeys/${String(id)}`, { 'Content-Type': 'text/plain', ...headers });
    assert.equal((await remove({ Origin: 'https://evil.example' })).status, 403);
    assert.equal((await remove({ 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await remove({ 'Sec-Fetch-Site': 'same-origin' })).status, 200);
  });

  it('is what the rule is for: reading passes', async () => {
    assert.equal((await admin.get('/api/me', { 'Sec-Fetch-Site': 'cross-site' })).status, 200);
  });
});

it('under https the cookie belongs to this host alone', async () => {
  const secure = await startApp({ env: { PUBLIC_URL: 'https://desk.example' } });
  const user = await makeUser(secure);
  const answer = await secure.visitor.post(path, { email: user.email, password });
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, /^__Host-stillpoint\.session=/);
  assert.match(cookie, /; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  assert.ok(!cookie.includes('Domain'));
  await secure.stop();
});
