import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../shared/records.ts';
import type { Undoable, Undone } from '../../shared/undo.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { createTestClock, type TestClock } from '../support/clock.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { openTasks } from '../support/mail.ts';
import { createRunningClock } from '../support/running-clock.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let desk: Staff;
let imani: Staff;
let ids: [number, number, number];

async function begin(clock: TestClock): Promise<void> {
  clock.set(monday);
  app = await startApp({ clock });
  const { id } = await makeLocation(app);
  desk = await makeStaff(app, { locationIds: [id] });
  imani = await makeStaff(app, { locationIds: [id] });
  ids = [await newLead(), await newLead(), await newLead()];
  await app.sendMail();
}

const newLead = async () => (await makePatient(app)).leadId;
const deedOf = ({ headers }: Answer) => Number(headers.get('X-Stillpoint-Deed'));
const undo = (answer: Answer) => desk.post('/api/undo', { activityId: deedOf(answer) });
const call = (id: number, who: Browserless = imani) =>
  who.post(`/api/leads/${id}/calls`, { outcome: 'noAnswer' });
const assign = (to: string | null, of: readonly number[] = ids) =>
  desk.put(`/api/leads?filter=${encodeURIComponent(JSON.stringify({ id: of }))}`, {
    assigneeId: to,
  });
const owners = async () => Promise.all(ids.map(async (id) => (await leadOf(app, id)).assigneeId));

/** These leads as they are, with their open tasks; without what only counts changes. */
async function state() {
  const tasks = await openTasks(app);
  const leads = await Promise.all(ids.map((id) => leadOf(app, id)));
  return leads.map(({ version: _version, ...lead }) => ({
    lead,
    tasks: tasks
      .filter(({ leadId }) => leadId === lead.id)
      .map(({ kind, dueAt, assigneeId }) => ({ kind, dueAt, assigneeId })),
  }));
}

// Time goes on between one lead and the next; a clock that stands still hides what rests on that.
describe.each([
  ['that stands still', () => createTestClock(monday)],
  ['that runs', createRunningClock],
])('by a clock %s,', (_clock, createClock) => {
  beforeEach(() => begin(createClock()));
  afterEach(() => app.stop());

  describe('an act on several leads', () => {
    it.each([
      ['assigning', () => assign(imani.id)],
      ['closing', () => desk.post('/api/leads/close', { ids, closeReason: 'noResponse' })],
      [
        'postponing',
        () => desk.post('/api/leads/postpone', { ids, until: '2026-11-27T15:00:00.000Z' }),
      ],
      [
        'sending the link',
        () => desk.post('/api/leads/emails', { ids, template: 'bookingLink', hold: true }),
      ],
    ])('%s is taken back as one', async (_name, act) => {
      await call(ids[1], desk);
      app.clock.advance({ minutes: 1 });
      const before = await state();
      const answer = await act();
      expect((await desk.get('/api/undo')).body).toMatchObject({
        activityId: expect.any(Number) as number,
        leads: 3,
      });
      const undone = await undo(answer);
      expect(undone.body).toMatchObject({ leadId: ids[0], leads: 3, kept: [] });
      expect(await state()).toEqual(before);
      expect((await undo(answer)).status).toBe(409);
    });

    it('is named by any of its leads, and keeps those on which something was built', async () => {
      await assign(imani.id);
      const named = ((await desk.get('/api/undo')).body as Undoable).activityId;
      await call(ids[1]);
      const { status, body } = await desk.post('/api/undo', { activityId: named });
      expect(status).toBe(200);
      expect(body as Undone).toMatchObject({
        leads: 2,
        kept: [{ count: 1, reason: 'This can’t be taken back: another call was logged since.' }],
      });
      expect(await owners()).toEqual([null, imani.id, null]);
      const again = await desk.post('/api/undo', { activityId: named });
      expect(again.status).toBe(409);
      expect(again.body).toMatchObject({
        message: 'This can’t be taken back: another call was logged since.',
      });
    });

    it('stays apart from another of the same kind in the same moment', async () => {
      const [first, second, third] = ids;
      const both = await assign(imani.id, [first, second]);
      await assign(desk.id, [third, await newLead()]);
      expect((await undo(both)).body).toMatchObject({ leads: 2 });
      expect(await owners()).toEqual([null, null, desk.id]);
    });

    it('where all have been built on changes nothing, and says why', async () => {
      const answer = await assign(imani.id);
      for (const id of ids) {
        await call(id);
      }
      const refused = await undo(answer);
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        message: 'This can’t be taken back: another call was logged since.',
      });
      expect(await owners()).toEqual([imani.id, imani.id, imani.id]);
    });

    it('holds mails back as far as they still wait', async () => {
      const answer = await desk.post('/api/leads/emails', {
        ids,
        template: 'bookingLink',
        hold: true,
      });
      await app.db
        .updateTable('emails')
        .set({ nextAttemptAt: '2026-11-23T15:00:00.000Z' })
        .where('leadId', '=', ids[0])
        .execute();
      await app.sendMail();
      expect((await undo(answer)).body).toMatchObject({
        leads: 2,
        kept: [{ count: 1, reason: 'This can’t be taken back: the mail has gone out.' }],
      });
    });
  });

  describe('a hand-over', () => {
    const dueAt = '2026-11-24T15:00:00.000Z';
    const promise = (title: string) =>
      desk.post('/api/tasks', { leadId: ids[0], kind: 'other', title, dueAt, assigneeId: desk.id });

    it('goes back with its leads and tasks, as one', async () => {
      await assign(desk.id);
      await promise('Ask about the driver');
      await call(ids[1], desk);
      const before = await state();
      const handed = await desk.post(`/api/users/${desk.id}/hand-over`, { toId: imani.id });
      expect(handed.body).toMatchObject({ leads: 3 });
      expect(await owners()).toEqual([imani.id, imani.id, imani.id]);
      expect((await undo(handed)).body).toMatchObject({ leads: 3, kept: [] });
      expect(await state()).toEqual(before);
    });

    it('leaves a task with whoever was given it since', async () => {
      await assign(desk.id);
      const { id } = (await promise('Ask about the driver')).body as Task;
      const { locationId } = await leadOf(app, ids[0]);
      const ruth = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
      const handed = await desk.post(`/api/users/${desk.id}/hand-over`, { toId: imani.id });
      const task = (await ruth.get(`/api/tasks/${id}`)).body as Task;
      const given = await ruth.put(`/api/tasks/${id}`, { ...task, assigneeId: ruth.id });
      expect(given.status).toBe(200);
      expect((await undo(handed)).body).toMatchObject({ leads: 3 });
      expect((await ruth.get(`/api/tasks/${id}`)).body).toMatchObject({ assigneeId: ruth.id });
    });
  });

  describe('being away', () => {
    const until = '2026-11-24T15:00:00.000Z';

    it('taken back returns the leads, and one is here again', async () => {
      await assign(desk.id);
      const away = await desk.post('/api/me/away', { until });
      expect(await owners()).toEqual([null, null, null]);
      await imani.post(`/api/leads/${ids[2]}/assign`, { assigneeId: imani.id });
      expect((await undo(away)).body).toMatchObject({
        leads: 2,
        kept: [{ count: 1, reason: expect.stringContaining('was given to somebody') as string }],
      });
      expect(await owners()).toEqual([desk.id, desk.id, imani.id]);
      expect((await desk.get('/api/me/away')).body).toEqual({ until: null });
    });

    it('said by a manager is taken back by the manager, for whoever it was about', async () => {
      await assign(desk.id);
      const { locationId } = await leadOf(app, ids[0]);
      const manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
      const away = await manager.post(`/api/users/${desk.id}/away`, { until });
      expect(away.body).toEqual({ until, returned: 3 });
      expect((await desk.get('/api/me/away')).body).toEqual({ until });
      expect((await manager.post('/api/undo', { activityId: deedOf(away) })).status).toBe(200);
      expect(await owners()).toEqual([desk.id, desk.id, desk.id]);
      expect((await desk.get('/api/me/away')).body).toEqual({ until: null });
    });

    it('stays as it was said anew since', async () => {
      await assign(desk.id);
      const away = await desk.post('/api/me/away', { until });
      const longer = '2026-11-30T15:00:00.000Z';
      await desk.post('/api/me/away', { until: longer });
      expect((await undo(away)).body).toMatchObject({ leads: 3 });
      expect(await owners()).toEqual([desk.id, desk.id, desk.id]);
      expect((await desk.get('/api/me/away')).body).toEqual({ until: longer });
    });

    it('that returned no lead leaves nothing to take back', async () => {
      const away = await desk.post('/api/me/away', { until });
      expect(away.headers.get('X-Stillpoint-Deed')).toBeNull();
    });
  });
});
