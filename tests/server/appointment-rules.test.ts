import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { leadOf, mailsTo, makePatient, type Patient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless;
let manager: Browserless;
let patient: Patient;
let clinics = 0;

const tuesday = '2026-11-24T16:00:00.000Z';
const wednesday = '2026-11-25T16:00:00.000Z';
const thursday = '2026-11-26T16:00:00.000Z';

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  clinics += 1;
  const slug = `clinic-${clinics}`;
  const locationIds = [(await makeLocation(app, { slug }, ['any', 'any'])).id];
  desk = await makeStaff(app, { locationIds });
  manager = await makeStaff(app, { role: 'manager', locationIds });
  patient = await makePatient(app, { location: slug });
});

const book = (fields: object) =>
  desk.post('/api/appointments', { leadId: patient.leadId, kind: 'consultation', ...fields });
const booked = async (fields: object) => (await book(fields)).body as Appointment;
const cancel = ({ id }: Appointment) => desk.post(`/api/appointments/${id}/cancel`);

describe('a status put right', () => {
  const correct = (status: string) =>
    manager.post(`/api/leads/${patient.leadId}/correct-status`, { status, reason: 'A mix-up' });

  test.each(['requested', 'emailed'])(
    'to %s is refused while an appointment is booked, which is named',
    async (status) => {
      await app.sendMail();
      const infusion = await booked({ kind: 'infusion', startsAt: tuesday });
      const answer = await correct(status);
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        message:
          'The infusion of Tuesday, November 24, 10:00 am, San Antonio time (CST), is still booked. Cancel it instead: the status follows.',
      });
      await desk.post(`/api/appointments/${infusion.id}/complete`);
      expect(await leadOf(app, patient.leadId)).toMatchObject({ status: 'infused' });
    },
  );

  test('to booked is allowed beside an appointment, and to emailed without one', async () => {
    const infusion = await booked({ kind: 'infusion', startsAt: tuesday });
    await desk.post(`/api/appointments/${infusion.id}/complete`);
    await booked({ kind: 'infusion', startsAt: wednesday });
    expect((await correct('booked')).status).toBe(200);
    patient = await makePatient(app, { location: `clinic-${clinics}` });
    expect((await correct('emailed')).status).toBe(200);
  });
});

describe('cancelling', () => {
  const begin = async (appointment: Appointment, minutesAfter: number) => {
    app.clock.set(appointment.startsAt);
    app.clock.advance({ minutes: minutesAfter });
    const { locationId } = appointment;
    desk = await makeStaff(app, { locationIds: [locationId] });
  };

  test.each([
    ['begins this minute', 0],
    ['is over', 60],
  ])('an appointment that %s mails nobody', async (_name, minutes) => {
    const appointment = await booked({ startsAt: tuesday });
    await begin(appointment, minutes);
    expect((await cancel(appointment)).body).toMatchObject({ status: 'cancelled' });
    expect(await mailsTo(app, patient.leadId)).not.toContain('cancelled');
  });

  test('one that is a minute off does', async () => {
    const appointment = await booked({ startsAt: tuesday });
    await begin(appointment, -1);
    await cancel(appointment);
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('cancelled');
  });
});

describe('a visit written down afterwards', () => {
  test('is one that has begun', async () => {
    const early = await book({ startsAt: '2026-11-23T15:00:01.000Z', recording: true });
    expect(early.status).toBe(422);
    expect(early.body).toMatchObject({
      errors: { startsAt: 'This time is still to come. Book it instead.' },
    });
    expect((await book({ startsAt: monday, recording: true })).status).toBe(201);
  });

  test('may be a consultation although another one is ahead', async () => {
    await book({ startsAt: tuesday });
    const past = await book({ startsAt: '2026-11-20T16:00:00.000Z', recording: true });
    expect(past.status).toBe(201);
  });
});

describe('a second consultation ahead', () => {
  test('is refused although an infusion comes first', async () => {
    await book({ kind: 'infusion', startsAt: tuesday });
    expect((await book({ startsAt: wednesday })).status).toBe(201);
    const second = await book({ startsAt: thursday });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'appointment.alreadyBooked' });
  });
});
