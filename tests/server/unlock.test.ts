import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeStaff, password } from '../support/factories.ts';
import { rowsOf } from '../support/staff.ts';

// Every try costs the time of a password check, on purpose.
vi.setConfig({ testTimeout: 30_000 });

let app: TestApp;
let desk: Browserless & { readonly id: string };
beforeEach(async () => {
  app = await startApp();
  desk = await makeStaff(app);
});
afterEach(() => app.stop());

const unlock = (body: unknown, who: Browserless = desk) => who.post('/api/me/unlock', body);

describe('a covered screen', () => {
  it('is uncovered by the password of who is signed in, without a new session', async () => {
    const answer = await unlock({ password });
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const sessions = await app.db.selectFrom('sessions').select('id').execute();
    expect(sessions).toHaveLength(1);
  });

  it('refuses any other password in a sentence at the field, and audits that alone', async () => {
    const answer = await unlock({ password: 'another horse battery' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: 'invalid',
      errors: { password: 'This is not your password. Try again, or sign out.' },
    });
    await unlock({ password });
    const admin = await makeStaff(app, { role: 'admin' });
    const events = await admin.get('/api/auditEvents?sort=["id","DESC"]');
    const unlocks = rowsOf(events).filter(({ action }) => String(action).startsWith('unlock'));
    expect(unlocks).toMatchObject([
      { action: 'unlockRefused', actorId: desk.id, resource: 'users', recordId: desk.id },
    ]);
    expect(events.text).not.toContain('another horse');
  });

  it('counts as something a person does', async () => {
    app.clock.advance({ minutes: 14 });
    expect((await unlock({ password })).status).toBe(200);
    app.clock.advance({ minutes: 14 });
    expect((await desk.get('/api/me')).status).toBe(200);
  });

  it('asks for patience after ten wrong tries, and counts no right ones', async () => {
    for (let attempt = 0; attempt < 12; attempt += 1) {
      expect((await unlock({ password })).status).toBe(200);
    }
    for (let attempt = 0; attempt < 10; attempt += 1) {
      expect((await unlock({ password: 'wrong' })).status).toBe(422);
    }
    const refused = await unlock({ password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    const colleague = await makeStaff(app);
    expect((await unlock({ password }, colleague)).status).toBe(200);
  });

  it.each([undefined, {}, { password: '' }, { password: 7 }, { password: 'x'.repeat(300) }])(
    'answers 422 to %j',
    async (body) => {
      expect((await unlock(body)).status).toBe(422);
    },
  );

  it('is nothing for strangers, other pages or other types of body', async () => {
    expect((await unlock({ password }, app.visitor)).status).toBe(401);
    const foreign = { Origin: 'https://elsewhere.example' };
    expect((await desk.post('/api/me/unlock', { password }, foreign)).status).toBe(403);
    expect((await unlock('{"password":')).status).toBe(400);
    const text = { 'Content-Type': 'text/plain' };
    expect((await desk.post('/api/me/unlock', 'x', text)).status).toBe(415);
  });
});
