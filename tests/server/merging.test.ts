import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Location } from '../../shared/records.ts';
import type { MergePreview, MergeRecord } from '../../shared/merge.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { type Answer, type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn, csv } from '../support/imports.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let here: Location;
let there: Location;
let desk: Staff;
let both: Staff;

beforeAll(async () => {
  app = await startApp();
  here = await makeLocation(app, {}, ['any', 'any']);
  there = await makeLocation(app, { slug: 'eastside', name: 'Eastside' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  both = await makeStaff(app, {
    name: 'Ruth Alvarez',
    role: 'manager',
    locationIds: [here.id, there.id],
  });
});
afterAll(() => app.stop());
beforeEach(() => app.clock.set(monday));

const ada = (fields: Record<string, unknown> = {}) =>
  makePatient(app, { firstName: 'Ada', lastName: 'Quiroga', ...fields });
const merge = (from: Patient, into: Patient, more: object = {}, who: Browserless = desk) =>
  who.post(`/api/leads/${from.leadId}/merge`, { intoId: into.leadId, ...more });
const split = (of: Patient, wish: object = {}, who: Browserless = desk) =>
  who.post(`/api/leads/${of.leadId}/split`, wish);
const leadAs = async (who: Browserless, { leadId }: Patient) =>
  recordOf(await who.get(`/api/leads/${leadId}`));
const historyAt = async (who: Browserless, { leadId }: Patient) =>
  rowsOf(await who.get(listPath('activities', { filter: { leadId }, sort: ['id', 'ASC'] }))).map(
    ({ type }) => type,
  );
const deedOf = ({ headers }: Answer) => Number(headers.get('X-Stillpoint-Deed'));
const total = ({ headers }: Answer) => Number(headers.get('X-Total-Count'));

async function book(patient: Patient): Promise<void> {
  const [slot] = slotsOf(await app.visitor.get(patient.api));
  const answer = await app.visitor.post(patient.api, { startsAt: slot?.startsAt });
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
}

describe('a merge', () => {
  it('makes a pointer of one lead, and the other one has all of both', async () => {
    const [first, second] = [await ada(), await ada({ howHeard: 'A friend' })];
    await app.sendMail();
    await book(second);
    await desk.post(`/api/leads/${first.leadId}/calls`, { outcome: 'noAnswer' });
    await desk.post('/api/tasks', {
      leadId: second.leadId,
      kind: 'other',
      title: 'Send the forms',
      dueAt: '2026-11-25T15:00:00.000Z',
    });

    const answer = await merge(second, first);

    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
    expect(recordOf(answer)).toMatchObject({
      id: first.leadId,
      status: 'booked',
      howHeard: 'A friend',
      attempts: 1,
      dueAt: null,
      mergedIntoId: null,
    });
    expect(await leadAs(desk, second)).toMatchObject({
      mergedIntoId: first.leadId,
      nextStep: null,
      nextMailAt: null,
      dueAt: null,
    });
    const rows = async (resource: string, { leadId }: Patient) =>
      total(await desk.get(listPath(resource, { filter: { leadId } })));
    expect(await rows('appointments', first)).toBe(1);
    expect(await rows('appointments', second)).toBe(0);
    expect(await rows('emails', first)).toBeGreaterThan(2);
    const tasks = rowsOf(await desk.get(listPath('tasks', { filter: { leadId: first.leadId } })));
    expect(tasks).toContainEqual(expect.objectContaining({ title: 'Send the forms' }));
    const history = await historyAt(desk, first);
    expect(history.filter((type) => type === 'requested')).toHaveLength(2);
    expect(history).toContain('call');
    expect(history).toContain('appointmentBooked');
    expect(history.filter((type) => type === 'merged')).toHaveLength(2);
  });

  it('is out of every list and count, and can still be asked for', async () => {
    const [first, second] = [await ada(), await ada({ lastName: 'Zubizarreta' })];
    const count = async () => total(await desk.get(listPath('leads', { range: [0, 0] })));
    const counts = async () => recordOf(await desk.get('/api/leads/counts?filter={}'));
    const before = [await count(), (await counts())['all']];
    await merge(second, first, { fields: { lastName: first.leadId } });
    expect([await count(), (await counts())['all']]).toEqual(before.map((n) => Number(n) - 1));
    const zubi = (filter: object) => desk.get(listPath('leads', { filter }));
    expect(rowsOf(await zubi({ q: 'Zubizarreta' }))).toEqual([]);
    expect(rowsOf(await zubi({ mergedIntoId: first.leadId }))).toHaveLength(1);
    expect(rowsOf(await zubi({ mergedIntoId_isnull: false, q: 'Zubizarreta' }))).toHaveLength(1);
    // Whoever is asked for by what the lead was called before is found as who it is now.
    const found = rowsOf(await desk.get('/api/find?q=Zubizarreta'));
    expect(found.map(({ id }) => id)).toEqual([first.leadId]);
  });

  it('takes single fields from the other lead, and refuses those of strangers', async () => {
    const [first, second, third] = [await ada(), await ada(), await ada()];
    const phone = (await leadOf(app, second.leadId)).phone;
    const strange = await merge(second, first, { fields: { phone: third.leadId } });
    expect(strange.status).toBe(422);
    const answer = await merge(second, first, { fields: { phone: second.leadId } });
    expect(recordOf(answer)['phone']).toBe(phone);
    expect(recordOf(answer)['email']).toBe((await leadOf(app, first.leadId)).email);
  });

  it('of three is one act, taken back as one', async () => {
    const [first, second, third] = [await ada(), await ada(), await ada({ bestTime: 'Mornings' })];
    const before = await Promise.all([first, second, third].map((each) => leadAs(desk, each)));
    const ids = [first.leadId, second.leadId, third.leadId];
    const answer = await desk.post('/api/leads/merge', { ids, intoId: first.leadId });
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
    expect(recordOf(answer)['bestTime']).toBe('Mornings');
    const undone = await desk.post('/api/undo', { activityId: deedOf(answer) });
    expect({ status: undone.status, text: undone.text }).toMatchObject({ status: 200 });
    for (const [index, each] of [first, second, third].entries()) {
      const { version: _new, ...after } = await leadAs(desk, each);
      const { version: _old, ...was } = before[index] ?? {};
      expect(after).toEqual(was);
    }
  });

  it('refuses what makes no sense, in words', async () => {
    const [first, second, third] = [await ada(), await ada(), await ada()];
    expect((await merge(first, first)).status).toBe(422);
    expect((await merge(first, { ...first, leadId: 999_999 })).status).toBe(404);
    expect((await desk.post(`/api/leads/${first.leadId}/merge`, {})).status).toBe(422);
    const many = Array.from({ length: 1000 }, (_, index) => index + 1);
    expect((await desk.post('/api/leads/merge', { ids: many, intoId: 1 })).status).toBe(422);
    expect((await desk.get('/api/leads/merge-preview?ids=1,x')).status).toBe(400);
    expect((await desk.get(`/api/leads/merge-preview?ids=${many.join()}`)).status).toBe(400);
    await merge(second, first);
    for (const again of [await merge(second, third), await merge(third, second)]) {
      expect(again.status).toBe(409);
      expect(recordOf(again)['message']).toContain('was merged into SP-');
    }
    const stale = await merge(third, first, { versions: { [third.leadId]: 99 } });
    expect(stale.status).toBe(409);
    expect((await leadOf(app, third.leadId)).mergedIntoId).toBeNull();
  });

  it('of a pair at once, in either direction, is done once', async () => {
    const [first, second] = [await ada(), await ada()];
    const answers = await Promise.all([
      merge(first, second),
      merge(second, first),
      merge(first, second, {}, both),
      merge(second, first, {}, both),
    ]);
    const refused = answers.filter(({ status }) => status === 409);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    expect(refused).toHaveLength(3);
    const pointers = [await leadOf(app, first.leadId), await leadOf(app, second.leadId)];
    expect(pointers.filter(({ mergedIntoId }) => mergedIntoId !== null)).toHaveLength(1);
  });

  it('leaves a pointer to which nobody writes: everybody is told where to go on', async () => {
    const [first, second] = [await ada(), await ada()];
    await merge(second, first);
    const { reference } = await leadOf(app, first.leadId);
    const path = `/api/leads/${second.leadId}`;
    const writes = [
      desk.post(`${path}/notes`, { text: 'Hello' }),
      desk.post(`${path}/calls`, { outcome: 'reached' }),
      desk.post(`${path}/close`, { closeReason: 'spam' }),
      desk.post(`${path}/emails`, { template: 'bookingLink' }),
      desk.post(`${path}/stop-contact`, { reason: 'doNotContact' }),
      desk.post(`${path}/assign`, { assigneeId: desk.id }),
      desk.post('/api/leads/close', { ids: [second.leadId], closeReason: 'spam' }),
      desk.put(path, { ...(await leadAs(desk, second)), firstName: 'Eve' }),
      desk.post('/api/appointments', {
        leadId: second.leadId,
        kind: 'consultation',
        startsAt: '2026-11-24T15:00:00.000Z',
      }),
      desk.post('/api/tasks', {
        leadId: second.leadId,
        kind: 'call',
        title: 'Call',
        dueAt: '2026-11-25T15:00:00.000Z',
      }),
    ];
    for (const answer of await Promise.all(writes)) {
      expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 409 });
      expect(answer.text).toContain(reference);
    }
  });
});

describe('with a lead from a list', () => {
  const list = (when: string, closed: string) =>
    csv(
      ['First name', 'Last name', 'Email', 'Date', 'Closed'],
      ['Ada', 'Quiroga', `list${(listed += 1)}@example.com`, when, closed],
    );
  let listed = 0;

  async function fromList(when: string, closed = '', open: 'nothing' | 'review' = 'nothing') {
    await bringIn(app, both, here.id, list(when, closed), { open, duplicates: 'new' });
    const email = `list${listed}@example.com`;
    const row = app.db.selectFrom('leads').select('id').where('email', '=', email);
    return { leadId: (await row.executeTakeFirstOrThrow()).id, token: '', page: '', api: '' };
  }

  it('a request goes on as it was: whoever waits is called and mailed', async () => {
    const asked = await ada();
    await app.sendMail();
    const before = await leadOf(app, asked.leadId);
    expect(before).toMatchObject({ nextStep: 'call', nextMailAt: expect.any(String) as string });
    const { status, nextStep, nextMailAt, dueAt, breachAt } = before;
    app.clock.advance({ minutes: 5 });
    for (const row of [
      await fromList('3/14/2025'),
      await fromList('3/14/2025', '4/14/2025'),
      await fromList('11/23/2026'),
      await fromList('10/30/2026', '', 'review'),
    ]) {
      expect((await merge(row, asked, {}, both)).status).toBe(200);
      const after = { status, nextStep, nextMailAt, dueAt, breachAt };
      expect(await leadOf(app, asked.leadId)).toMatchObject(after);
    }
    const today = await desk.get('/api/today');
    expect(today.text).toContain(`"leadId":${asked.leadId},`);
  });

  it('whose call is told of in the list has the next call, and falls out of nobody’s sight', async () => {
    const asked = await ada();
    app.clock.advance({ minutes: 10 });
    const email = `list${(listed += 1)}@example.com`;
    const heads = ['First name', 'Last name', 'Email', 'Date', 'Calls'];
    const call = '[2026-11-23T09:05:00-06:00 | | noAnswer]';
    const file = csv(heads, ['Ada', 'Quiroga', email, '3/14/2025', call]);
    await bringIn(app, both, here.id, file, { open: 'nothing', duplicates: 'new' });
    const row = app.db.selectFrom('leads').select('id').where('email', '=', email);
    const { id: leadId } = await row.executeTakeFirstOrThrow();
    await merge({ ...asked, leadId }, asked, {}, both);
    const merged = await leadOf(app, asked.leadId);
    expect(merged).toMatchObject({ attempts: 1, dueAt: null, nextStep: 'call' });
  });

  it('is left alone only while all that were merged are', async () => {
    const [first, second] = [await fromList('3/14/2025'), await fromList('3/14/2026')];
    await merge(second, first, {}, both);
    expect(await leadOf(app, first.leadId)).toMatchObject({ dueAt: null, nextStep: null });
    const asked = await ada();
    await merge(asked, first, {}, both);
    expect(await leadOf(app, first.leadId)).toMatchObject({ nextStep: 'call' });
    await split(asked);
    expect(await leadOf(app, first.leadId)).toMatchObject({ dueAt: null, nextStep: null });
    expect(await leadOf(app, asked.leadId)).toMatchObject({ nextStep: 'call' });
  });
});

describe('across locations', () => {
  it('needs rights at both, and says so no more than for any other lead', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    expect((await merge(second, first)).status).toBe(404);
    expect((await merge(first, second)).status).toBe(404);
    const ids = `${first.leadId},${second.leadId}`;
    expect((await desk.get(`/api/leads/merge-preview?ids=${ids}`)).status).toBe(404);
    const preview = recordOf(await both.get(`/api/leads/merge-preview?ids=${ids}`));
    expect(preview['warnings']).toContainEqual(expect.stringContaining('Eastside'));
    expect((await merge(second, first, {}, both)).status).toBe(200);
    const alone = await split(first);
    expect(alone.status).toBe(404);
    expect(recordOf(alone)['message']).toContain('somebody who sees both can split them');
    expect(await historyAt(desk, first)).toContain('consentGiven');
    const [record] = (await desk.get(`/api/leads/${first.leadId}/merges`)).body as MergeRecord[];
    expect(record).toMatchObject({ other: null, refused: expect.any(String) as string });
    expect((await split(first, {}, both)).status).toBe(200);
  });

  it('never takes a visit to come to a lead of another place', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    await book(second);
    const answer = await merge(second, first, {}, both);
    expect(answer.status).toBe(409);
    expect(recordOf(answer)['message']).toContain('visit ahead at Eastside');
    expect((await merge(first, second, {}, both)).status).toBe(200);
  });
});

describe('a merge across locations', () => {
  let east: Staff;
  beforeAll(async () => {
    east = await makeStaff(app, { name: 'Noor Rahman', locationIds: [there.id] });
  });

  const handOver = async ({ leadId }: Patient) => {
    await desk.post(`/api/leads/${leadId}/transfer`, { locationId: there.id });
    const answer = await east.post(`/api/leads/${leadId}/transfer/accept`, {});
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  };
  const taskFor = async ({ leadId }: Patient, who: Staff) => {
    const task = { kind: 'other', title: 'Send the forms', dueAt: '2026-11-25T15:00:00.000Z' };
    const answer = await who.post('/api/tasks', { ...task, leadId, assigneeId: who.id });
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
    return Number(recordOf(answer)['id']);
  };
  const taskNow = (id: number) =>
    app.db
      .selectFrom('tasks')
      .select(['leadId', 'assigneeId', 'doneAt'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();

  it('leaves no task with somebody who can’t see it, and gives it back with a split', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    await east.post(`/api/leads/${second.leadId}/assign`, { assigneeId: east.id });
    const task = await taskFor(first, desk);
    await desk.post(`/api/leads/${first.leadId}/stop-contact`, { reason: 'doNotContact' });
    await desk.post(`/api/leads/${first.leadId}/resume-contact`);
    const other = await taskFor(first, desk);
    await merge(first, second, {}, both);
    expect(await taskNow(other)).toMatchObject({ leadId: second.leadId, assigneeId: east.id });
    await split(second, {}, both);
    expect(await taskNow(other)).toMatchObject({ leadId: first.leadId, assigneeId: desk.id });
    expect((await taskNow(task)).doneAt).not.toBeNull();
    await both.post(`/api/leads/${second.leadId}/stop-contact`, { reason: 'doNotContact' });
    await merge(first, second, {}, both);
    expect((await taskNow(other)).doneAt).not.toBeNull();
    await split(second, {}, both);
    const back = { leadId: first.leadId, assigneeId: desk.id, doneAt: null };
    expect(await taskNow(other)).toEqual(back);
  });

  it('invites only to the location that stays, and after a split each to its own', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    const waiting = async ({ leadId }: Patient) =>
      (
        await app.db
          .selectFrom('emails')
          .select(['text', 'status'])
          .where((eb) => eb.and({ leadId, template: 'bookingLink' }))
          .orderBy('id')
          .execute()
      ).map(({ text, status }) => `${text.includes('Eastside') ? 'Eastside' : 'here'} ${status}`);
    await app.db.deleteFrom('emails').where('leadId', '=', first.leadId).execute();

    await merge(second, first, {}, both);
    expect(await waiting(first)).toEqual(['Eastside suppressed', 'here queued']);
    await split(second, { laterTo: second.leadId }, both);
    expect(await waiting(first)).toEqual([]);
    expect(await waiting(second)).toEqual(['Eastside queued', 'here suppressed']);

    await merge(second, first, {}, both);
    await app.sendMail();
    expect(await waiting(first)).toEqual([
      'Eastside suppressed',
      'here suppressed',
      'here captured',
    ]);
  });

  it('sends no second invitation where the lead that stays waits for its own', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    await merge(second, first, {}, both);
    await app.sendMail();
    const mails = app.db.selectFrom('emails').select(['status', 'locationId']);
    const own = await mails.where('leadId', '=', first.leadId).orderBy('id').execute();
    expect(own).toEqual([
      { status: 'captured', locationId: here.id },
      { status: 'suppressed', locationId: there.id },
    ]);
  });

  it('taken back after a hand-over leaves each its tasks, its history and its origin', async () => {
    const [first, second] = [await ada(), await ada()];
    await desk.post(`/api/leads/${second.leadId}/assign`, { assigneeId: desk.id });
    const task = await taskFor(second, desk);
    await merge(second, first);
    app.clock.advance({ minutes: 1 });
    await handOver(first);
    app.clock.advance({ minutes: 1 });
    await east.post(`/api/leads/${first.leadId}/notes`, { text: 'Came by.' });
    expect((await taskNow(task)).assigneeId).toBe(east.id);
    expect((await split(second, { laterTo: second.leadId }, both)).status).toBe(200);
    expect(await taskNow(task)).toMatchObject({ leadId: second.leadId, assigneeId: desk.id });
    const moves = ['transferOffered', 'transferred'];
    expect(await historyAt(east, first)).toEqual(expect.arrayContaining(moves));
    const history = await historyAt(desk, second);
    expect(history).toContain('note');
    const told = history.filter((type) => [...moves, 'assigned'].includes(String(type)));
    expect(told).toEqual(['assigned']);
    expect(await leadOf(app, first.leadId)).toMatchObject({ askedLocationId: here.id });
    expect(await leadOf(app, second.leadId)).toMatchObject({ askedLocationId: null });
  });

  it('keeps where the person asked first, and a split gives it back', async () => {
    const first = await ada();
    app.clock.advance({ minutes: 1 });
    const [second, third] = [await ada({ location: 'eastside' }), await ada()];
    await handOver(first);
    await merge(first, second, {}, both);
    const { requestedAt, ...into } = await leadOf(app, second.leadId);
    expect(into).toMatchObject({ locationId: there.id, askedLocationId: here.id });
    expect(requestedAt).toBe((await leadOf(app, first.leadId)).requestedAt);
    await split(second, {}, both);
    expect(await leadOf(app, second.leadId)).toMatchObject({ askedLocationId: null });
    await merge(second, third, {}, both);
    expect(await leadOf(app, third.leadId)).toMatchObject({ askedLocationId: null });
  });
});

describe('the patient', () => {
  it('comes in by the old link, sees the one visit there is, and after a split their own', async () => {
    const [first, second] = [await ada(), await ada()];
    await book(first);
    await merge(second, first);
    const api = async ({ api: path }: Patient) => recordOf(await app.visitor.get(path));
    const visit = (await api(first))['appointment'];
    expect(visit).not.toBeNull();
    expect((await api(second))['appointment']).toEqual(visit);
    expect((await app.visitor.get(second.page)).text).toContain('Ada');
    await split(second);
    expect((await api(first))['appointment']).toEqual(visit);
    expect((await api(second))['appointment']).toBeNull();
  });

  it('gets a waiting mail once and at the address that stays; after a split each gets theirs', async () => {
    const [first, second] = [await ada(), await ada()];
    const kept = (await leadOf(app, second.leadId)).email;
    const waiting = async () =>
      (
        await app.db
          .selectFrom('emails')
          .select(['to', 'status', 'leadId'])
          .where('leadId', 'in', [first.leadId, second.leadId])
          .orderBy('id')
          .execute()
      ).map(({ to, status, leadId }) => `${leadId === first.leadId ? 1 : 2} ${to} ${status}`);
    const before = await waiting();
    await merge(second, first, { fields: { email: second.leadId } });
    expect(await waiting()).toEqual([`1 ${kept} queued`, `1 ${kept} suppressed`]);
    await split(first);
    expect(await waiting()).toEqual(before);
    await merge(second, first, { fields: { email: second.leadId } });
    await app.sendMail();
    expect(await waiting()).toEqual([`1 ${kept} captured`, `1 ${kept} suppressed`]);
  });

  it('who said no to either is mailed by neither', async () => {
    const [first, second] = [await ada(), await ada()];
    await app.sendMail();
    await merge(second, first);
    expect((await app.visitor.submit(`${second.page}/stop`, {})).status).toBe(200);
    const link = { template: 'bookingLink' };
    const mail = ({ leadId }: Patient) => desk.post(`/api/leads/${leadId}/emails`, link);
    expect((await mail(first)).status).toBe(409);
    await split(second);
    expect((await mail(first)).status).toBe(409);
    expect((await mail(second)).status).toBe(409);
  });

  it('who asked to be left alone is left alone, whichever lead it was said of', async () => {
    const [first, second] = [await ada(), await ada()];
    await desk.post(`/api/leads/${first.leadId}/calls`, { outcome: 'noAnswer' });
    await desk.post(`/api/leads/${second.leadId}/stop-contact`, { reason: 'doNotContact' });
    expect(recordOf(await merge(second, first))).toMatchObject({
      contactStop: 'doNotContact',
      nextStep: null,
      nextMailAt: null,
    });
    await split(second);
    expect(await leadAs(desk, first)).toMatchObject({ contactStop: null, nextStep: 'call' });
    expect(await leadAs(desk, second)).toMatchObject({ contactStop: 'doNotContact' });
  });
});

describe('a split', () => {
  it('gives what came since to the lead that is chosen', async () => {
    const [first, second] = [await ada(), await ada()];
    await app.sendMail();
    await merge(second, first);
    app.clock.advance({ minutes: 5 });
    await desk.post(`/api/leads/${first.leadId}/calls`, { outcome: 'reached', note: 'Hello' });
    await desk.put(`/api/leads/${first.leadId}`, {
      ...(await leadAs(desk, first)),
      okToTalkTo: 'Her sister',
    });
    const [record] = (await desk.get(`/api/leads/${first.leadId}/merges`)).body as MergeRecord[];
    expect(record).toMatchObject({ later: ['1 call'], by: 'Marisol Ortega', refused: null });
    expect((await split(first, { laterTo: 999 })).status).toBe(422);
    expect((await split(first, { laterTo: second.leadId })).status).toBe(200);
    expect(await leadAs(desk, first)).toMatchObject({ attempts: 0, okToTalkTo: null });
    expect(await leadAs(desk, second)).toMatchObject({
      attempts: 1,
      okToTalkTo: 'Her sister',
      mergedIntoId: null,
    });
    expect(await historyAt(desk, first)).not.toContain('call');
    expect(await historyAt(desk, second)).toContain('call');
    expect((await split(first)).status).toBe(409);
  });

  it('keeps an outcome of a visit with the visit', async () => {
    const [first, second] = [await ada(), await ada()];
    await app.sendMail();
    await book(second);
    await merge(second, first);
    const [visit] = rowsOf(
      await desk.get(listPath('appointments', { filter: { leadId: first.leadId } })),
    );
    await desk.post(`/api/appointments/${Number(visit?.['id'])}/cancel`);
    expect((await leadOf(app, first.leadId)).status).toBe('emailed');
    await split(second);
    expect(await leadAs(desk, second)).toMatchObject({ status: 'emailed' });
    expect(await historyAt(desk, second)).toContain('appointmentCancelled');
    expect(await historyAt(desk, first)).not.toContain('appointmentCancelled');
  });

  it('of one of several leaves the others, in whatever order', async () => {
    const people = [await ada(), await ada({ howHeard: 'Radio' }), await ada({ bestTime: 'Noon' })];
    const [first, second, third] = people as [Patient, Patient, Patient];
    const before = await Promise.all(people.map((each) => leadOf(app, each.leadId)));
    await merge(second, first, { fields: { phone: second.leadId } });
    await merge(third, first, { fields: { phone: third.leadId } });
    expect((await split(first)).status).toBe(422);
    const records = (await desk.get(`/api/leads/${first.leadId}/merges`)).body as MergeRecord[];
    expect(records).toHaveLength(2);
    expect((await split(first, { mergeId: records[0]?.id })).status).toBe(200);
    expect(await leadAs(desk, first)).toMatchObject({
      howHeard: null,
      bestTime: 'Noon',
      phone: before[2]?.phone,
    });
    expect((await split(third)).status).toBe(200);
    for (const [index, { leadId }] of people.entries()) {
      expect({ ...(await leadOf(app, leadId)), version: 0 }).toEqual({
        ...before[index],
        version: 0,
      });
    }
  });

  it('of a lead that went on into another one waits for that', async () => {
    const [first, second, third] = [await ada(), await ada(), await ada()];
    await merge(third, second);
    await merge(second, first);
    expect((await leadOf(app, third.leadId)).mergedIntoId).toBe(first.leadId);
    expect((await historyAt(desk, first)).filter((type) => type === 'requested')).toHaveLength(3);
    const answer = await split(third);
    expect(answer.status).toBe(409);
    expect(recordOf(answer)['message']).toContain('Split that first');
    await split(second);
    expect((await leadOf(app, third.leadId)).mergedIntoId).toBe(second.leadId);
    await split(third);
    expect((await leadOf(app, third.leadId)).mergedIntoId).toBeNull();
  });
});

describe('before it', () => {
  it('says what will move, what differs, what it does to the reports, and hides what is private', async () => {
    const first = await ada({ concern: 'depression', message: 'Please call my sister' });
    app.clock.advance({ hours: 24 });
    const second = await ada({ concern: 'ptsd', firstName: 'Bea' });
    await app.sendMail();
    await book(second);
    const ids = `${first.leadId},${second.leadId}`;
    const late = await makeStaff(app, { locationIds: [here.id] });
    const answer = await late.get(`/api/leads/merge-preview?ids=${ids}`);
    const preview = answer.body as MergePreview;
    expect(preview.intoId).toBe(first.leadId);
    expect(preview.leads[1]?.moves).toEqual(['1 appointment', '2 mails']);
    expect(preview.reports).toBe(
      'Reports count one lead at Alamo Heights in place of 2: asked Nov 23, 2026, booked Nov 24, 2026.',
    );
    expect(preview.differing).toEqual(
      expect.arrayContaining(['firstName', 'email', 'concern', 'message']),
    );
    expect(preview.warnings).toContainEqual(expect.stringContaining('names differ'));
    expect(answer.text).not.toContain('depression');
    expect(answer.text).not.toContain('my sister');
    expect(preview.leads[0]?.filled).toEqual(['concern', 'message']);
    const views = await app.db
      .selectFrom('auditEvents')
      .select('recordId')
      .where('action', '=', 'view')
      .where('actorId', '=', late.id)
      .execute();
    const seen = views.map(({ recordId }) => recordId);
    expect(seen).toEqual(expect.arrayContaining([String(first.leadId), String(second.leadId)]));
  });
});

/** A week later nobody is signed in any more. */
describe('afterwards', () => {
  it('a merge across locations waits until its own place has said how a visit went', async () => {
    const [first, second] = [await ada(), await ada({ location: 'eastside' })];
    await book(second);
    app.clock.advance({ hours: 24 * 7 });
    const who = await makeStaff(app, { role: 'manager', locationIds: [here.id, there.id] });
    const answer = await merge(second, first, {}, who);
    expect(answer.status).toBe(409);
    expect(recordOf(answer)['message']).toContain('had a visit at Eastside. Say how it went');
  });
});
