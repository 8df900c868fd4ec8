import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../shared/records.ts';
import type { Undoable } from '../../shared/undo.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { historyOf, makePatient, type Patient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let patient: Patient;
let locationId: number;

beforeEach(async () => {
  app = await startApp();
  locationId = (await makeLocation(app)).id;
  desk = await makeStaff(app, { locationIds: [locationId] });
  patient = await makePatient(app);
  await app.sendMail();
});
afterEach(() => app.stop());

const act = (name: string, body: Record<string, unknown> = {}) =>
  desk.post(`/api/leads/${patient.leadId}/${name}`, body);
const last = async (who: Browserless = desk) =>
  (await who.get('/api/undo')).body as Undoable | null;
/** Takes back what was done last; with nothing to take back, as a page would that is out of date. */
const undo = async () => desk.post('/api/undo', { activityId: (await last())?.activityId ?? 0 });

/** All of a lead that a person can see, its open tasks, and nothing that only counts changes. */
async function state(leadId = patient.leadId) {
  const { version: _version, ...lead } = await app.db
    .selectFrom('leads')
    .selectAll()
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow();
  const tasks = await app.db
    .selectFrom('tasks')
    .select(['kind', 'title', 'dueAt', 'assigneeId', 'origin', 'step'])
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .orderBy('id')
    .execute();
  return { lead, tasks };
}

/** The name of what was just done, as every act answers it. */
const deedOf = ({ headers }: Answer) => Number(headers.get('X-Stillpoint-Deed'));
const undoOf = (activityId: number) => desk.post('/api/undo', { activityId });

async function followUpNoMore(): Promise<void> {
  const { settings } = await app.db
    .selectFrom('locations')
    .select('settings')
    .executeTakeFirstOrThrow();
  const unplanned = { ...(JSON.parse(settings) as object), followUp: false };
  await app.db
    .updateTable('locations')
    .set({ settings: JSON.stringify(unplanned) })
    .execute();
}

async function mailStates(template: 'personal' | 'bookingLink'): Promise<string[]> {
  const rows = await app.db
    .selectFrom('emails')
    .select('status')
    .where('template', '=', template)
    .orderBy('id')
    .execute();
  return rows.map(({ status }) => status);
}

it('a task that somebody did is told in the history, and open again when that is taken back', async () => {
  const task = { leadId: patient.leadId, kind: 'email', title: 'Send prices', dueAt: until };
  const { id, version } = (await desk.post('/api/tasks', task)).body as Task;
  const before = await state();
  expect((await desk.post(`/api/tasks/${id}/done`, {})).status).toBe(428);
  expect((await desk.post(`/api/tasks/${id}/done`, { version: version + 1 })).status).toBe(409);
  const done = await desk.post(`/api/tasks/${id}/done`, { version });
  expect(done.body).toMatchObject({ id, doneAt: monday, outcome: 'done' });
  expect((await historyOf(app, patient.leadId)).at(-1)).toBe('taskDone');
  const again = await desk.post(`/api/tasks/${id}/done`, { version });
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ message: 'This is done already.' });
  expect((await undoOf(deedOf(done))).status).toBe(200);
  expect(await state()).toEqual(before);
});

const until = '2026-11-25T16:00:00.000Z';
const followUpAt = '2026-11-24T16:00:00.000Z';

describe('taking back', () => {
  it.each([
    ['a call', 'calls', { outcome: 'noAnswer' }],
    ['a call with a promise', 'calls', { outcome: 'reached', followUpAt }],
    ['a note', 'notes', { text: 'Sister of Ana.' }],
    ['a note of a contact', 'notes', { text: 'Was here.', contact: true }],
    ['putting off', 'postpone', { until }],
    ['closing', 'close', { closeReason: 'cost' }],
    ['do not contact', 'stop-contact', { reason: 'doNotContact' }],
    ['leaving out a mail', 'skip', { what: 'email' }],
  ])('%s puts everything back', async (_name, name, body) => {
    const before = await state();
    expect((await act(name, body)).status).toBe(200);
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(before);
    expect(await last()).toBeNull();
  });

  it.each([
    ['a second call', 'calls', { outcome: 'voicemail' }],
    ['putting off', 'postpone', { until }],
    ['leaving out a call', 'skip', { what: 'call' }],
    ['closing', 'close', { closeReason: 'noResponse' }],
    ['do not contact', 'stop-contact', { reason: 'doNotContact' }],
  ])('%s after a call puts back the call’s plan', async (_name, name, body) => {
    await act('calls', { outcome: 'noAnswer' });
    const before = await state();
    await act(name, body);
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(before);
  });

  it.each([
    ['a call', 'calls', { outcome: 'reached' }],
    ['putting off', 'postpone', { until }],
    ['closing', 'close', { closeReason: 'noResponse' }],
    ['do not contact', 'stop-contact', { reason: 'doNotContact' }],
  ])('%s puts back what was promised and noted by hand', async (_name, name, body) => {
    await act('calls', { outcome: 'reached', followUpAt });
    const { leadId } = patient;
    const note = { leadId, kind: 'other', title: 'Ask about the driver', dueAt: followUpAt };
    await desk.post('/api/tasks', { ...note, assigneeId: desk.id });
    const before = await state();
    expect(before.tasks.map(({ origin }) => origin)).toEqual(['promise', 'staff']);
    await act(name, body);
    expect((await state()).tasks).not.toEqual(before.tasks);
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(before);
  });

  it('an assignment and a reopening work as well', async () => {
    await act('assign', { assigneeId: desk.id });
    const assigned = await state();
    await act('assign', { assigneeId: null });
    await undo();
    expect(await state()).toEqual(assigned);
    await act('close', { closeReason: 'cost' });
    const closed = await state();
    app.clock.advance({ minutes: 1 });
    await act('reopen');
    await undo();
    expect(await state()).toEqual(closed);
  });

  it('is told in the history, and works after a reload for ten minutes', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const deed = await last();
    expect(deed).toMatchObject({
      leadId: patient.leadId,
      firstName: 'Dolores',
      type: 'call',
      at: monday,
      until: '2026-11-23T15:10:00.000Z',
      leads: 1,
      refused: null,
    });
    app.clock.advance({ minutes: 10, seconds: 1 });
    expect(await last()).toBeNull();
    const late = await desk.post('/api/undo', { activityId: deed?.activityId });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ message: expect.stringContaining('10 minutes') as string });
    await act('calls', { outcome: 'noAnswer' });
    await undo();
    const [event] = await app.db
      .selectFrom('activities')
      .select(['data', 'actorId'])
      .where('type', '=', 'undone')
      .execute();
    expect(event?.actorId).toBe(desk.id);
    expect(JSON.parse(event?.data ?? '')).toMatchObject({ type: 'call' });
  });

  it('is one’s own alone', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const activityId = (await last())?.activityId;
    const imani = await makeStaff(app, { locationIds: [locationId] });
    expect(await last(imani)).toBeNull();
    expect((await imani.post('/api/undo', { activityId })).status).toBe(404);
    expect((await desk.post('/api/undo', { activityId })).status).toBe(200);
  });

  it.each([[undefined], [{}], [{ activityId: 'last' }], [{ activityId: 1, leadId: 1 }]])(
    'needs the deed’s name, not %j',
    async (body) => {
      await act('calls', { outcome: 'noAnswer' });
      expect((await desk.post('/api/undo', body)).status).toBe(400);
      expect((await last())?.type).toBe('call');
    },
  );

  it('takes back what was named, though another tab did something since', async () => {
    const call = deedOf(await act('calls', { outcome: 'noAnswer' }));
    const other = await makePatient(app);
    const before = await state(other.leadId);
    await desk.post(`/api/leads/${other.leadId}/close`, { closeReason: 'cost' });
    const closed = await state(other.leadId);
    expect((await undoOf(call)).status).toBe(200);
    expect(await state(other.leadId)).toEqual(closed);
    expect((await state()).lead.attempts).toBe(0);
    const again = await undoOf(call);
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ message: 'This was taken back already.' });
    expect((await undo()).status).toBe(200);
    expect(await state(other.leadId)).toEqual(before);
  });

  it('is refused for an older deed on whose lead something was built, by whomever', async () => {
    const call = deedOf(await act('calls', { outcome: 'noAnswer' }));
    const imani = await makeStaff(app, { locationIds: [locationId] });
    await imani.post(`/api/leads/${patient.leadId}/postpone`, { until });
    const answer = await undoOf(call);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: 'This can’t be taken back: the next step was put off since.',
    });
    expect((await last())?.refused).toBe(
      'This can’t be taken back: the next step was put off since.',
    );
  });

  it('stays possible when a mail server takes the first mail meanwhile', async () => {
    const { leadId } = await makePatient(app);
    const call = deedOf(await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' }));
    await app.sendMail();
    expect((await state(leadId)).lead.status).toBe('emailed');
    expect((await undoOf(call)).status).toBe(200);
  });

  it('takes back a mail that still waits, and no mail that has gone out', async () => {
    const before = await state();
    const held = deedOf(await act('emails', { template: 'personal', hold: true }));
    await app.sendMail();
    expect((await state()).lead.firstContactAt).toBe(monday);
    expect((await undoOf(held)).status).toBe(200);
    expect(await state()).toEqual(before);
    app.clock.advance({ seconds: 16 });
    await app.sendMail();
    expect(await mailStates('personal')).toEqual(['suppressed']);
    const sent = deedOf(await act('emails', { template: 'personal', hold: true }));
    app.clock.advance({ seconds: 16 });
    await app.sendMail();
    const answer = await undoOf(sent);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: 'This can’t be taken back: the mail has gone out.',
    });
    expect(await mailStates('personal')).toEqual(['suppressed', 'captured']);
  });

  it('holds no mail back that is just being sent', async () => {
    const mail = deedOf(await act('emails', { template: 'personal', hold: true }));
    await app.db
      .updateTable('emails')
      .set({ status: 'sending' })
      .where('template', '=', 'personal')
      .execute();
    expect((await undoOf(mail)).status).toBe(409);
    expect(await mailStates('personal')).toEqual(['sending']);
  });

  it('of a reopening leaves no question behind', async () => {
    await act('calls', { outcome: 'voicemail' });
    await followUpNoMore();
    await act('close', { closeReason: 'noResponse' });
    const closed = await state();
    await act('reopen');
    expect((await state()).tasks).toMatchObject([{ kind: 'review' }]);
    await undo();
    expect(await state()).toEqual(closed);
  });

  it('of “not yet” brings back a question that no plan would ask again', async () => {
    await act('calls', { outcome: 'voicemail' });
    await followUpNoMore();
    await act('close', { closeReason: 'noResponse' });
    await act('reopen');
    const asked = await state();
    expect(asked.tasks).toMatchObject([{ kind: 'review', origin: 'event' }]);
    await act('skip', { what: 'call' });
    expect((await state()).tasks).toEqual([]);
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(asked);
  });

  it('gives no lead to somebody who has left', async () => {
    const imani = await makeStaff(app, { locationIds: [locationId] });
    await act('assign', { assigneeId: imani.id });
    const given = deedOf(await act('assign', { assigneeId: desk.id }));
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', imani.id).execute();
    const answer = await undoOf(given);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: expect.stringContaining('doesn’t work here any more') as string,
    });
  });

  it('is refused with the reason where something was built on it', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const startsAt = '2026-11-24T16:00:00.000Z';
    await app.visitor.post(patient.api, { startsAt });
    const before = await state();
    const answer = await undo();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: 'This can’t be taken back: an appointment was booked since.',
    });
    expect(await state()).toEqual(before);
  });

  it('of closing is refused where an appointment went with it', async () => {
    await app.visitor.post(patient.api, { startsAt: '2026-11-24T16:00:00.000Z' });
    await act('close', { closeReason: 'cost' });
    const answer = await undo();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: expect.stringContaining('appointment') as string,
    });
  });

  it.each([
    ['a booking', 'consultation', null],
    ['a visit marked as completed', 'infusion', 'complete'],
    ['a visit marked as missed', 'consultation', 'no-show'],
  ])('%s puts back appointment and status', async (_name, kind, outcome) => {
    await act('calls', { outcome: 'reached' });
    app.clock.advance({ minutes: 11 });
    const { leadId } = patient;
    const startsAt = '2026-11-23T16:00:00.000Z';
    const book = () => desk.post('/api/appointments', { leadId, kind, startsAt });
    const before = outcome === null ? await state() : null;
    const { body } = await book();
    const { id } = body as { id: number };
    app.clock.set('2026-11-23T15:20:00.000Z');
    const booked = await state();
    await (outcome === null ? app.sendMail() : desk.post(`/api/appointments/${id}/${outcome}`));
    expect((await undo()).status).toBe(200);
    expect(await state()).toEqual(before ?? booked);
    const { status } = await app.db
      .selectFrom('appointments')
      .select('status')
      .executeTakeFirstOrThrow();
    expect(status).toBe(outcome === null ? 'cancelled' : 'booked');
    const mails = await app.db.selectFrom('emails').select(['template', 'status']).execute();
    const told = mails.some(({ template }) => template === 'cancelled');
    expect(told).toBe(outcome === null);
    expect(mails).not.toContainEqual({ template: 'rebooking', status: 'queued' });
  });

  it('of what was told already is refused, and nothing older is taken back instead', async () => {
    await act('notes', { text: 'First.' });
    const { leadId } = patient;
    const startsAt = '2026-11-24T16:00:00.000Z';
    const { body } = await desk.post('/api/appointments', { leadId, kind: 'infusion', startsAt });
    const { id } = body as { id: number };
    await desk.post(`/api/appointments/${id}/cancel`);
    const answer = await undo();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      message: 'A cancellation can’t be taken back. Book the time again.',
    });
  });
});
