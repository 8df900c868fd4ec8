import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Undoable } from '../../shared/undo.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let admin: Browserless;
let desk: Staff;
let north: number;
let south: number;
/** One lead in the south, two in the north. */
let ids: [number, number, number];

beforeEach(async () => {
  app = await startApp();
  north = (await makeLocation(app)).id;
  south = (await makeLocation(app, { slug: 'el-paso', name: 'El Paso' })).id;
  admin = await makeStaff(app, { role: 'admin' });
  desk = await makeStaff(app, { locationIds: [north, south] });
  ids = [await newLead('el-paso'), await newLead('alamo-heights'), await newLead('alamo-heights')];
});
afterEach(() => app.stop());

const newLead = async (location: string) => (await makePatient(app, { location })).leadId;
const undo = (activityId: number) => desk.post('/api/undo', { activityId });
const deedOf = ({ headers }: Answer) => Number(headers.get('X-Stillpoint-Deed'));
const last = async () => (await desk.get('/api/undo')).body as Undoable | null;
const statuses = () => Promise.all(ids.map(async (id) => (await leadOf(app, id)).status));

/** From now on the desk works there alone. */
async function work(...locationIds: number[]): Promise<void> {
  const { body } = await admin.get(`/api/users/${desk.id}`);
  const changed = { ...(body as object), locationIds };
  expect((await admin.put(`/api/users/${desk.id}`, changed)).status).toBe(200);
}

describe('whoever works at a location no more', () => {
  it('takes nothing back there, and is told of nothing', async () => {
    const closed = await desk.post(`/api/leads/${ids[0]}/close`, { closeReason: 'cost' });
    expect((await last())?.leadId).toBe(ids[0]);
    await work(north);
    expect(await last()).toBeNull();
    const answer = await undo(deedOf(closed));
    expect(answer.status).toBe(404);
    expect((await leadOf(app, ids[0])).status).toBe('closed');
  });

  it('takes back what was done elsewhere in the same act, by whichever name', async () => {
    const closed = await desk.post('/api/leads/close', { ids, closeReason: 'cost' });
    expect(await last()).toMatchObject({ leadId: ids[0], leads: 3 });
    await work(north);
    expect(await last()).toMatchObject({ leadId: ids[1], leads: 2 });
    const { status, body } = await undo(deedOf(closed));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      leadId: ids[1],
      leads: 2,
      kept: [{ count: 1, reason: 'This lead does not exist, or is not yours to see.' }],
    });
    expect(await statuses()).toEqual(['closed', 'requested', 'requested']);
    expect(await last()).toBeNull();
  });

  it('is told of the one lead left of an act, and why that can’t be taken back', async () => {
    const wish = { ids: ids.slice(0, 2), closeReason: 'cost' };
    const closed = await desk.post('/api/leads/close', wish);
    await work(north);
    await admin.post(`/api/leads/${ids[1]}/reopen`);
    const refused = 'This can’t be taken back: its status has changed since.';
    expect(await last()).toMatchObject({ leadId: ids[1], leads: 1, refused });
    const answer = await undo(deedOf(closed));
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: expect.stringContaining(refused) as string,
    });
  });
});
