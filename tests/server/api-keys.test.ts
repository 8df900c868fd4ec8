import assert from 'node:assert/strict';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

let app: TestApp;
let admin: Browserless;
beforeEach(async () => {
  app = await startApp();
  await makeLocation(app);
  admin = await makeStaff(app, { role: 'admin' });
});
afterEach(() => app.stop());

const requestWith = async (key: string) =>
  (
    await app.visitor.post('/api/public/requests', requestBody(), {
      Authorization: `Bearer ${key}`,
    })
  ).status;

it('a key is shown once, recognised by its first characters, and opens the door of web sites', async () => {
  const made = recordOf(await admin.post('/api/apiKeys', { name: 'Our web site' }));
  const key = String(made['key']);
  expect(key).toMatch(/^sp_[\w-]{32}$/);
  const read = await admin.get(`/api/apiKeys/${String(made['id'])}`);
  const { key: _, ...record } = made;
  assert.deepEqual(recordOf(read), record);
  assert.equal(record['prefix'], key.slice(0, 8));
  assert.ok(!(await admin.get('/api/apiKeys')).text.includes(key));
  const stored = JSON.stringify(await app.db.selectFrom('apiKeys').selectAll().execute());
  assert.ok(!stored.includes(key));
  assert.equal(await requestWith(key), 201);
  assert.equal(await requestWith(`${key}x`), 401);
});

it('a revoked key opens nothing, and stays on record', async () => {
  const { key, id } = recordOf(await admin.post('/api/apiKeys', { name: 'Old site' }));
  const revoked = await admin.delete(`/api/apiKeys/${String(id)}`);
  assert.equal(revoked.status, 200);
  assert.equal(recordOf(revoked)['revokedAt'], '2026-11-23T15:00:00.000Z');
  assert.equal(await requestWith(String(key)), 401);
  app.clock.advance({ minutes: 5 });
  const again = await admin.delete(`/api/apiKeys/${String(id)}`);
  assert.deepEqual(again.body, revoked.body);
  assert.deepEqual(rowsOf(await admin.get('/api/apiKeys')), [revoked.body]);
});

it('a key needs a name and is never changed', async () => {
  assert.equal((await admin.post('/api/apiKeys', { name: ' ' })).status, 422);
  assert.equal((await admin.post('/api/apiKeys', { name: 'x', key: 'sp_mine' })).status, 422);
  const { id } = recordOf(await admin.post('/api/apiKeys', { name: 'Site' }));
  assert.equal((await admin.put(`/api/apiKeys/${String(id)}`, { name: 'y' })).status, 405);
  assert.equal((await admin.delete('/api/apiKeys/999')).status, 404);
  assert.equal((await admin.delete('/api/apiKeys/one')).status, 404);
});
