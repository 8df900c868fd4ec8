import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Today } from '../../shared/today.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let marisol: Staff;
let imani: Staff;
let locationId: number;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.stop());

async function clinic(settings: Record<string, unknown> = {}): Promise<void> {
  locationId = (await makeLocation(app, { settings })).id;
  marisol = await makeStaff(app, { locationIds: [locationId], name: 'Marisol Ortega' });
  imani = await makeStaff(app, { locationIds: [locationId], name: 'Imani Wells' });
}

async function ownerOf(leadId: number): Promise<string | null> {
  const { assigneeId } = await app.db
    .selectFrom('leads')
    .select('assigneeId')
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow();
  return assigneeId;
}

async function whyAssigned(leadId: number) {
  const row = await app.db
    .selectFrom('activities')
    .select('data')
    .where('leadId', '=', leadId)
    .where('type', '=', 'assigned')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return JSON.parse(row.data) as Record<string, unknown>;
}

async function speaks(user: Staff, languages: string[]): Promise<void> {
  await app.db
    .updateTable('users')
    .set({ languages: JSON.stringify(languages) })
    .where('id', '=', user.id)
    .execute();
}

describe('giving out leads in turn', () => {
  it('is off until a location wants it', async () => {
    await clinic();
    expect(await ownerOf((await makePatient(app)).leadId)).toBeNull();
  });

  it('goes round among those who are in', async () => {
    await clinic({ assignment: 'inTurn' });
    const owners = [];
    for (let number = 0; number < 4; number += 1) {
      owners.push(await ownerOf((await makePatient(app)).leadId));
      app.clock.advance({ seconds: 1 });
    }
    expect(owners.filter((each) => each === marisol.id)).toHaveLength(2);
    expect(owners.filter((each) => each === imani.id)).toHaveLength(2);
  });

  it('prefers who speaks the language, and says who was passed over and why', async () => {
    await clinic({ assignment: 'inTurn' });
    await speaks(imani, ['en', 'es']);
    await marisol.post('/api/me/away', { until: '2026-11-23T20:00:00.000Z' });
    const spanish = await makePatient(app, { language: 'es' });
    expect(await ownerOf(spanish.leadId)).toBe(imani.id);
    expect(await whyAssigned(spanish.leadId)).toMatchObject({
      reason: expect.stringContaining('speaks Spanish') as string,
      passed: [{ userId: marisol.id, why: 'away' }],
    });
    await marisol.post('/api/me/away', { until: null });
    const again = await makePatient(app, { language: 'es' });
    expect(await whyAssigned(again.leadId)).toMatchObject({
      to: imani.id,
      passed: [{ userId: marisol.id, why: 'does not speak Spanish' }],
    });
  });

  it('leaves a lead nobody’s where nobody is in, and the manager sees it in time', async () => {
    locationId = (await makeLocation(app, { settings: { assignment: 'inTurn' } })).id;
    const { leadId } = await makePatient(app);
    expect(await ownerOf(leadId)).toBeNull();
    const lead = await app.db.selectFrom('leads').select('escalateAt').executeTakeFirstOrThrow();
    expect(lead.escalateAt).not.toBeNull();
  });

  it('gives out in the morning what came overnight, the longest waiting first', async () => {
    locationId = (await makeLocation(app, { settings: { assignment: 'inTurn' } })).id;
    app.clock.advance({ minutes: 1 });
    const second = await makePatient(app);
    app.clock.advance({ minutes: -1 });
    const first = await makePatient(app);
    await app.assigning.runOnce();
    expect(await ownerOf(first.leadId)).toBeNull();
    marisol = await makeStaff(app, { locationIds: [locationId] });
    await app.assigning.runOnce();
    expect(await ownerOf(first.leadId)).toBe(marisol.id);
    expect(await ownerOf(second.leadId)).toBe(marisol.id);
    expect(await whyAssigned(first.leadId)).toMatchObject({
      reason: 'In turn: speaks English, the only one in.',
    });
    const given = await app.db
      .selectFrom('activities')
      .select('leadId')
      .where('type', '=', 'assigned')
      .orderBy('id')
      .execute();
    expect(given.map(({ leadId }) => leadId)).toEqual([first.leadId, second.leadId]);
  });

  it('gives to somebody else what was with who went away, never what was put back by hand', async () => {
    await clinic({ assignment: 'inTurn' });
    await imani.post('/api/me/away', { until: '2026-11-23T20:00:00.000Z' });
    const [returned, putBack, called] = [
      await makePatient(app),
      await makePatient(app),
      await makePatient(app),
    ];
    await imani.post('/api/me/away', { until: null });
    await marisol.post(`/api/leads/${putBack.leadId}/assign`, { assigneeId: null });
    await marisol.post(`/api/leads/${called.leadId}/calls`, { outcome: 'noAnswer' });
    await marisol.post('/api/me/away', { until: '2026-11-24T15:00:00.000Z' });
    await app.assigning.runOnce();
    expect(await ownerOf(returned.leadId)).toBe(imani.id);
    expect(await ownerOf(putBack.leadId)).toBeNull();
    expect(await ownerOf(called.leadId)).toBe(marisol.id);
  });
});

describe('being away', () => {
  it('returns leads nobody has called to the pool, and keeps the others', async () => {
    await clinic();
    const [untouched, called] = [await makePatient(app), await makePatient(app)];
    for (const { leadId } of [untouched, called]) {
      await marisol.post(`/api/leads/${leadId}/assign`, { assigneeId: marisol.id });
    }
    await marisol.post(`/api/leads/${called.leadId}/calls`, { outcome: 'noAnswer' });
    const until = '2026-11-24T15:00:00.000Z';
    const answer = await marisol.post('/api/me/away', { until });
    expect(answer.body).toEqual({ until, returned: 1 });
    expect(await ownerOf(untouched.leadId)).toBeNull();
    expect(await ownerOf(called.leadId)).toBe(marisol.id);
    expect((await marisol.get('/api/me/away')).body).toEqual({ until });
  });

  it('is said of a colleague by a manager of theirs alone', async () => {
    await clinic();
    const until = '2026-11-24T15:00:00.000Z';
    const away = (who: Staff) => who.post(`/api/users/${imani.id}/away`, { until });
    expect((await away(marisol)).status).toBe(403);
    const elsewhere = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    const stranger = await makeStaff(app, { role: 'manager', locationIds: [elsewhere.id] });
    expect((await away(stranger)).status).toBe(404);
    expect((await imani.get('/api/me/away')).body).toEqual({ until: null });
    const manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
    expect((await away(manager)).status).toBe(200);
    expect((await imani.get('/api/me/away')).body).toEqual({ until });
    expect((await manager.post('/api/users/nobody/away', { until })).status).toBe(404);
  });

  it('takes the tasks along, so that whoever gets the lead can do them', async () => {
    await clinic();
    const { leadId } = await makePatient(app);
    await marisol.post(`/api/leads/${leadId}/assign`, { assigneeId: marisol.id });
    await marisol.post(`/api/leads/${leadId}/postpone`, { until: '2026-11-24T17:00:00.000Z' });
    const away = await marisol.post('/api/me/away', { until: '2026-11-25T15:00:00.000Z' });
    expect(away.body).toMatchObject({ returned: 1 });
    const task = () => app.db.selectFrom('tasks').selectAll().executeTakeFirstOrThrow();
    expect((await task()).assigneeId).toBeNull();
    const activityId = Number(away.headers.get('X-Stillpoint-Deed'));
    expect((await marisol.post('/api/undo', { activityId })).status).toBe(200);
    expect((await task()).assigneeId).toBe(marisol.id);
    // Whoever has the lead by then may do what is left of a colleague's tasks on it.
    await imani.post(`/api/leads/${leadId}/assign`, { assigneeId: imani.id });
    const { id, version } = await task();
    expect((await imani.post(`/api/tasks/${id}/done`, { version })).status).toBe(200);
  });

  it('gives back leads elsewhere too, but not as the deed of a manager who can’t see them', async () => {
    await clinic();
    const elsewhere = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    const kevin = await makeStaff(app, { locationIds: [locationId, elsewhere.id] });
    const [here, there] = [await makePatient(app), await makePatient(app, { location: 'el-paso' })];
    for (const { leadId } of [there, here]) {
      await kevin.post(`/api/leads/${leadId}/assign`, { assigneeId: kevin.id });
    }
    const manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
    const until = '2026-11-24T15:00:00.000Z';
    const away = await manager.post(`/api/users/${kevin.id}/away`, { until });
    expect(away.body).toEqual({ until, returned: 1 });
    expect([await ownerOf(here.leadId), await ownerOf(there.leadId)]).toEqual([null, null]);
    const actors = await app.db
      .selectFrom('activities')
      .select(['leadId', 'actorId'])
      .where('type', '=', 'assigned')
      .where('at', '=', app.clock.now().toString({ fractionalSecondDigits: 3 }))
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(actors).toContainEqual({ leadId: here.leadId, actorId: manager.id });
    expect(actors).toContainEqual({ leadId: there.leadId, actorId: null });
    const activityId = Number(away.headers.get('X-Stillpoint-Deed'));
    expect((await manager.post('/api/undo', { activityId })).status).toBe(200);
    expect([await ownerOf(here.leadId), await ownerOf(there.leadId)]).toEqual([kevin.id, null]);
    expect((await kevin.get('/api/me/away')).body).toEqual({ until: null });
  });

  it('until a time that is past is refused', async () => {
    await clinic();
    expect((await marisol.post('/api/me/away', { until: '2020-01-01T00:00:00Z' })).status).toBe(
      422,
    );
    expect((await marisol.post('/api/me/away', {})).status).toBe(422);
  });
});

describe('handing over', () => {
  it('gives all open leads and tasks to another in one step, with a note', async () => {
    await clinic();
    const patients = [await makePatient(app), await makePatient(app)];
    for (const { leadId } of patients) {
      await marisol.post(`/api/leads/${leadId}/assign`, { assigneeId: marisol.id });
    }
    const [first] = patients;
    const followUpAt = '2026-11-24T16:00:00.000Z';
    await marisol.post(`/api/leads/${first?.leadId}/calls`, { outcome: 'reached', followUpAt });
    const path = `/api/users/${marisol.id}/hand-over`;
    const answer = await marisol.post(path, { toId: imani.id, note: 'On leave until Monday.' });
    expect(answer.body).toEqual({ leads: 2, tasks: 1 });
    for (const { leadId } of patients) {
      expect(await ownerOf(leadId)).toBe(imani.id);
      expect(await whyAssigned(leadId)).toMatchObject({ note: 'On leave until Monday.' });
    }
    const task = await app.db
      .selectFrom('tasks')
      .select('assigneeId')
      .where('doneAt', 'is', null)
      .executeTakeFirstOrThrow();
    expect(task.assigneeId).toBe(imani.id);
  });

  it('takes what was promised on leads of others too, and only where one may look', async () => {
    await clinic();
    const elsewhere = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    const both = [locationId, elsewhere.id];
    const kevin = await makeStaff(app, { locationIds: both });
    const paloma = await makeStaff(app, { locationIds: both });
    const [here, there] = [await makePatient(app), await makePatient(app, { location: 'el-paso' })];
    const followUpAt = '2026-11-24T16:00:00.000Z';
    for (const { leadId } of [here, there]) {
      await kevin.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    }
    const promised = async () =>
      app.db
        .selectFrom('tasks')
        .select(['leadId', 'assigneeId'])
        .where('origin', '=', 'promise')
        .orderBy('leadId')
        .execute();
    const before = await promised();
    expect(before.map(({ assigneeId }) => assigneeId)).toEqual([kevin.id, kevin.id]);
    const manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
    const colleagues = (await manager.get('/api/today')).body as Today;
    expect(colleagues.colleagues.find(({ id }) => id === kevin.id)).toMatchObject({
      open: 0,
      hasWork: true,
    });
    const given = await manager.post(`/api/users/${kevin.id}/hand-over`, { toId: paloma.id });
    expect(given.body).toEqual({ leads: 0, tasks: 1 });
    expect(await promised()).toEqual([
      { leadId: here.leadId, assigneeId: paloma.id },
      { leadId: there.leadId, assigneeId: kevin.id },
    ]);
    expect(await ownerOf(here.leadId)).toBeNull();
    const activityId = Number(given.headers.get('X-Stillpoint-Deed'));
    expect((await manager.post('/api/undo', { activityId })).status).toBe(200);
    expect(await promised()).toEqual(before);
  });

  it('of a colleague’s leads is a manager’s; to nobody, oneself or a stranger is refused', async () => {
    await clinic();
    const path = `/api/users/${imani.id}/hand-over`;
    expect((await marisol.post(path, { toId: marisol.id })).status).toBe(403);
    const own = `/api/users/${marisol.id}/hand-over`;
    for (const toId of [marisol.id, 'nobody', '']) {
      expect((await marisol.post(own, { toId })).status).toBe(422);
    }
    const { leadId } = await makePatient(app);
    await marisol.post(`/api/leads/${leadId}/assign`, { assigneeId: marisol.id });
    const far = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    const stranger = await makeStaff(app, { locationIds: [far.id] });
    expect((await marisol.post(own, { toId: stranger.id })).status).toBe(422);
    expect(await ownerOf(leadId)).toBe(marisol.id);
  });
});
