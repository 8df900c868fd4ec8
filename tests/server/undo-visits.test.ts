import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { mailHoldSeconds } from '../../shared/deed.ts';
import type { Undone } from '../../shared/undo.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { makePatient, type Patient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { createRunningClock } from '../support/running-clock.ts';

const tomorrow = '2026-11-24T16:00:00.000Z';

let app: TestApp;
let desk: Browserless;
let patient: Patient;

// A deed and its mail are written one after the other: that needs a clock that runs.
beforeEach(async () => {
  const clock = createRunningClock();
  clock.set(monday);
  app = await startApp({ clock });
  const { id } = await makeLocation(app);
  desk = await makeStaff(app, { locationIds: [id] });
  patient = await makePatient(app);
  await app.sendMail();
});
afterEach(() => app.stop());

const book = () =>
  desk.post('/api/appointments', {
    leadId: patient.leadId,
    kind: 'consultation',
    startsAt: tomorrow,
  });
const idOf = ({ body }: Answer) => (body as Appointment).id;
const undo = ({ headers }: Answer) =>
  desk.post('/api/undo', { activityId: Number(headers.get('X-Stillpoint-Deed')) });

/** Sends what is due once the time to take it back is over. */
async function sendHeld(): Promise<void> {
  app.clock.advance({ seconds: mailHoldSeconds });
  await app.sendMail();
}

/** The mails since the first, each with what became of it. */
async function mails(): Promise<string[]> {
  const rows = await app.db
    .selectFrom('emails')
    .select(['template', 'status'])
    .where('template', '!=', 'bookingLink')
    .orderBy('id')
    .execute();
  return rows.map(({ template, status }) => `${template} ${status}`);
}

describe('a booking by staff', () => {
  it('taken back at once is never told of', async () => {
    const booked = await book();
    await app.sendMail();
    expect(await mails()).toEqual(['confirmation queued']);
    expect((await undo(booked)).body).toMatchObject({ remarks: [] });
    await sendHeld();
    expect(await mails()).toEqual(['confirmation suppressed']);
  });

  it('that the person was told of is cancelled by mail', async () => {
    const booked = await book();
    await sendHeld();
    await undo(booked);
    await app.sendMail();
    expect(await mails()).toEqual(['confirmation captured', 'cancelled captured']);
  });
});

it('a booking by the person is told of at once', async () => {
  await app.visitor.post(patient.api, { startsAt: tomorrow });
  await app.sendMail();
  expect(await mails()).toEqual(['confirmation captured']);
});

describe('a missed visit', () => {
  async function miss(): Promise<Answer> {
    const id = idOf(await book());
    await sendHeld();
    app.clock.advance({ minutes: 11 });
    return desk.post(`/api/appointments/${id}/no-show`);
  }

  it('taken back at once asks nobody to choose a new time', async () => {
    const missed = await miss();
    await app.sendMail();
    expect((await undo(missed)).body).toMatchObject({ leads: 1, remarks: [], kept: [] });
    await sendHeld();
    expect(await mails()).toEqual(['confirmation captured', 'rebooking suppressed']);
  });

  it('says so where the person was asked already', async () => {
    const missed = await miss();
    await sendHeld();
    const { body } = await undo(missed);
    expect((body as Undone).remarks).toEqual([
      'The mail with which to choose a new time has gone out already: tell them.',
    ]);
  });
});
