import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, makeUser } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let admin: Staff;
let north: number;
let south: number;
beforeEach(async () => {
  app = await startApp();
  north = (await makeLocation(app)).id;
  south = (await makeLocation(app, { slug: 'south', name: 'South' })).id;
  admin = await makeStaff(app, { role: 'admin', name: 'Ada' });
});
afterEach(() => app.stop());

const newcomer = () => ({
  name: ' Bea Luna ',
  email: 'Bea.Luna@Example.com',
  role: 'frontDesk',
  locationIds: [south, north, south],
});

describe('an admin', () => {
  it('makes an account', async () => {
    const answer = await admin.post('/api/users', newcomer());
    assert.equal(answer.status, 201);
    const { id, ...user } = recordOf(answer);
    assert.deepEqual(user, {
      name: 'Bea Luna',
      email: 'bea.luna@example.com',
      role: 'frontDesk',
      locationIds: [north, south],
      languages: ['en'],
      active: true,
      version: 1,
    });
    assert.deepEqual(recordOf(await admin.get(`/api/users/${String(id)}`)), { id, ...user });
  });

  const wrong: [string, Record<string, unknown>][] = [
    ['email', { email: 'bea at example' }],
    ['email', { email: 'a@example.com\r\nBcc: b@example.com' }],
    ['email', { email: undefined }],
    ['name', { name: '   ' }],
    ['name', { name: 'x'.repeat(10_000) }],
    ['role', { role: 'owner' }],
    ['locationIds', { locationIds: [999] }],
    ['locationIds', { locationIds: 'all' }],
    ['active', { active: 'no' }],
    ['password', { password: 'chosen by the admin' }],
  ];
  it.each(wrong)('can’t make one with a wrong %s: %j', async (field, fields) => {
    const answer = await admin.post('/api/users', { ...newcomer(), ...fields });
    assert.equal(answer.status, 422, answer.text);
    const errors = Object.keys(recordOf(answer)['errors'] ?? {});
    assert.ok(
      errors.some((name) => name.split('.')[0] === field),
      answer.text,
    );
  });

  it('can’t make a second one with the same address', async () => {
    await admin.post('/api/users', newcomer());
    const answer = await admin.post('/api/users', { ...newcomer(), email: 'BEA.luna@example.com' });
    assert.equal(answer.status, 422);
    assert.deepEqual(Object.keys(recordOf(answer)['errors'] ?? {}), ['email']);
  });

  it('changes one, with the version that was read', async () => {
    const { id } = await makeUser(app, { locationIds: [north] });
    const read = recordOf(await admin.get(`/api/users/${id}`));
    const changed = await admin.put(`/api/users/${id}`, { ...read, locationIds: [south] });
    assert.deepEqual(recordOf(changed), { ...read, locationIds: [south], version: 2 });

    const stale = await admin.put(`/api/users/${id}`, { ...read, name: 'Somebody' });
    assert.equal(stale.status, 409);
    assert.deepEqual(recordOf(stale)['current'], recordOf(changed));
    const { version: _, ...blind } = read;
    assert.equal((await admin.put(`/api/users/${id}`, blind)).status, 428);
  });

  it('can’t change the address or the id, and is told so by name', async () => {
    const { id } = await makeUser(app);
    const read = recordOf(await admin.get(`/api/users/${id}`));
    const answer = await admin.put(`/api/users/${id}`, { ...read, email: 'new@example.com' });
    assert.equal(answer.status, 422);
    assert.deepEqual(Object.keys(recordOf(answer)['errors'] ?? {}), ['email']);
  });

  it('can’t switch off or demote the last active admin', async () => {
    await makeUser(app, { role: 'manager' });
    const read = recordOf(await admin.get(`/api/users/${admin.id}`));
    for (const change of [{ active: false }, { role: 'manager' }]) {
      const answer = await admin.put(`/api/users/${admin.id}`, { ...read, ...change });
      assert.equal(answer.status, 422);
      const [message] = Object.values(recordOf(answer)['errors'] ?? {});
      assert.match(String(message), /last active admin/);
    }
    await makeUser(app, { role: 'admin' });
    const allowed = await admin.put(`/api/users/${admin.id}`, { ...read, role: 'manager' });
    assert.equal(allowed.status, 200);
  });

  it('can’t delete anybody: history has their name', async () => {
    const { id } = await makeUser(app);
    assert.equal((await admin.delete(`/api/users/${id}`)).status, 405);
    assert.equal((await admin.get(`/api/users/${id}`)).status, 200);
  });

  it('finds by name, address, role and state, in the order asked for', async () => {
    await makeUser(app, { name: 'Zoe 100%', email: 'zoe@example.com', role: 'manager' });
    await makeUser(app, { name: 'Yan', email: 'yan@example.com' });
    const names = async (query: Parameters<typeof listPath>[1]) =>
      rowsOf(await admin.get(listPath('users', query))).map((row) => row['name']);
    assert.deepEqual(await names({ sort: ['name', 'DESC'] }), ['Zoe 100%', 'Yan', 'Ada']);
    assert.deepEqual(await names({ filter: { q: 'ZOE' } }), ['Zoe 100%']);
    assert.deepEqual(await names({ filter: { q: 'yan@' } }), ['Yan']);
    assert.deepEqual(await names({ filter: { q: '100%' } }), ['Zoe 100%']);
    assert.deepEqual(await names({ filter: { q: '_an' } }), []);
    assert.deepEqual(await names({ filter: { role: ['manager', 'admin'] } }), ['Ada', 'Zoe 100%']);
    assert.deepEqual(await names({ filter: { active: false } }), []);
    assert.equal((await admin.get(listPath('users', { filter: { password: 'x' } }))).status, 400);
  });
});

describe.each(['frontDesk', 'manager'] as const)('a %s', (role) => {
  let staff: Staff;
  beforeEach(async () => {
    staff = await makeStaff(app, { role, name: 'Bea', locationIds: [north] });
  });

  it('sees colleagues of the same location, and nobody else', async () => {
    const near = await makeUser(app, { name: 'Cy', locationIds: [north, south] });
    const far = await makeUser(app, { name: 'Zora', locationIds: [south] });
    const rows = rowsOf(await staff.get('/api/users'));
    assert.deepEqual(
      rows.map((row) => row['name']),
      ['Bea', 'Cy'],
    );
    const fields = ['active', 'email', 'id', 'languages', 'locationIds', 'name', 'role', 'version'];
    assert.deepEqual(Object.keys(rows[0] ?? {}).toSorted(), fields);
    assert.equal((await staff.get(`/api/users/${near.id}`)).status, 200);
    assert.equal((await staff.get(`/api/users/${far.id}`)).status, 404);
    assert.deepEqual(rowsOf(await staff.get(listPath('users', { filter: { q: 'zora' } }))), []);
  });

  it('makes and changes no account, not even their own', async () => {
    const self = recordOf(await staff.get(`/api/users/${staff.id}`));
    assert.equal((await staff.post('/api/users', newcomer())).status, 403);
    const answer = await staff.put(`/api/users/${staff.id}`, { ...self, role: 'admin' });
    assert.equal(answer.status, 403);
    assert.equal(recordOf(await staff.get('/api/me'))['role'], role);
  });

  it('has no business with API keys or the audit trail', async () => {
    for (const path of [
      '/api/apiKeys',
      '/api/apiKeys/1',
      '/api/auditEvents',
      '/api/auditEvents/1',
    ]) {
      assert.equal((await staff.get(path)).status, 403, path);
    }
    assert.equal((await staff.post('/api/apiKeys', { name: 'mine' })).status, 403);
    assert.equal((await staff.delete('/api/apiKeys/1')).status, 403);
  });
});

it('somebody without a location sees only themselves', async () => {
  const alone = await makeStaff(app, { name: 'Eli' });
  await makeUser(app, { locationIds: [north] });
  assert.deepEqual(
    rowsOf(await alone.get('/api/users')).map((row) => row['name']),
    ['Eli'],
  );
});
