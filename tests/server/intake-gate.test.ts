import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashApiKey } from '../../server/intake/api-key.queries.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ env: { FORM_CHALLENGE: 'on', TRUST_PROXY: '1' } });
  await makeLocation(app, { settings: { allowedOrigins: ['https://clinic.example/'] } });
  await makeLocation(app, { slug: 'elsewhere', name: 'Elsewhere' });
});
afterEach(() => app.stop());

const path = '/api/public/requests';
const post = (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  app.visitor.post(path, requestBody(fields), headers);
const from = (address: string) => ({ 'X-Forwarded-For': address });
const statuses = async (times: number, send: () => Promise<{ status: number }>) => {
  const all: number[] = [];
  for (let time = 0; time < times; time += 1) {
    all.push((await send()).status);
  }
  return all;
};
const taken = (times: number) => Array.from({ length: times }, () => 201);

async function solved(): Promise<string> {
  const challenge = (await app.visitor.get('/api/public/challenge')).body as Parameters<
    typeof solveChallenge
  >[0]['challenge'];
  const solution = await solveChallenge({ challenge, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

const allowedFor = (answer: { headers: Headers }) =>
  answer.headers.get('Access-Control-Allow-Origin');
const ask = (origin: string) =>
  fetch(app.url + path, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,idempotency-key',
    },
  });

describe('without a solved challenge', () => {
  it('five requests from one address are taken, then 429 with Retry-After', async () => {
    const answers = await statuses(6, () => post({}, from('203.0.113.7')));
    expect(answers).toEqual([...taken(5), 429]);
    const refused = await post({}, from('203.0.113.7'));
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('Retry-After'))).toBeLessThanOrEqual(600);
    expect((await post({}, from('203.0.113.8'))).status).toBe(201);
  });

  it('one household with many IPv6 addresses is one', async () => {
    const answers: number[] = [];
    for (const last of ['1', '2', '3', '4', '5', '6']) {
      answers.push((await post({}, from(`2001:db8:1:2:${last}::1`))).status);
    }
    expect(answers).toEqual([...taken(5), 429]);
    expect((await post({}, from('2001:db8:1:3::1'))).status).toBe(201);
  });

  it('mistakes are not counted', async () => {
    await statuses(10, () => post({ phone: '1' }, from('203.0.113.9')));
    expect((await post({}, from('203.0.113.9'))).status).toBe(201);
  });

  it('the form says when to send again and keeps what was typed', async () => {
    const form = { ...requestBody(), contactConsent: 'true', lang: 'es', message: 'Hola 😀' };
    const fields = form as unknown as Record<string, string>;
    const send = () => app.visitor.submit('/request', fields, from('203.0.113.10'));
    expect(await statuses(5, send)).toEqual([303, 303, 303, 303, 303]);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    const page = pageOf(refused);
    expect(page.text('.notice')).toMatch(/envíelo otra vez en \d+ minutos/);
    expect([page.value('firstName'), page.value('message')]).toEqual(['Dolores', 'Hola 😀']);
    expect((page.document.querySelector('[name=contactConsent]') as HTMLInputElement).checked).toBe(
      true,
    );
  });
});

describe('a solved challenge', () => {
  it('lets more in, once', async () => {
    await statuses(5, () => post({}, from('203.0.113.11')));
    const altcha = await solved();
    expect((await post({ altcha }, from('203.0.113.11'))).status).toBe(201);
    expect((await post({ altcha }, from('203.0.113.11'))).status).toBe(429);
  });

  it('is worth nothing after half an hour, or changed', async () => {
    await statuses(5, () => post({}, from('203.0.113.12')));
    const altcha = await solved();
    const { challenge, solution } = JSON.parse(atob(altcha)) as {
      challenge: { parameters: { data: { until: number } } };
      solution: unknown;
    };
    app.clock.advance({ minutes: 31 });
    expect((await post({ altcha }, from('203.0.113.12'))).status).toBe(429);
    challenge.parameters.data.until += 100_000;
    const forged = btoa(JSON.stringify({ challenge, solution }));
    expect((await post({ altcha: forged }, from('203.0.113.12'))).status).toBe(429);
  });

  it.each([
    ['nonsense', 'nonsense'],
    ['another shape', btoa('{"challenge":1}')],
    ['something endless', 'x'.repeat(5000)],
  ])('%s is none', async (_what, altcha) => {
    await statuses(5, () => post({}, from('203.0.113.13')));
    expect((await post({ altcha }, from('203.0.113.13'))).status).toBe(429);
  });
});

const bearer = (key: string) => ({ Authorization: `Bearer ${key}`, ...from('203.0.113.14') });

describe('an API key', () => {
  beforeEach(async () => {
    const at = app.clock.now().toString();
    const key = { prefix: 'sp_', createdAt: at };
    await app.db
      .insertInto('apiKeys')
      .values([
        { ...key, name: 'Site', keyHash: hashApiKey('good-key') },
        { ...key, name: 'Old', keyHash: hashApiKey('revoked-key'), revokedAt: at },
      ])
      .execute();
  });

  it('is not counted by address', async () => {
    expect(await statuses(8, () => post({}, bearer('good-key')))).toEqual(taken(8));
  });

  it.each(['Bearer revoked-key', 'Bearer unknown', 'Basic good-key', 'good-key'])(
    '%s: 401',
    async (header) => {
      const answer = await post({}, { Authorization: header });
      expect(answer.status).toBe(401);
      expect(await app.db.selectFrom('leads').select('id').execute()).toEqual([]);
    },
  );

  it('shows when it was last used', async () => {
    await post({}, bearer('good-key'));
    const key = await app.db
      .selectFrom('apiKeys')
      .select('lastUsedAt')
      .where('name', '=', 'Site')
      .executeTakeFirstOrThrow();
    expect(key.lastUsedAt).toBe('2026-11-23T15:00:00.000Z');
  });

  it('has idempotency keys of its own', async () => {
    const repeat = { 'Idempotency-Key': 'same' };
    await post({}, { ...bearer('good-key'), ...repeat });
    const other = { email: 'other@example.com', phone: '210 555 0199', firstName: 'Other' };
    expect((await post(other, { ...from('203.0.113.15'), ...repeat })).status).toBe(201);
  });
});

describe('a page of another web site', () => {
  const allowed = 'https://clinic.example';

  it('is told whether it may post', async () => {
    const yes = await ask(allowed);
    expect([yes.status, allowedFor(yes)]).toEqual([204, allowed]);
    expect(yes.headers.get('Access-Control-Allow-Headers')).toMatch(/Idempotency-Key/);
    expect(yes.headers.get('Vary')).toContain('Origin');
    const no = await ask('https://evil.example');
    expect(allowedFor(no)).toBeNull();
  });

  it('may post for the location that allows it, and read what was wrong', async () => {
    const good = await post({}, { Origin: allowed });
    expect([good.status, allowedFor(good)]).toEqual([201, allowed]);
    const wrong = await post({ phone: '1' }, { Origin: allowed });
    expect([wrong.status, allowedFor(wrong)]).toEqual([422, allowed]);
  });

  it.each([
    ['another site', 'https://evil.example', 'alamo-heights'],
    ['no site at all', 'null', 'alamo-heights'],
    ['a site of another location', allowed, 'elsewhere'],
  ])('%s may not', async (_who, origin, location) => {
    const answer = await post({ location }, { Origin: origin });
    expect(answer.status).toBe(403);
    expect(await app.db.selectFrom('leads').select('id').execute()).toEqual([]);
  });
});
