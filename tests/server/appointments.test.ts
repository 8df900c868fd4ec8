import { nowIso } from '../../server/clock.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient, type Patient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { openTasks } from '../support/mail.ts';

let app: TestApp;
let locationId: number;
let desk: Browserless & { readonly id: string };
let patient: Patient;
let rooms: Record<string, number>;

/** Tuesday 10:00 am in San Antonio, the day after the clock of these tests. */
const tuesday = '2026-11-24T16:00:00.000Z';
const wednesday = '2026-11-25T16:00:00.000Z';

let clinics = 0;

beforeAll(async () => {
  app = await startApp();
  desk = await makeStaff(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  // A location of its own, so an empty calendar, for each test.
  clinics += 1;
  const slug = `clinic-${clinics}`;
  locationId = (await makeLocation(app, { slug }, ['consultation', 'infusion', 'any'])).id;
  const rows = await app.db
    .selectFrom('rooms')
    .select(['id', 'purpose'])
    .where('locationId', '=', locationId)
    .execute();
  rooms = Object.fromEntries(rows.map((room) => [room.purpose, room.id]));
  await app.db.insertInto('userLocations').values({ userId: desk.id, locationId }).execute();
  patient = await makePatient(app, { location: slug, concern: 'anxiety' });
});

const another = (fields: object = {}) =>
  makePatient(app, { location: `clinic-${clinics}`, ...fields });
const book = (fields: object = {}) =>
  desk.post('/api/appointments', {
    leadId: patient.leadId,
    kind: 'consultation',
    startsAt: tuesday,
    ...fields,
  });
const booked = async (fields: object = {}) => (await book(fields)).body as Appointment;
const act = (id: number, name: string, body?: object) =>
  desk.post(`/api/appointments/${id}/${name}`, body);
const lead = () => leadOf(app, patient.leadId);
const tasks = async () => (await openTasks(app)).filter((task) => task.leadId === patient.leadId);

/** What the history keeps of each move of a lead's appointments. */
async function movesOf(leadId: number): Promise<unknown[]> {
  const rows = await app.db
    .selectFrom('activities')
    .select('data')
    .where('leadId', '=', leadId)
    .where('type', '=', 'appointmentMoved')
    .execute();
  return rows.map(({ data }) => JSON.parse(data));
}

/** Lets the clock run until the appointment has begun; sessions end in the meantime. */
async function waitFor(appointment: Appointment) {
  app.clock.set(appointment.startsAt);
  desk = await makeStaff(app, { locationIds: [locationId] });
}

describe('booking by staff', () => {
  test('moves the lead, stops the response clock, confirms by mail and says what is next', async () => {
    const answer = await book();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      leadId: patient.leadId,
      locationId,
      roomId: rooms['consultation'],
      kind: 'consultation',
      startsAt: tuesday,
      endsAt: '2026-11-24T16:30:00.000Z',
      status: 'booked',
      bookedBy: desk.id,
    });
    expect(await lead()).toMatchObject({
      status: 'booked',
      bookedAt: monday,
      firstContactAt: monday,
      dueAt: null,
      nextStep: 'consultation',
      nextStepAt: tuesday,
    });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation']);
    expect(await historyOf(app, patient.leadId)).toEqual(
      expect.arrayContaining(['appointmentBooked', 'statusChanged']),
    );
  });

  test('an infusion may come at once; its length follows the concern and the observation', async () => {
    const mood = await booked({ kind: 'infusion' });
    expect(mood).toMatchObject({ roomId: rooms['infusion'], endsAt: '2026-11-24T17:30:00.000Z' });
    patient = await another({ concern: 'migraine' });
    const pain = await booked({ kind: 'infusion' });
    expect(pain).toMatchObject({ roomId: rooms['any'], endsAt: '2026-11-24T18:30:00.000Z' });
    patient = await another();
    const unknown = await booked({ kind: 'infusion', startsAt: wednesday });
    expect(unknown.endsAt).toBe('2026-11-25T18:30:00.000Z');
    expect((await lead()).status).toBe('booked');
  });

  test('neither notice, horizon nor opening hours bind staff, and the length is theirs', async () => {
    const soon = await book({ startsAt: '2026-11-23T15:10:00.000Z', minutes: 20 });
    expect(soon.status).toBe(201);
    patient = await another();
    const lateEvening = await book({ startsAt: '2027-03-01T02:00:00.000Z' });
    expect(lateEvening.status).toBe(201);
  });

  test.each([
    ['a time that is over', { startsAt: '2026-11-23T14:00:00.000Z' }, 'startsAt'],
    ['a wrong year', { startsAt: '2062-11-24T16:00:00.000Z' }, 'startsAt'],
    ['no time at all', { startsAt: 'tomorrow' }, 'startsAt'],
    ['a kind that isn’t one', { kind: 'party' }, 'kind'],
    ['a field that isn’t one', { notes: 'hello' }, 'notes'],
    ['a length of no minutes', { minutes: 0 }, 'minutes'],
    ['a room of nobody', { roomId: 999_999 }, 'roomId'],
  ])('%s is refused by name', async (_name, fields, name) => {
    const answer = await book(fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { [name]: expect.any(String) } });
  });

  test('a room for infusions takes no consultation', async () => {
    const answer = await book({ roomId: rooms['infusion'] });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { roomId: expect.any(String) } });
  });

  test('a person has one consultation ahead, and is in one place at a time', async () => {
    await book();
    expect((await book({ startsAt: wednesday })).body).toMatchObject({
      code: 'appointment.alreadyBooked',
    });
    const clash = await book({ kind: 'infusion', startsAt: '2026-11-24T16:15:00.000Z' });
    expect(clash.status).toBe(409);
    expect((await book({ kind: 'infusion', startsAt: wednesday })).status).toBe(201);
  });

  test('a closed lead gets no time', async () => {
    await desk.post(`/api/leads/${patient.leadId}/close`, { closeReason: 'cost' });
    const answer = await book();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: 'lead.closed' });
  });

  test('a visit that took place is written down without a mail', async () => {
    const answer = await book({
      kind: 'infusion',
      startsAt: '2026-11-23T13:00:00.000Z',
      recording: true,
    });
    expect(answer.status).toBe(201);
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink']);
    expect((await act((answer.body as Appointment).id, 'complete')).status).toBe(200);
    expect((await lead()).status).toBe('infused');
  });

  test('a time held by a patient is not for others meanwhile, and free when the hold ends', async () => {
    await app.visitor.submit(`${patient.page}/hold`, { startsAt: tuesday });
    const holder = patient;
    patient = await another();
    await booked({ roomId: rooms['any'] });
    patient = await another();
    expect((await book()).status).toBe(409);
    app.clock.advance({ minutes: 6 });
    expect((await book()).status).toBe(201);
    expect((await app.visitor.post(holder.api, { startsAt: tuesday })).status).toBe(409);
  });
});

describe('moving', () => {
  test('keeps the room where it can, starts the reminders anew and tells the person', async () => {
    const { id, roomId } = await booked({ roomId: rooms['any'] });
    await app.db.updateTable('appointments').set({ remindersQueued: '[48]' }).execute();
    const answer = await act(id, 'move', { startsAt: wednesday });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ roomId, startsAt: wednesday, version: 2 });
    const row = await app.db
      .selectFrom('appointments')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ remindersQueued: '[]', calendarSequence: 1 });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('moved');
    expect(await historyOf(app, patient.leadId)).toContain('appointmentMoved');
    expect((await lead()).nextStepAt).toBe(wednesday);
  });

  test('to where it is already does nothing, however often', async () => {
    const { id } = await booked();
    const answer = await act(id, 'move', { startsAt: '2026-11-24T10:00:00-06:00' });
    expect(answer.body).toMatchObject({ version: 1 });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation']);
  });

  test('onto another’s time is refused, onto one that overlaps its own is not', async () => {
    const first = await booked({ roomId: rooms['any'] });
    patient = await another();
    const second = await booked({ roomId: rooms['any'], startsAt: wednesday });
    const onto = await act(second.id, 'move', { startsAt: tuesday, roomId: rooms['any'] });
    expect(onto.body).toMatchObject({ code: 'appointment.roomTaken' });
    const shifted = await act(first.id, 'move', { startsAt: '2026-11-24T16:15:00.000Z' });
    expect(shifted.status).toBe(200);
  });

  test('without a mail where staff tell the person themselves; the history says so', async () => {
    const { id } = await booked();
    const answer = await act(id, 'move', { startsAt: wednesday, notify: false });
    expect(answer.body).toMatchObject({ startsAt: wednesday });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation']);
    expect(await movesOf(patient.leadId)).toMatchObject([{ startsAt: wednesday, notify: false }]);
    app.clock.set('2026-11-24T17:00:00.000Z');
    await app.reminders.runOnce();
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('reminder');
  });

  test.each([
    ['a word for yes', { notify: 'yes' }, 'notify'],
    ['a version that is none', { version: 0 }, 'version'],
  ])('with %s is refused by name', async (_name, fields, name) => {
    const { id } = await booked();
    const answer = await act(id, 'move', { startsAt: wednesday, ...fields });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { [name]: expect.any(String) } });
  });

  test('what somebody moved meanwhile stays where they put it; the same move twice is one', async () => {
    const { id, version } = await booked();
    const twice = { startsAt: wednesday, version };
    expect((await act(id, 'move', twice)).status).toBe(200);
    expect((await act(id, 'move', twice)).status).toBe(200);
    const later = '2026-11-25T18:00:00.000Z';
    const stale = await act(id, 'move', { startsAt: later, version, notify: false });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: 'appointment.versionConflict' });
    expect((await desk.get(`/api/appointments/${id}`)).body).toMatchObject({ startsAt: wednesday });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation', 'moved']);
  });

  test('what was just cancelled is refused with the reason, and nobody is told of a move', async () => {
    const { id, version } = await booked();
    await act(id, 'cancel');
    const answer = await act(id, 'move', { startsAt: wednesday, version });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: 'This appointment is cancelled already.' });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('cancelled');
  });

  test('back in time is refused', async () => {
    const { id } = await booked();
    expect((await act(id, 'move', { startsAt: '2026-11-20T16:00:00.000Z' })).status).toBe(422);
  });
});

describe('cancelling', () => {
  test('gives the room back; the lead needs rebooking, with a task that a new booking ends', async () => {
    const { id } = await booked();
    const answer = await act(id, 'cancel');
    expect(answer.body).toMatchObject({ status: 'cancelled' });
    expect(await lead()).toMatchObject({ status: 'emailed', nextStep: 'rebook' });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('cancelled');
    expect(await tasks()).toMatchObject([{ kind: 'rebook' }]);
    await book();
    expect(await tasks()).toEqual([]);
    expect((await lead()).status).toBe('booked');
  });

  test('one of two leaves the lead booked', async () => {
    const { id } = await booked();
    await book({ kind: 'infusion', startsAt: wednesday });
    await act(id, 'cancel');
    expect((await lead()).status).toBe('booked');
    expect(await tasks()).toEqual([]);
  });

  test('twice is refused with the reason', async () => {
    const { id } = await booked();
    await act(id, 'cancel');
    const answer = await act(id, 'cancel');
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: 'This appointment is cancelled already.' });
  });

  test('closing the lead cancels what is ahead, without a mail', async () => {
    const { id } = await booked();
    await desk.post(`/api/leads/${patient.leadId}/close`, { closeReason: 'cost' });
    expect((await desk.get(`/api/appointments/${id}`)).body).toMatchObject({ status: 'cancelled' });
    expect(await lead()).toMatchObject({ status: 'closed', statusBeforeClose: 'emailed' });
    expect(await mailsTo(app, patient.leadId)).not.toContain('cancelled');
  });
});

describe('what became of it', () => {
  test('somebody who comes before the time is completed then, at the time it happened', async () => {
    const infusion = await booked({ kind: 'infusion' });
    const before = nowIso(app.clock);
    expect(infusion.startsAt > before).toBe(true);
    expect((await act(infusion.id, 'complete')).body).toMatchObject({ status: 'completed' });
    expect(await lead()).toMatchObject({ status: 'infused', infusedAt: before });
  });

  test('a completed consultation leaves the lead booked, a completed infusion makes it infused', async () => {
    const consultation = await booked();
    await waitFor(consultation);
    expect((await act(consultation.id, 'complete')).body).toMatchObject({ status: 'completed' });
    expect((await lead()).status).toBe('booked');
    const infusion = await booked({ kind: 'infusion', startsAt: wednesday });
    await waitFor(infusion);
    await act(infusion.id, 'complete');
    expect(await lead()).toMatchObject({ status: 'infused', infusedAt: wednesday });
    expect((await act(infusion.id, 'no-show')).body).toMatchObject({
      message: 'This appointment is completed already.',
    });
  });

  test('a no-show is first in the queue, with a rebooking mail', async () => {
    const consultation = await booked();
    await waitFor(consultation);
    expect((await act(consultation.id, 'no-show')).body).toMatchObject({ status: 'noShow' });
    expect(await lead()).toMatchObject({
      status: 'emailed',
      nextStep: 'rebook',
      nextStepAt: tuesday,
    });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('rebooking');
    expect(await historyOf(app, patient.leadId)).toContain('appointmentNoShow');
  });

  test('a missed infusion after a completed consultation leaves the lead booked, with a task', async () => {
    const consultation = await booked();
    await waitFor(consultation);
    await act(consultation.id, 'complete');
    const infusion = await booked({ kind: 'infusion', startsAt: wednesday });
    await waitFor(infusion);
    await act(infusion.id, 'no-show');
    expect((await lead()).status).toBe('booked');
    expect(await tasks()).toMatchObject([{ kind: 'rebook', dueAt: wednesday }]);
  });
});

describe('the resource', () => {
  test('is listed by its filters, with what belongs to it', async () => {
    const { id } = await booked();
    const filter = {
      startsAt_gte: '2026-11-24T06:00:00Z',
      startsAt_lte: '2026-11-25T06:00:00Z',
      status: 'booked',
      kind: 'consultation',
      roomId: rooms['consultation'],
      locationId,
      leadId: patient.leadId,
    };
    const embed = ['lead', 'room', 'location'];
    const answer = await desk.get(listPath('appointments', { filter, embed }));
    expect(answer.headers.get('Content-Range')).toBe('appointments 0-0/1');
    expect(answer.body).toMatchObject([
      {
        id,
        lead: { firstName: 'Dolores' },
        room: { name: 'Room 1' },
        location: { name: 'Alamo Heights' },
      },
    ]);
  });

  test('PUT takes it back as it is and refuses any difference by name; there is no DELETE', async () => {
    const stored = await booked();
    const path = `/api/appointments/${stored.id}`;
    expect((await desk.put(path, stored)).body).toEqual(stored);
    const changed = await desk.put(path, { ...stored, startsAt: wednesday });
    expect(changed.status).toBe(422);
    expect(changed.body).toMatchObject({ errors: { startsAt: expect.any(String) } });
    expect((await desk.put(path, { ...stored, version: 7 })).status).toBe(409);
    expect((await desk.put(path, { ...stored, version: undefined })).status).toBe(428);
    expect((await desk.delete(path)).status).toBe(405);
  });

  test('of another location is not there, for any verb', async () => {
    const { id } = await booked();
    const stranger = await makeStaff(app, { locationIds: [] });
    expect((await stranger.get(`/api/appointments/${id}`)).status).toBe(404);
    expect((await stranger.post(`/api/appointments/${id}/cancel`)).status).toBe(404);
    expect((await stranger.get(listPath('appointments'))).body).toEqual([]);
    const free = `/api/appointments/free?leadId=${patient.leadId}&kind=consultation`;
    expect((await stranger.get(free)).status).toBe(404);
    const wish = { leadId: patient.leadId, kind: 'consultation', startsAt: tuesday };
    expect((await stranger.post('/api/appointments', wish)).status).toBe(404);
  });
});

describe('free times for staff', () => {
  const free = (query: string) =>
    desk.get(`/api/appointments/free?leadId=${patient.leadId}&${query}`);

  test('begin now, name the rooms, and count an appointment’s own time as free', async () => {
    const { id } = await booked();
    const query = 'kind=consultation&from=2026-11-24&days=1';
    const at = (body: unknown) =>
      (body as { slots: { startsAt: string; roomIds: number[] }[] }).slots.find(
        (slot) => slot.startsAt === tuesday,
      );
    const answer = await free(query);
    expect(answer.body).toMatchObject({ timeZone: 'America/Chicago', minutes: 30 });
    expect(at(answer.body)?.roomIds).toEqual([rooms['any']]);
    const moving = await free(`${query}&appointmentId=${id}`);
    expect(at(moving.body)?.roomIds).toEqual([rooms['consultation'], rooms['any']]);
  });

  test.each([
    'kind=party',
    'kind=infusion&days=900',
    'kind=infusion&from=yesterday',
    'kind=infusion&x=1',
    '',
  ])('a question that makes no sense (%s) is told so', async (query) => {
    expect((await free(query)).status).toBe(400);
  });
});
