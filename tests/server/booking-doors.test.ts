import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { makePatient, type Patient, slotsOf } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';

let app: TestApp;
let desk: Browserless;
let patient: Patient;
let clinics = 0;

const tuesday = '2026-11-24T20:00:00.000Z';
const wednesday = '2026-11-25T16:00:00.000Z';

beforeAll(async () => {
  app = await startApp({ env: { TRUST_PROXY: '1' } });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  clinics += 1;
  const slug = `clinic-${clinics}`;
  const locationIds = [(await makeLocation(app, { slug }, ['any', 'any'])).id];
  desk = await makeStaff(app, { locationIds });
  patient = await makePatient(app, { location: slug });
});

const submit = (path: string, fields: Record<string, string>) =>
  app.visitor.submit(`${patient.page}${path}`, fields);
const file = (query = '') => app.visitor.get(`${patient.page}/appointment.ics${query}`);
const book = async (kind: string, startsAt: string) => {
  const body = { leadId: patient.leadId, kind, startsAt };
  return (await desk.post('/api/appointments', body)).body as Appointment;
};
const says = ({ text }: Answer) => ({
  method: /METHOD:(\w+)/.exec(text)?.[1],
  start: /DTSTART:(\w+)/.exec(text)?.[1],
});

describe('the calendar button', () => {
  const offered = async () => {
    const page = pageOf(await app.visitor.get(patient.page));
    return app.visitor.get(page.attribute('a[href*="appointment.ics"]', 'href') ?? '');
  };

  test('hands out what the page shows, though another was booked later', async () => {
    await book('consultation', tuesday);
    await book('infusion', wednesday);
    expect(says(await offered())).toEqual({ method: 'PUBLISH', start: '20261124T200000Z' });
    expect(says(await file())).toEqual({ method: 'PUBLISH', start: '20261124T200000Z' });
  });

  test('after cancelling the file of that one takes it away, the page shows the other', async () => {
    const first = await book('consultation', tuesday);
    await book('infusion', wednesday);
    await submit('/cancel', { appointment: String(first.id) });
    const gone = says(await file(`?appointment=${first.id}`));
    expect(gone).toEqual({ method: 'CANCEL', start: '20261124T200000Z' });
    expect(says(await offered())).toEqual({ method: 'PUBLISH', start: '20261125T160000Z' });
  });

  test('serves what is under way, as the page does, and nothing that is over', async () => {
    await book('consultation', tuesday);
    app.clock.set('2026-11-24T20:10:00.000Z');
    expect(says(await offered())).toEqual({ method: 'PUBLISH', start: '20261124T200000Z' });
    app.clock.set('2026-11-24T20:30:00.000Z');
    expect((await file()).status).toBe(404);
  });

  test('never hands out another’s', async () => {
    const { id } = await book('consultation', tuesday);
    patient = await makePatient(app, { location: `clinic-${clinics}` });
    expect((await file(`?appointment=${id}`)).status).toBe(404);
  });
});

describe('a horizon of a year', () => {
  const last = '2027-11-23';
  const far = async () => {
    const slug = `far-${clinics}`;
    await makeLocation(app, { slug, settings: { horizonDays: 365 } });
    patient = await makePatient(app, { location: slug });
  };
  const days = (answer: Answer) => slotsOf(answer).map(({ startsAt }) => startsAt.slice(0, 10));

  test('is handed to programs two months at a time', async () => {
    await far();
    const now = days(await app.visitor.get(patient.api));
    expect([now[0], now.at(-1)]).toEqual(['2026-11-23', '2027-01-22']);
    const later = days(await app.visitor.get(`${patient.api}?from=2027-10-01`));
    expect([later[0], later.at(-1)]).toEqual(['2027-10-01', last]);
    expect(days(await app.visitor.get(`${patient.api}?from=2027-12-01`))).toEqual([]);
    expect((await app.visitor.get(`${patient.api}?from=later`)).status).toBe(400);
  });

  test('can be walked to its last day on the page, and booked there', async () => {
    await far();
    const page = pageOf(await app.visitor.get(`${patient.page}?day=${last}`));
    expect(page.attribute('[aria-current=date]', 'href')).toContain(`day=${last}`);
    expect(page.all('.turn a')).toEqual(['‹ Earlier days']);
    const startsAt = `${last}T16:00:00.000Z`;
    expect(page.attribute(`button[value="${startsAt}"]`, 'name')).toBe('startsAt');
    expect((await submit('', { startsAt })).status).toBe(303);
  });

  test('is counted whole when the page has been seen', async () => {
    await far();
    await submit('/opened', {});
    const shown = await app.db
      .selectFrom('availabilityShown')
      .select(['freeTimes', 'firstFreeAt'])
      .where('leadId', '=', patient.leadId)
      .executeTakeFirst();
    // 262 weekdays of 18 times each, without the ten of this morning.
    expect(shown).toEqual({ freeTimes: 4706, firstFreeAt: '2026-11-23T19:00:00.000Z' });
  });
});

test.each(['en', 'es'])('page and mail say the same in the same words (%s)', async (language) => {
  patient = await makePatient(app, { location: `clinic-${clinics}`, language });
  await submit('', { startsAt: wednesday });
  const page = pageOf(await app.visitor.get(patient.page));
  const mail = await app.db
    .selectFrom('emails')
    .select('text')
    .where('leadId', '=', patient.leadId)
    .where('template', '=', 'confirmation')
    .executeTakeFirstOrThrow();
  const [emergency = ''] = page.all('footer p').filter((text) => text.includes('911'));
  expect(mail.text).toContain(emergency);
  const zone = language === 'en' ? 'San Antonio time (CST)' : 'hora de San Antonio (CST)';
  expect(page.text('.ticket')).toContain(zone);
  expect(mail.text).toContain(zone);
});

describe('a body of the wrong type', () => {
  test('is refused by the JSON door', async () => {
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = `startsAt=${encodeURIComponent(wednesday)}`;
    for (const send of [app.visitor.post, app.visitor.put]) {
      const answer = await send(patient.api, body, form);
      expect(answer.status).toBe(415);
      expect(answer.body).toMatchObject({ code: 'wrongType' });
    }
  });

  test('is refused by the page, with a page', async () => {
    const answer = await app.visitor.post(patient.page, { startsAt: wednesday });
    expect(answer.status).toBe(415);
    expect(pageOf(answer).text('h1')).toBe('That did not work');
  });
});

test.each(['/cancel', '/move'])('a form to %s without its appointment is told so', async (path) => {
  await submit('', { startsAt: wednesday });
  const answer = await submit(path, { startsAt: '2026-11-26T16:00:00.000Z' });
  expect(answer.status).toBe(422);
  expect(pageOf(answer).text('[role=alert]')).toBe(
    'That did not work. Please choose again, or call us.',
  );
});

describe('guessing at links', () => {
  const guess = (address: string) =>
    app.visitor.get(`/book/${'z'.repeat(32)}`, { 'X-Forwarded-For': address });
  const guessOften = async (address: string) => {
    const statuses = [];
    for (let count = 0; count < 30; count++) {
      statuses.push((await guess(address)).status);
    }
    return statuses;
  };

  test('is stopped at the 31st, while a right link from there still opens', async () => {
    const statuses = await guessOften('203.0.113.40');
    expect(new Set(statuses)).toEqual(new Set([404]));
    const from = { 'X-Forwarded-For': '203.0.113.40' };
    expect((await app.visitor.get(patient.page, from)).status).toBe(200);
    expect((await app.visitor.post(patient.api, { startsAt: wednesday }, from)).status).toBe(201);
    const stopped = await guess('203.0.113.40');
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(pageOf(stopped).text('h1')).toBe('Too many tries');
  });

  test('from many addresses of one network counts as one', async () => {
    await guessOften('2001:db8:1:2::1');
    expect((await guess('2001:db8:1:2:ffff::9')).status).toBe(429);
    expect((await guess('2001:db8:1:3::1')).status).toBe(404);
  });
});
