import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BulkAct, BulkPreview } from '../../shared/lead-bulk.ts';
import type { Lead } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { openTasks } from '../support/mail.ts';
import { rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let desk: Staff;
let manager: Staff;
let theirs: number;
let ids: number[];

const friday = '2026-11-27T15:00:00.000Z';

beforeAll(async () => {
  app = await startApp();
  const here = await makeLocation(app);
  await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  manager = await makeStaff(app, { role: 'manager', locationIds: [here.id] });
  theirs = (await makePatient(app, { location: 'stone-oak' })).leadId;
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  ids = [(await makePatient(app)).leadId, (await makePatient(app)).leadId];
});

const act = (id: number | undefined, name: string, body?: object, who: Browserless = desk) =>
  who.post(`/api/leads/${id}/${name}`, body);
const preview = async (name: BulkAct, of = ids, who: Browserless = desk) =>
  (await who.post('/api/leads/bulk-preview', { ids: of, act: name })).body as BulkPreview;
const sendTo = (of: number[]) =>
  desk.post('/api/leads/emails', { ids: of, template: 'bookingLink' });
const postpone = (of: number[], fields: object = {}, who: Browserless = desk) =>
  who.post('/api/leads/postpone', { ids: of, until: friday, ...fields });
const tasksOf = async (id: number | undefined) =>
  (await openTasks(app)).filter((task) => task.leadId === id);
const bookFor = (leadId: number | undefined, startsAt: string) =>
  desk.post('/api/appointments', { leadId, kind: 'consultation', startsAt });

describe('before several get the booking link', () => {
  it('staff hear who cannot, and why; those who can get it, in one act', async () => {
    const [first, second] = ids;
    const closed = (await makePatient(app)).leadId;
    await act(closed, 'close', { closeReason: 'cost' });
    const booked = (await makePatient(app)).leadId;
    await bookFor(booked, '2026-11-24T15:00:00.000Z');
    const unreachable = (await makePatient(app)).leadId;
    await app.db.updateTable('leads').set({ email: null }).where('id', '=', unreachable).execute();
    const asked = await preview('bookingLink', [...ids, closed, booked, unreachable, theirs]);
    expect(asked).toEqual({
      will: ids,
      wont: [
        { reason: 'This lead is closed. Reopen it to write to this person.', count: 1 },
        { reason: 'This person is booked already.', count: 1 },
        { reason: 'There is no mail address for this person.', count: 1 },
        { reason: 'This lead does not exist, or is not yours to see.', count: 1 },
      ],
      uncalled: 2,
      idle: 0,
      booked: 0,
    });
    expect((await sendTo(asked.will)).body).toEqual(ids);
    expect(await mailsTo(app, first ?? 0)).toEqual(['bookingLink', 'bookingLink']);
    expect(await mailsTo(app, second ?? 0)).toEqual(['bookingLink', 'bookingLink']);
  });

  it('one who cannot keeps all of them from it, by name', async () => {
    const [first = 0, second = 0] = ids;
    await act(second, 'close', { closeReason: 'cost' });
    const refused = await sendTo(ids);
    expect(refused.status).toBe(409);
    const { reference } = await leadOf(app, second);
    expect(refused.body).toMatchObject({
      message: `Nothing was changed. ${reference}: This lead is closed. Reopen it to write to this person.`,
      errors: { [second]: expect.stringContaining(reference) },
    });
    expect(await mailsTo(app, first)).toEqual(['bookingLink']);
    expect((await sendTo([first, theirs])).status).toBe(404);
    expect(await mailsTo(app, theirs)).toEqual(['bookingLink']);
  });

  it('one that withdrew is left out', async () => {
    const [first = 0] = ids;
    await app.db
      .insertInto('consents')
      .values({
        leadId: first,
        at: monday,
        channel: 'email',
        action: 'withdrawn',
        wordingVersion: null,
        wording: null,
        language: 'en',
        means: 'staff',
        originAddress: null,
        actorId: desk.id,
      })
      .execute();
    const { wont } = await preview('bookingLink', [first]);
    expect(wont).toEqual([{ reason: 'This person asked not to be mailed.', count: 1 }]);
    expect((await sendTo([first])).status).toBe(409);
  });
});

describe('postponing several', () => {
  it('puts off the first call, and lets the response clock run on', async () => {
    const before = await leadOf(app, ids[0] ?? 0);
    expect(await preview('postpone')).toMatchObject({ will: ids, wont: [], uncalled: 2 });
    expect((await postpone(ids, { reason: 'The doctor is away.' })).body).toEqual(ids);
    for (const id of ids) {
      const { dueAt, breachAt, nextStep, nextStepAt } = await leadOf(app, id);
      expect({ nextStep, nextStepAt }).toEqual({ nextStep: 'call', nextStepAt: friday });
      expect({ dueAt, breachAt }).toEqual({ dueAt: before.dueAt, breachAt: before.breachAt });
      expect(await tasksOf(id)).toMatchObject([{ title: 'First call, put off', dueAt: friday }]);
      expect((await historyOf(app, id)).at(-1)).toBe('postponed');
    }
    const filter = { type: 'postponed', leadId: ids[0] };
    expect(rowsOf(await desk.get(listPath('activities', { filter })))).toMatchObject([
      { actorId: desk.id, data: { until: friday, reason: 'The doctor is away.' } },
    ]);
  });

  it('puts off what is open, not appointments, and makes a call where nothing is', async () => {
    const [agreed = 0, idle = 0] = ids;
    await act(agreed, 'calls', { outcome: 'reached', followUpAt: '2026-11-25T15:00:00Z' });
    await act(idle, 'calls', { outcome: 'voicemail' });
    await bookFor(idle, '2026-11-25T15:00:00.000Z');
    expect(await preview('postpone')).toMatchObject({ will: ids, uncalled: 0, idle: 1 });
    await postpone(ids);
    expect(await tasksOf(agreed)).toMatchObject([
      { title: 'Call back', dueAt: friday, version: 2 },
    ]);
    expect(await leadOf(app, agreed)).toMatchObject({ nextStepAt: friday });
    expect(await tasksOf(idle)).toMatchObject([
      { title: 'Call, put off', kind: 'call', dueAt: friday },
    ]);
    expect(await leadOf(app, idle)).toMatchObject({
      nextStep: 'consultation',
      nextStepAt: '2026-11-25T15:00:00.000Z',
    });
  });

  it('may be done again, for sooner, and a call settles it', async () => {
    const sooner = '2026-11-24T15:00:00.000Z';
    await postpone(ids);
    await postpone(ids, { until: sooner });
    expect(await leadOf(app, ids[0] ?? 0)).toMatchObject({ nextStepAt: sooner });
    await act(ids[0], 'calls', { outcome: 'reached' });
    expect(await tasksOf(ids[0] ?? 0)).toMatchObject([{ title: 'Call 3 of 6' }]);
  });

  it('leaves tasks of others to a manager', async () => {
    const [first = 0] = ids;
    await manager.post('/api/tasks', {
      leadId: first,
      kind: 'call',
      title: 'Call',
      dueAt: '2026-11-24T15:00:00Z',
      assigneeId: manager.id,
    });
    const reason = 'Somebody else has a task here. A manager can postpone it.';
    expect(await preview('postpone')).toMatchObject({ wont: [{ reason, count: 1 }] });
    expect((await postpone(ids)).status).toBe(409);
    expect(await leadOf(app, ids[1] ?? 0)).not.toMatchObject({ nextStepAt: friday });
    expect((await postpone(ids, {}, manager)).status).toBe(200);
  });

  it.each([
    ['2026-11-23T15:00:00Z', 'Choose a time that is still to come.'],
    ['2028-01-01T15:00:00Z', 'Choose a time within a year.'],
    ['soon', 'Choose a day and a time.'],
  ])('is refused until %s', async (until, message) => {
    const refused = await postpone(ids, { until });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: { until: message } });
  });

  it('is not for closed leads, nor for those of others', async () => {
    await act(ids[0], 'close', { closeReason: 'cost' });
    expect((await postpone(ids)).status).toBe(409);
    expect((await postpone([theirs])).status).toBe(404);
    expect((await preview('postpone', [theirs])).will).toEqual([]);
  });
});

describe('before several are closed', () => {
  it('staff hear how many lose an appointment, and which cannot be closed', async () => {
    const [first = 0, second = 0] = ids;
    await bookFor(first, '2026-11-24T16:00:00.000Z');
    await act(second, 'close', { closeReason: 'cost' });
    expect(await preview('close')).toEqual({
      will: [first],
      wont: [{ reason: 'This lead is closed already.', count: 1 }],
      uncalled: 0,
      idle: 1,
      booked: 1,
    });
    const { version } = (await desk.get(`/api/leads/${first}`)).body as Lead;
    expect((await leadOf(app, first)).version).toBe(version);
  });
});

it.each([
  ['bulk-preview', { ids: [], act: 'close' }, 'ids', 'Choose at least one lead.'],
  ['bulk-preview', { ids: [1], act: 'delete' }, 'act', 'Choose one of the offered values.'],
  [
    'emails',
    { ids: [1], template: 'reminder' },
    'template',
    'Only the booking link goes to several at once.',
  ],
  ['postpone', { ids: 'all', until: friday }, 'ids', 'This must be a list.'],
])('POST /api/leads/%s with %o is refused in words', async (name, body, field, message) => {
  const refused = await desk.post(`/api/leads/${name}`, body);
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ errors: { [field]: message } });
});
