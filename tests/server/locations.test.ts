import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Location, Room } from '../../shared/records.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makePatient, slotsOf } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

let app: TestApp;
let home: Location;
let far: Location;
let desk: Browserless;
let admin: Browserless & { readonly id: string };

beforeAll(async () => {
  app = await startApp();
  home = await makeLocation(app, {}, ['any', 'consultation']);
  far = await makeLocation(app, { slug: 'far-west', name: 'Far West', timeZone: 'America/Denver' });
  desk = await makeStaff(app, { locationIds: [home.id] });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

const path = (id: number) => `/api/locations/${id}`;
const read = async (id: number) => (await admin.get(path(id))).body as Location;
const roomsOf = async (locationId: number) =>
  (await admin.get(listPath('rooms', { filter: { locationId } }))).body as Room[];

describe('locations', () => {
  test('members see their own, whole; admins all', async () => {
    expect((await desk.get(listPath('locations'))).body).toEqual([home]);
    expect((await desk.get(path(far.id))).status).toBe(404);
    const all = await admin.get(listPath('locations', { sort: ['name', 'DESC'] }));
    expect(all.body).toEqual([far, home]);
  });

  test('are made and changed by admins only, never deleted', async () => {
    expect((await desk.post('/api/locations', { ...home, slug: 'mine' })).status).toBe(403);
    expect((await desk.put(path(home.id), home)).status).toBe(403);
    expect((await admin.delete(path(home.id))).status).toBe(405);
  });

  test('a new one has the group’s defaults where nothing is said', async () => {
    const { slug: _slug, id: _id, version: _version, ...fields } = home;
    const { settings: _settings, ...plain } = fields;
    const made = await admin.post('/api/locations', { ...plain, slug: 'stone-oak' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ slug: 'stone-oak', settings: { consultationMinutes: 30 } });
    const twice = await admin.post('/api/locations', { ...plain, slug: 'stone-oak' });
    expect(twice.body).toMatchObject({ errors: { slug: expect.any(String) } });
  });

  test('hours, closures and settings are written as a whole, and count at once', async () => {
    const patient = await makePatient(app);
    const before = await read(home.id);
    const hours = [{ weekday: 2, opensAt: '08:00', closesAt: '09:00' }];
    const closures = [{ from: '2026-12-01', to: '2026-12-01', reason: 'Inventory' }];
    const settings = { ...before.settings, slotStepMinutes: 60, horizonDays: 14 };
    const changed = await admin.put(path(home.id), { ...before, hours, closures, settings });
    expect(changed.body).toEqual({ ...before, hours, closures, settings, version: 2 });
    const times = slotsOf(await app.visitor.get(patient.api)).map((slot) => slot.startsAt);
    expect(times).toEqual(['2026-11-24T14:00:00.000Z']);
    await admin.put(path(home.id), { ...before, version: 2 });
  });

  test.each([
    ['overlapping hours', { hours: [span('08:00', '12:00'), span('11:00', '13:00')] }, 'hours'],
    ['a closing before the opening', { hours: [span('12:00', '08:00')] }, 'hours.0.closesAt'],
    ['an hour that isn’t one', { hours: [span('8 am', '12:00')] }, 'hours.0.opensAt'],
    [
      'a closure that ends first',
      { closures: [{ from: '2026-12-02', to: '2026-12-01' }] },
      'closures.0.to',
    ],
    ['a zone of nowhere', { timeZone: 'Texas' }, 'timeZone'],
    ['an address in use', { slug: 'far-west' }, 'slug'],
    ['an id of its own', { id: 77 }, 'id'],
    ['a setting that isn’t one', { settings: { colour: 'red' } }, 'settings.colour'],
  ])('%s is refused in its place', async (_name, fields, where) => {
    const answer = await admin.put(path(home.id), { ...(await read(home.id)), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { [where]: expect.any(String) } });
  });

  test('a stale version is told what stands now; none at all is asked for', async () => {
    const current = await read(home.id);
    const stale = await admin.put(path(home.id), { ...current, version: current.version - 1 });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'location.versionConflict', current });
    const none = await admin.put(path(home.id), { ...current, version: undefined });
    expect(none.status).toBe(428);
  });

  test('writing it back as it is changes nothing', async () => {
    const current = await read(home.id);
    expect((await admin.put(path(home.id), current)).body).toEqual(current);
  });

  test('changes are in the audit trail', async () => {
    const before = await read(far.id);
    await admin.put(path(far.id), { ...before, name: 'Far West Side' });
    const filter = { resource: 'locations', recordId: String(far.id) };
    const events = await admin.get(listPath('auditEvents', { filter }));
    expect(events.body).toMatchObject([
      { action: 'update', actorId: admin.id, details: { changes: { name: 'Far West Side' } } },
    ]);
  });
});

describe('rooms', () => {
  test('members see those of their locations; admins make and change them', async () => {
    const seen = (await desk.get(listPath('rooms', { embed: ['location'] }))).body as Room[];
    expect(seen.map((room) => room.locationId)).toEqual([home.id, home.id]);
    const [room] = await roomsOf(far.id);
    expect((await desk.get(`/api/rooms/${room?.id}`)).status).toBe(404);
    const body = { locationId: home.id, name: 'Garden', purpose: 'infusion' };
    expect((await desk.post('/api/rooms', body)).status).toBe(403);
    const made = await admin.post('/api/rooms', body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...body, active: true, version: 1 });
    expect((await admin.post('/api/rooms', body)).body).toMatchObject({
      errors: { name: 'This location has a room of this name already.' },
    });
    expect((await admin.post('/api/rooms', { ...body, locationId: 999 })).status).toBe(422);
  });

  test('a room stays where it is, and an unknown purpose is refused', async () => {
    const [room] = await roomsOf(home.id);
    const put = (fields: object) => admin.put(`/api/rooms/${room?.id}`, { ...room, ...fields });
    expect((await put({ locationId: far.id })).body).toMatchObject({
      errors: { locationId: expect.any(String) },
    });
    expect((await put({ purpose: 'dancing' })).status).toBe(422);
    expect((await put({ version: 9 })).status).toBe(409);
  });

  test('one with appointments ahead can’t be switched off; an empty one can, and offers nothing', async () => {
    const [room] = await roomsOf(far.id);
    const patient = await makePatient(app, { location: 'far-west' });
    const [slot] = slotsOf(await app.visitor.get(patient.api));
    await app.visitor.post(patient.api, { startsAt: slot?.startsAt });
    const off = () => admin.put(`/api/rooms/${room?.id}`, { ...room, active: false });
    const refused = await off();
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'room.hasAppointments' });
    await app.db.updateTable('appointments').set({ status: 'cancelled' }).execute();
    expect((await off()).body).toMatchObject({ active: false, version: 2 });
    expect(slotsOf(await app.visitor.get(patient.api))).toEqual([]);
  });
});

function span(opensAt: string, closesAt: string) {
  return { weekday: 1, opensAt, closesAt };
}
