import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { makePatient, slotsOf } from '../support/booking.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

const people = 200;
let app: TestApp;
let locationId: number;

beforeAll(async () => {
  app = await startApp();
  // One hour a week, one room, and a horizon of a week: one time is all there is.
  const hours = [{ weekday: 3, opensAt: '10:00', closesAt: '10:30' }];
  locationId = (await makeLocation(app, { hours, settings: { horizonDays: 7 } })).id;
});
afterAll(() => app.stop());

test('200 people book the same last time at once: one gets it, 199 learn that it is gone', async () => {
  const patients = [];
  for (let count = 0; count < people; count++) {
    patients.push(await makePatient(app, { firstName: `Person ${count}` }));
  }
  const [first] = patients;
  const [last, ...others] = slotsOf(await app.visitor.get(first?.api ?? ''));
  expect(last?.startsAt).toBe('2026-11-25T16:00:00.000Z');
  expect(others).toEqual([]);

  const answers = await Promise.all(
    patients.map(({ api }) => app.visitor.post(api, { startsAt: last?.startsAt })),
  );

  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(people - 1);
  for (const answer of answers.filter(({ status }) => status === 409)) {
    expect(answer.body).toMatchObject({ code: 'appointment.roomTaken', slots: [] });
  }
  const booked = await app.db.selectFrom('appointments').selectAll().execute();
  expect(booked).toHaveLength(1);
  const moved = await app.db
    .selectFrom('leads')
    .select('id')
    .where('status', '=', 'booked')
    .execute();
  expect(moved.map((lead) => lead.id)).toEqual(booked.map((appointment) => appointment.leadId));
});

test('staff get a conflict for the same room too, in words', async () => {
  const desk = await makeStaff(app, { locationIds: [locationId] });
  const { leadId } = await makePatient(app);
  const answer = await desk.post('/api/appointments', {
    leadId,
    kind: 'consultation',
    startsAt: '2026-11-25T16:15:00.000Z',
  });
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({
    code: 'appointment.roomTaken',
    message: 'This time has just been taken. Please choose another one.',
  });
});
