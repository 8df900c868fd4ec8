import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let desk: Staff;
let colleague: Staff;
let manager: Staff;
let stranger: Staff;
let admin: Staff;

beforeAll(async () => {
  app = await startApp();
  const here = await makeLocation(app);
  const there = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  colleague = await makeStaff(app, { locationIds: [here.id] });
  manager = await makeStaff(app, { role: 'manager', locationIds: [here.id] });
  stranger = await makeStaff(app, { role: 'manager', locationIds: [there.id] });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

const triage = {
  name: 'Morning triage',
  shared: true,
  filter: { status: 'requested', assigneeId: 'me', requestedAt_lte: 'P1D' },
  sort: ['requestedAt', 'ASC'],
  columns: ['nextStepAt', 'lastName', 'phone'],
};

async function save(by: Staff, fields: object = {}): Promise<Record<string, unknown>> {
  const answer = await by.post('/api/views', { ...triage, ...fields });
  assert.equal(answer.status, 201, answer.text);
  return recordOf(answer);
}

const path = ({ id }: Record<string, unknown>) => `/api/views/${String(id)}`;
const namesSeenBy = async (by: Staff) =>
  rowsOf(await by.get(listPath('views'))).map(({ name }) => name);

describe('a saved view', () => {
  it('comes back as it was saved, with its owner', async () => {
    const view = await save(desk);
    expect(view).toMatchObject({ ...triage, resource: 'leads', ownerId: desk.id, layout: 'list' });
    expect((await desk.get(path(view))).body).toEqual(view);
    const listed = rowsOf(await desk.get(listPath('views', { embed: ['owner'] })));
    expect(listed).toContainEqual(
      expect.objectContaining({
        owner: { id: desk.id, name: 'Marisol Ortega', role: 'frontDesk' },
      }),
    );
  });

  it('takes what is usual where only a name is given', async () => {
    const answer = await desk.post('/api/views', { name: 'All' });
    expect(answer.body).toMatchObject({ shared: false, filter: {}, sort: ['nextStepAt', 'ASC'] });
  });

  it.each([
    [{ name: '  ' }, 'name', 'Give the view a name.'],
    [{ filter: { pain: 'bad' } }, 'filter', 'There is no field “pain” to filter by.'],
    [{ filter: { message: 'legs' } }, 'filter', 'leads can’t be filtered by “message”.'],
    [{ filter: { q: 'x'.repeat(4000) } }, 'filter', 'This filter is too long.'],
    [{ sort: ['message', 'ASC'] }, 'sort', 'leads can’t be sorted by “message”.'],
    [{ columns: ['concern'] }, 'columns.0', 'Choose one of the offered values.'],
    [{ columns: ['phone', 'phone'] }, 'columns', 'Name each column once.'],
    [{ resource: 'users' }, 'resource', 'Choose one of the offered values.'],
    [{ colour: 'red' }, 'colour', 'There is no such field here.'],
  ])('that no list could show is refused in words: %o', async (fields, field, message) => {
    const answer = await desk.post('/api/views', { ...triage, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { [field]: message } });
  });
});

describe('who sees a view', () => {
  it('a private one: nobody else, not even an admin', async () => {
    const view = await save(desk, { name: 'Mine alone', shared: false });
    for (const other of [colleague, manager, stranger, admin]) {
      expect(await namesSeenBy(other)).not.toContain('Mine alone');
      expect((await other.get(path(view))).status).toBe(404);
      expect((await other.put(path(view), view)).status).toBe(404);
      expect((await other.delete(path(view))).status).toBe(404);
    }
  });

  it('a shared one: colleagues of the same location and admins', async () => {
    const view = await save(desk, { name: 'For all of us' });
    expect(await namesSeenBy(colleague)).toContain('For all of us');
    expect(await namesSeenBy(admin)).toContain('For all of us');
    expect(await namesSeenBy(stranger)).not.toContain('For all of us');
    expect((await stranger.get(path(view))).status).toBe(404);
  });

  it('one that an admin shares: everybody', async () => {
    await save(admin, { name: 'Of the group' });
    expect(await namesSeenBy(desk)).toContain('Of the group');
    expect(await namesSeenBy(stranger)).toContain('Of the group');
  });
});

describe('who changes a view', () => {
  it('its owner, with the version that was read', async () => {
    const view = await save(desk);
    const changed = await desk.put(path(view), { ...view, name: 'Evening', filter: {} });
    expect(changed.body).toMatchObject({ name: 'Evening', filter: {}, version: 2 });
    const stale = await desk.put(path(view), { ...view, name: 'Night' });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ current: { name: 'Evening', version: 2 } });
    const { version: _none, ...unversioned } = view;
    expect((await desk.put(path(view), unversioned)).status).toBe(428);
    const given = await desk.put(path(view), { ...view, version: 2, ownerId: colleague.id });
    expect(given.status).toBe(422);
    const wrong = await desk.put(path(view), { ...view, version: 2, filter: { pain: 1 } });
    expect(wrong.body).toMatchObject({ errors: { filter: expect.stringContaining('pain') } });
  });

  it('no colleague at the front desk, but a manager, where it is shared', async () => {
    const view = await save(desk);
    const refused = await colleague.put(path(view), { ...view, name: 'Taken over' });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ message: expect.stringContaining('somebody else’s') });
    expect((await colleague.delete(path(view))).status).toBe(403);
    expect((await manager.put(path(view), { ...view, name: 'Tidied up' })).status).toBe(200);
    expect((await manager.delete(path(view))).body).toMatchObject({ name: 'Tidied up' });
    expect((await desk.get(path(view))).status).toBe(404);
  });
});

describe('how a person left their leads', () => {
  const current = '/api/views/current';

  it('is remembered for them alone, whatever the machine', async () => {
    const untouched = { viewId: null, layout: 'list', columns: null };
    expect((await colleague.get(current)).body).toEqual(untouched);
    const { id: viewId } = await save(desk);
    const left = { viewId, layout: 'board', columns: ['nextStepAt', 'lastName', 'email'] };
    expect((await desk.put(current, left)).status).toBe(200);
    await desk.put(current, { ...left, layout: 'list' });
    expect((await desk.get(current)).body).toEqual({ ...left, layout: 'list' });
    expect((await colleague.get(current)).body).toEqual(untouched);
  });

  it('forgets a view that is deleted, and takes none that isn’t theirs', async () => {
    const view = await save(desk, { shared: false });
    const left = { viewId: view['id'], layout: 'list', columns: null };
    expect((await colleague.put(current, left)).status).toBe(404);
    await desk.put(current, left);
    await desk.delete(path(view));
    expect((await desk.get(current)).body).toMatchObject({ viewId: null });
  });

  it('is refused in words where it makes no sense', async () => {
    const answer = await desk.put(current, { viewId: null, layout: 'pile', columns: null });
    expect(answer.status).toBe(422);
    expect((await desk.put(current, [])).status).toBe(422);
    expect((await desk.delete('/api/views')).status).toBe(405);
  });
});
