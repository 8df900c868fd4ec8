import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { historyOf, makePatient, type Patient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
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
const undo = () => desk.post('/api/undo');

/** All of a lead that a person can see, its open tasks, and nothing that only counts changes. */
async function state() {
  const { leadId } = patient;
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
    .execute();
  return { lead, tasks };
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
  expect((await undo()).status).toBe(200);
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
    expect((await undo()).status).toBe(404);
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
    const last = await desk.get('/api/undo');
    expect(last.body).toMatchObject({
      leadId: patient.leadId,
      type: 'call',
      at: monday,
      until: '2026-11-23T15:10:00.000Z',
    });
    app.clock.advance({ minutes: 10, seconds: 1 });
    expect((await desk.get('/api/undo')).body).toBeNull();
    expect((await undo()).status).toBe(404);
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
    const imani = await makeStaff(app, { locationIds: [locationId] });
    expect((await imani.post('/api/undo')).status).toBe(404);
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
