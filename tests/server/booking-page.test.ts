import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { monday, startApp, type TestApp } from '../support/app.ts';
import {
  historyOf,
  leadOf,
  mailsTo,
  makePatient,
  type Patient,
  slotsOf,
} from '../support/booking.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { openTasks } from '../support/mail.ts';

let app: TestApp;
let clinics = 0;
let slug: string;
let locationId: number;
let patient: Patient;

const tuesday = '2026-11-24T16:00:00.000Z';
const wednesday = '2026-11-25T16:00:00.000Z';

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  await openClinic();
});

/** A location of its own, so an empty calendar, and a patient of it. */
async function openClinic(fields: object = {}, person: Record<string, unknown> = {}) {
  clinics += 1;
  slug = `clinic-${clinics}`;
  locationId = (await makeLocation(app, { slug, ...fields })).id;
  patient = await makePatient(app, { location: slug, ...person });
}

const another = () => makePatient(app, { location: slug });
const open = (query = '') => app.visitor.get(`${patient.page}${query}`);
const submit = (path: string, fields: Record<string, string>) =>
  app.visitor.submit(`${patient.page}${path}`, fields);
const appointments = () =>
  app.db
    .selectFrom('appointments')
    .selectAll()
    .where('leadId', '=', patient.leadId)
    .orderBy('id')
    .execute();
const times = (html: string) =>
  [...html.matchAll(/<button name="startsAt" value="([^"]+)"/g)].map(([, time]) => time);
const location = (answer: { headers: Headers }) => answer.headers.get('Location') ?? '';

describe('choosing a time without a script', () => {
  test('day, time, hold, confirm, booked: each step is a link or a form', async () => {
    const page = await open();
    expect(page.status).toBe(200);
    expect(page.text).toContain('Dolores, choose a time');
    expect(page.text).toContain('Consultation, 30 minutes');
    expect(page.text).toContain('Times are San Antonio time (CST).');
    expect(page.text).toContain('(210) 555-0100');

    const day = await open('?day=2026-11-24');
    expect(times(day.text)).toContain(tuesday);
    const held = await submit('/hold', { startsAt: tuesday });
    expect(held.status).toBe(303);
    expect(location(held)).toBe(`${patient.page}?day=2026-11-24#confirm`);
    const confirm = await open('?day=2026-11-24');
    expect(confirm.text).toContain('Tuesday, November 24, 10:00 am');
    expect(confirm.text).toContain('Held for you for 5 minutes.');

    const booked = await submit('', { startsAt: tuesday });
    expect([booked.status, location(booked)]).toEqual([303, patient.page]);
    const after = await open();
    expect(after.text).toContain('Dolores, you are booked');
    expect(after.text).toContain('10:00 am – 10:30 am');
    expect(after.text).toContain('1 Main St');
    expect(await leadOf(app, patient.leadId)).toMatchObject({
      status: 'booked',
      firstContactAt: null,
    });
    expect((await appointments())[0]).toMatchObject({ bookedBy: 'patient', status: 'booked' });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation']);
  });

  test('in Spanish, by the lead’s language or by choice, to the last form', async () => {
    await openClinic({}, { language: 'es' });
    expect((await open()).text).toContain('Dolores, elija una hora');
    const english = await open('?lang=en');
    expect(english.text).toContain('choose a time');
    expect(english.text).toContain(`action="${patient.page}/hold?lang=en"`);
    await submit('', { startsAt: tuesday });
    const booked = await open();
    expect(booked.text).toContain('martes, 24 de noviembre');
    expect(booked.text).toContain('lang="es-US"');
  });

  test('the time goes while one thinks: a kind word and what is still free', async () => {
    const rival = await another();
    await app.visitor.post(rival.api, { startsAt: tuesday });
    for (const path of ['', '/hold']) {
      const answer = await submit(path, { startsAt: tuesday });
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Somebody has just taken that time.');
      expect(times(answer.text)).not.toContain(tuesday);
      expect(times(answer.text)).toContain('2026-11-24T16:30:00.000Z');
    }
  });

  test.each([
    ['inside the notice', '2026-11-23T18:30:00.000Z'],
    ['beyond the horizon', '2026-12-24T16:00:00.000Z'],
    ['on a Sunday', '2026-11-29T16:00:00.000Z'],
    ['at night', '2026-11-25T04:00:00.000Z'],
    ['between two steps', '2026-11-24T16:10:00.000Z'],
    ['in the past', '2026-11-20T16:00:00.000Z'],
    ['that is no time', 'soon'],
  ])('a time %s is refused, and nothing is booked', async (_name, startsAt) => {
    const answer = await submit('', { startsAt });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('That time can’t be booked any more.');
    expect((await app.visitor.post(patient.api, { startsAt })).status).toBe(422);
    expect(await appointments()).toEqual([]);
  });

  test('the first time after the notice and the last before the horizon are offered', async () => {
    const slots = slotsOf(await app.visitor.get(patient.api));
    expect(slots[0]?.startsAt).toBe('2026-11-23T19:00:00.000Z');
    expect(slots.at(-1)?.startsAt).toBe('2026-12-23T22:30:00.000Z');
  });

  test('after a change of the clock the same morning is another instant, and named so', async () => {
    app.clock.set('2027-03-10T15:00:00.000Z');
    patient = await another();
    const before = await open('?day=2027-03-12');
    const after = await open('?day=2027-03-15');
    expect(times(before.text)[0]).toBe('2027-03-12T14:00:00.000Z');
    expect(before.text).toContain('(CST)');
    expect(times(after.text)[0]).toBe('2027-03-15T13:00:00.000Z');
    expect(after.text).toContain('(CDT)');
  });

  test('nothing free: the page says so and offers to call', async () => {
    await openClinic({ hours: [] });
    const page = await open();
    expect(page.text).toContain('There is no free time in the next 30 days.');
    expect(page.text).toContain('When would suit you?');
  });
});

describe('two tabs', () => {
  test('a second booking is answered with the first', async () => {
    await submit('', { startsAt: tuesday });
    const second = await submit('', { startsAt: wednesday });
    expect(second.status).toBe(409);
    expect(second.text).toContain('You have this appointment already.');
    expect(second.text).toContain('Tuesday, November 24');
    expect(await appointments()).toHaveLength(1);
  });

  test('a tab that shows what was can’t cancel or move what is', async () => {
    await submit('', { startsAt: wednesday });
    const [old] = await appointments();
    await submit('/cancel', { appointment: String(old?.id) });
    await submit('', { startsAt: '2026-11-26T16:00:00.000Z' });
    const stale = await submit('/cancel', { appointment: String(old?.id) });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Your appointment has changed in the meantime.');
    expect((await appointments()).map((each) => each.status)).toEqual(['cancelled', 'booked']);
  });

  test('nobody reaches another’s appointment through the form', async () => {
    const rival = await another();
    await app.visitor.post(rival.api, { startsAt: wednesday });
    await submit('', { startsAt: '2026-11-26T16:00:00.000Z' });
    const theirs = () =>
      app.db
        .selectFrom('appointments')
        .selectAll()
        .where('leadId', '=', rival.leadId)
        .executeTakeFirstOrThrow();
    const before = await theirs();
    for (const path of ['/cancel', '/move', '/hold']) {
      const id = String(before.id);
      const answer = await submit(path, { appointment: id, move: id, startsAt: tuesday });
      expect(answer.status).toBe(409);
    }
    expect(await theirs()).toEqual(before);
  });
});

describe('moving and cancelling', () => {
  beforeEach(() => submit('', { startsAt: wednesday }));

  const id = async () => String((await appointments())[0]?.id);

  test('move: choose anew, keep the entry, hear of it by mail', async () => {
    const choosing = await open(`?move=${await id()}&day=2026-11-26`);
    expect(choosing.text).toContain('Dolores, choose a new time');
    expect(choosing.text).toContain('Keep the time I have');
    const move = await id();
    const held = await submit('/hold', { startsAt: '2026-11-26T16:00:00.000Z', move });
    expect(location(held)).toContain(`move=${move}`);
    const done = await submit('/move', { startsAt: '2026-11-26T16:00:00.000Z', move });
    expect(done.status).toBe(303);
    expect(await appointments()).toMatchObject([{ startsAt: '2026-11-26T16:00:00.000Z' }]);
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('moved');
  });

  test('cancel: the time is free again, the page offers a new one, the desk has a task', async () => {
    const done = await submit('/cancel', { appointment: await id() });
    expect(location(done)).toBe(`${patient.page}?cancelled=1`);
    const page = await open('?cancelled=1');
    expect(page.text).toContain('Your appointment is cancelled.');
    expect(slotsOf(await app.visitor.get(patient.api)).map((slot) => slot.startsAt)).toContain(
      wednesday,
    );
    expect(await leadOf(app, patient.leadId)).toMatchObject({
      status: 'emailed',
      nextStep: 'rebook',
    });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('cancelled');
  });

  test('exactly until the notice limit; after that the page says to call', async () => {
    app.clock.set('2026-11-24T16:00:00.000Z');
    expect((await open()).text).toContain('You can move or cancel it here until');
    app.clock.advance({ seconds: 1 });
    const page = await open();
    expect(page.text).toContain('To move or cancel it now, please call (210) 555-0100.');
    expect(page.text).not.toContain('/cancel');
    for (const answer of [
      await submit('/cancel', { appointment: await id() }),
      await submit('/move', { move: await id(), startsAt: '2026-11-26T16:00:00.000Z' }),
      await app.visitor.delete(patient.api),
      await app.visitor.put(patient.api, { startsAt: '2026-11-26T16:00:00.000Z' }),
    ]) {
      expect(answer.status).toBe(409);
    }
    expect(await appointments()).toMatchObject([{ status: 'booked', startsAt: wednesday }]);
  });
});

describe('what a link lets in', () => {
  test('unknown, expired and revoked are one and the same page, with the clinics’ phones', async () => {
    const unknown = await app.visitor.get(`/book/${'x'.repeat(32)}`);
    const odd = await app.visitor.get('/book/nothing');
    await app.db
      .updateTable('bookingLinks')
      .set({ revokedAt: monday })
      .where('leadId', '=', patient.leadId)
      .execute();
    const revoked = await open();
    const expired = await another();
    app.clock.advance({ days: 61 });
    const late = await app.visitor.get(expired.page);
    for (const answer of [unknown, odd, revoked, late]) {
      expect(answer.status).toBe(404);
      expect(answer.text).toBe(unknown.text);
    }
    expect(unknown.text).toContain('This link does not work any more');
    expect(unknown.text).toContain('(210) 555-0100');
  });

  test('every door of a wrong token is closed, and guessing is slowed down', async () => {
    const stranger = { 'X-Forwarded-For': '203.0.113.9' };
    const guesser = await startApp({ env: { TRUST_PROXY: '1' } });
    const wrong = 'y'.repeat(32);
    const doors = [
      () => guesser.visitor.get(`/book/${wrong}/appointment.ics`, stranger),
      () => guesser.visitor.submit(`/book/${wrong}`, { startsAt: tuesday }, stranger),
      () => guesser.visitor.submit(`/book/${wrong}/cancel`, { appointment: '1' }, stranger),
      () => guesser.visitor.get(`/api/public/bookings/${wrong}`, stranger),
      () => guesser.visitor.delete(`/api/public/bookings/${wrong}`, stranger),
    ];
    const statuses: number[] = [];
    for (let round = 0; round < 7; round++) {
      for (const door of doors) {
        statuses.push((await door()).status);
      }
    }
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404));
    expect(statuses.slice(30)).toEqual(Array.from({ length: 5 }, () => 429));
    const answer = await guesser.visitor.get(`/book/${wrong}`, stranger);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
    const neighbour = { 'X-Forwarded-For': '203.0.113.10' };
    expect((await guesser.visitor.get(`/book/${wrong}`, neighbour)).status).toBe(404);
    await guesser.stop();
  });

  test('a closed request says so; nothing can be booked by its link', async () => {
    const desk = await makeStaff(app, { locationIds: [locationId] });
    await desk.post(`/api/leads/${patient.leadId}/close`, { closeReason: 'cost' });
    expect((await open()).text).toContain('This request is closed');
    expect((await submit('', { startsAt: tuesday })).status).toBe(409);
    expect((await app.visitor.post(patient.api, { startsAt: tuesday })).status).toBe(409);
    expect((await app.visitor.get(patient.api)).body).toMatchObject({
      slots: [],
      appointment: null,
    });
  });

  test('no GET changes anything, and no page is kept, indexed or referred to', async () => {
    const before = await historyOf(app, patient.leadId);
    const { version } = await leadOf(app, patient.leadId);
    for (const path of ['', '?day=2026-11-24', '?move=1', '?cancelled=1', '/thanks']) {
      const { headers, text } = await open(path);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('Referrer-Policy')).toBe('no-referrer');
      expect(text).toContain('<meta name="robots" content="noindex">');
    }
    expect(await historyOf(app, patient.leadId)).toEqual(before);
    expect((await leadOf(app, patient.leadId)).version).toBe(version);
  });
});

test('no log line has a token in it, not even when something breaks', async () => {
  const broken = await startApp();
  await makeLocation(broken);
  const { page, api, token } = await makePatient(broken);
  await broken.visitor.get(`${page}?day=2026-11-24`);
  await broken.db.schema.dropTable('holds').execute();
  for (const path of [page, api]) {
    expect((await broken.visitor.post(path, { startsAt: tuesday })).status).toBeGreaterThan(400);
  }
  expect((await broken.visitor.get(page)).status).toBe(500);
  expect(broken.logged.join('')).toContain('request failed');
  expect(broken.logged.join('')).not.toContain(token);
  await broken.stop();
});

describe('what was seen', () => {
  const shown = () =>
    app.db
      .selectFrom('availabilityShown')
      .selectAll()
      .where('leadId', '=', patient.leadId)
      .execute();

  test('is recorded when the script says so, once in half an hour', async () => {
    const slots = slotsOf(await app.visitor.get(patient.api));
    expect((await submit('/opened', {})).status).toBe(204);
    app.clock.advance({ minutes: 29 });
    await submit('/opened', {});
    expect(await shown()).toMatchObject([
      { freeTimes: slots.length, firstFreeAt: slots[0]?.startsAt, at: monday },
    ]);
    app.clock.advance({ minutes: 2 });
    await submit('/opened', {});
    expect(await shown()).toHaveLength(2);
    const opened = (await historyOf(app, patient.leadId)).filter(
      (type) => type === 'bookingOpened',
    );
    expect(opened).toHaveLength(2);
  });

  test('is recorded by the first form where no script runs, and as none where none was', async () => {
    await submit('', { startsAt: tuesday });
    expect(await shown()).toHaveLength(1);
    await openClinic({ hours: [] });
    await submit('/opened', {});
    expect(await shown()).toMatchObject([{ freeTimes: 0, firstFreeAt: null }]);
  });
});

describe('“Tell us when”', () => {
  test('becomes a call task in their words, due in business time', async () => {
    const answer = await submit('/when', { when: '  Mondays after 4 ' });
    expect([answer.status, location(answer)]).toEqual([303, `${patient.page}/thanks`]);
    expect((await open('/thanks')).text).toContain('Thank you. We will call you.');
    const tasks = (await openTasks(app)).filter((task) => task.leadId === patient.leadId);
    expect(tasks).toMatchObject([
      {
        kind: 'call',
        dueAt: '2026-11-23T15:15:00.000Z',
        reason: 'No free time suited. In their words: Mondays after 4',
      },
    ]);
  });

  test('asks again for nothing or too much, and keeps what was written', async () => {
    expect((await submit('/when', { when: ' ' })).text).toContain('Please write when');
    const long = 'word '.repeat(80);
    const answer = await submit('/when', { when: long });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(long.trim());
  });

  test('makes no more than five tasks an hour', async () => {
    const statuses = [];
    for (let count = 0; count < 6; count++) {
      statuses.push((await submit('/when', { when: 'soon' })).status);
    }
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });
});

describe('the JSON door', () => {
  test('offers, books, moves and cancels', async () => {
    const offer = await app.visitor.get(patient.api);
    expect(offer.body).toMatchObject({
      firstName: 'Dolores',
      location: { name: 'Alamo Heights', timeZone: 'America/Chicago' },
      appointment: null,
    });
    expect(Object.keys(slotsOf(offer)[0] ?? {})).toEqual(['startsAt', 'endsAt']);
    const booked = await app.visitor.post(patient.api, { startsAt: wednesday });
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({ appointment: { startsAt: wednesday, status: 'booked' } });
    expect((await app.visitor.get(patient.api)).body).toMatchObject({
      appointment: { startsAt: wednesday },
    });
    const moved = await app.visitor.put(patient.api, { startsAt: '2026-11-26T16:00:00.000Z' });
    expect(moved.body).toMatchObject({ appointment: { startsAt: '2026-11-26T16:00:00.000Z' } });
    const cancelled = await app.visitor.delete(patient.api);
    expect(cancelled.body).toMatchObject({ appointment: { status: 'cancelled' } });
    expect((await app.visitor.delete(patient.api)).status).toBe(409);
  });

  test('answers bad input with words', async () => {
    expect((await app.visitor.post(patient.api, '{"startsAt":')).status).toBe(400);
    expect((await app.visitor.post(patient.api, {})).body).toMatchObject({
      errors: { startsAt: 'Choose a day and a time.' },
    });
    expect((await app.visitor.post(patient.api)).status).toBe(422);
    expect((await app.visitor.post(patient.api, 'x'.repeat(30_000))).status).toBe(413);
    expect((await submit('/when', { when: 'x'.repeat(30_000) })).status).toBe(413);
  });
});

describe('the calendar file', () => {
  test('names the clinic and the link, never the reason, and grows its sequence', async () => {
    await openClinic({}, { concern: 'ptsd', message: 'panic at night' });
    expect((await open('/appointment.ics')).status).toBe(404);
    await submit('', { startsAt: wednesday });
    const file = await open('/appointment.ics');
    expect(file.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    const text = file.text.replaceAll(/\r\n[ \t]/g, '');
    expect(text).toContain('METHOD:PUBLISH');
    expect(text).toContain('DTSTART:20261125T160000Z');
    expect(text).toContain('DTEND:20261125T163000Z');
    expect(text).toContain('SUMMARY:Appointment: Alamo Heights');
    expect(text).toContain(`/book/${patient.token}`);
    expect(text).not.toMatch(/ptsd|panic|ketamine|consultation/i);
    const uid = /UID:(.*)/.exec(text)?.[1];

    await app.visitor.put(patient.api, { startsAt: '2026-11-26T16:00:00.000Z' });
    const moved = (await open('/appointment.ics')).text;
    expect(moved).toContain(`UID:${uid}`);
    expect(moved).toContain('SEQUENCE:1');
    await app.visitor.delete(patient.api);
    const cancelled = (await open('/appointment.ics')).text;
    expect(cancelled).toContain(`UID:${uid}`);
    expect(cancelled).toContain('SEQUENCE:2');
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(cancelled).toContain('STATUS:CANCELLED');
  });
});
