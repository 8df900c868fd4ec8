import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { setupLink } from '../../server/staff/setup.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makeUser, signIn } from '../support/factories.ts';
import { recordOf, rowsOf, setUpClinic, setupCode, setupForm } from '../support/staff.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

describe('the first start', () => {
  it('makes an admin and a location that can be booked at once', async () => {
    const admin = await setUpClinic(app);
    const { role, locationIds } = recordOf(await admin.get('/api/me'));
    assert.equal(role, 'admin');
    const [location] = rowsOf(await admin.get('/api/locations'));
    assert.equal(location?.['slug'], 'northside');
    assert.equal(location?.['timeZone'], 'America/Denver');
    assert.deepEqual(locationIds, [location?.['id']]);
    assert.deepEqual(
      location?.['hours'],
      [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' })),
    );
    const rooms = rowsOf(await admin.get('/api/rooms'));
    assert.deepEqual(
      rooms.map((room) => [room['purpose'], room['locationId']]),
      [['any', location?.['id']]],
    );
  });

  it('makes a plain address of any name', async () => {
    const form = { ...setupForm, name: '  Peñasco & Río Norte — Clínica 2 ' };
    await app.visitor.submit('/setup', { ...form, code: await setupCode(app) });
    const admin = await signIn(app, setupForm.adminEmail);
    const [location] = rowsOf(await admin.get('/api/locations'));
    assert.equal(location?.['slug'], 'penasco-rio-norte-clinica-2');
  });

  it('keeps what was typed and says what to put right, by field', async () => {
    const code = await setupCode(app);
    const typed = { ...setupForm, adminName: 'Ada "A" <b>', password: 'short', phone: ' ', code };
    const answer = await app.visitor.submit('/setup', typed);
    assert.equal(answer.status, 422);
    assert.ok(answer.text.includes('Ada &quot;A&quot; &lt;b&gt;'));
    assert.ok(answer.text.includes('Take at least 12 characters.'));
    assert.ok(answer.text.includes('id="field-phone-error"'));
    assert.ok(!answer.text.includes('value="short"'));
    assert.ok(/<option value="America\/Denver" selected>/.test(answer.text));
    const again = await app.visitor.submit('/setup', { ...setupForm, code });
    assert.equal(again.status, 303);
  });

  it('refuses every field left out, without a 500', async () => {
    const answer = await app.visitor.submit('/setup', { code: await setupCode(app) });
    assert.equal(answer.status, 422);
    for (const name of Object.keys(setupForm)) {
      assert.ok(answer.text.includes(`id="field-${name}-error"`), name);
    }
  });

  it('is a page that is never kept and loads nothing from elsewhere', async () => {
    const answer = await app.visitor.get(`/setup?code=${await setupCode(app)}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.match(answer.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
    assert.ok(!/(?:src|href)="https?:/.test(answer.text));
  });
});

describe('the link of the first start', () => {
  it('works once', async () => {
    const code = await setupCode(app);
    const [one, two] = await Promise.all([
      app.visitor.submit('/setup', { ...setupForm, code }),
      app.visitor.submit('/setup', { ...setupForm, code, adminEmail: 'eve@example.com' }),
    ]);
    assert.deepEqual(new Set([one.status, two.status]), new Set([303, 404]));
    assert.equal((await app.visitor.get(`/setup?code=${code}`)).status, 404);
    assert.equal(await setupLink(app.ctx), null);
  });

  it('stops working when a later start prints another', async () => {
    const code = await setupCode(app);
    const later = await setupCode(app);
    assert.equal((await app.visitor.get(`/setup?code=${code}`)).status, 404);
    assert.equal((await app.visitor.get(`/setup?code=${later}`)).status, 200);
  });

  it('stops working once an operator made an account', async () => {
    const code = await setupCode(app);
    await makeUser(app);
    assert.equal((await app.visitor.get(`/setup?code=${code}`)).status, 404);
    assert.equal((await app.visitor.submit('/setup', { ...setupForm, code })).status, 404);
  });

  it('with another code is a page that says so', async () => {
    await setupCode(app);
    for (const query of [
      '',
      '?code=',
      '?code=guess',
      '?code=a&code=b',
      `?code=${'x'.repeat(999)}`,
    ]) {
      const answer = await app.visitor.get(`/setup${query}`);
      assert.equal(answer.status, 404, query);
      assert.ok(answer.text.includes('does not work any more'));
    }
    assert.equal((await app.visitor.submit('/setup', setupForm)).status, 404);
  });

  it('is in no log', async () => {
    const code = await setupCode(app);
    await app.visitor.get(`/setup?code=${code}`);
    assert.ok(app.logged.length > 0);
    assert.ok(!app.logged.join('').includes(code));
  });
});
