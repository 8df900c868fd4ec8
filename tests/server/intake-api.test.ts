import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentWording } from '../../shared/consent.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await makeLocation(app);
  await makeLocation(app, { slug: 'closed-down', name: 'Closed Down', active: false });
});
afterAll(() => app.stop());

const path = '/api/public/requests';
const post = (fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  app.visitor.post(path, requestBody(fields), headers);
const leadOf = (reference: unknown) =>
  app.db
    .selectFrom('leads')
    .selectAll()
    .where('reference', '=', String(reference))
    .executeTakeFirstOrThrow();
const countLeads = async () => {
  const { n } = await app.db
    .selectFrom('leads')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};
let people = 0;
/** Somebody who has not asked before. */
const newPerson = () => {
  people += 1;
  const digits = String(people).padStart(2, '0');
  return {
    firstName: `Person ${digits}`,
    email: `person${digits}@example.com`,
    phone: `(210) 555-01${digits}`,
  };
};

describe('what is taken', () => {
  it('answers 201 with a reference and has stored what was sent', async () => {
    const person = newPerson();
    const answer = await post({
      ...person,
      preferredContact: 'text',
      language: 'es',
      concern: 'restlessLegs',
      message: 'Tardes, por favor.\nGracias',
      bestTime: 'After 4 pm',
      howHeard: 'A friend',
      requesterName: 'Inés Ruiz',
      requesterRelation: 'daughter',
      utm_source: 'newsletter',
      page: 'https://clinic.example/contact',
      sourceDetails: { ad: 'b', count: 3, long: 'x'.repeat(900) },
    });
    expect(answer.status).toBe(201);
    expect(Object.keys(recordOf(answer))).toEqual(['reference']);
    const lead = await leadOf(recordOf(answer)['reference']);
    expect(lead).toMatchObject({
      firstName: person.firstName,
      email: person.email,
      phone: '+12105550101',
      preferredContact: 'text',
      language: 'es',
      concern: 'restlessLegs',
      message: 'Tardes, por favor.\nGracias',
      bestTime: 'After 4 pm',
      howHeard: 'A friend',
      requesterName: 'Inés Ruiz',
      requesterRelation: 'daughter',
      source: 'api',
      status: 'requested',
    });
    expect(JSON.parse(lead.sourceDetails)).toEqual({
      utm_source: 'newsletter',
      page: 'https://clinic.example/contact',
      ad: 'b',
      long: 'x'.repeat(500),
    });
  });

  it('keeps the wording agreed to, its version, and where from, for each channel', async () => {
    const answer = await post({ ...newPerson(), language: 'es' });
    const { id } = await leadOf(recordOf(answer)['reference']);
    const given = await app.db
      .selectFrom('consents')
      .selectAll()
      .where('leadId', '=', id)
      .orderBy('channel')
      .execute();
    expect(given.map(({ channel }) => channel)).toEqual(['email', 'phone', 'text']);
    expect(given[0]).toMatchObject({
      action: 'given',
      wordingVersion: 1,
      wording: consentWording(1)?.text.es,
      means: 'api',
      originAddress: expect.stringContaining('127.0.0.1'),
    });
  });

  it.each([
    ['an emoji and a right-to-left name', { firstName: '😀 مريم', lastName: 'בן דוד' }, {}],
    ['a name of 100 characters', { firstName: '😀'.repeat(100) }, {}],
    ['a number in Mexico', { phone: '+52 55 1234 5678' }, { phone: '+525512345678' }],
    [
      'a number in Mexico as once written',
      { phone: '00521 55 1234 5679' },
      { phone: '+525512345679' },
    ],
    [
      'capitals in the address',
      { email: ' Ana.Ruiz@Example.COM ' },
      { email: 'ana.ruiz@example.com' },
    ],
    ['nothing but what is required', { message: null, concern: '' }, { concern: 'undisclosed' }],
  ])('takes %s', async (_what, fields, stored) => {
    const sent = { ...newPerson(), ...fields };
    const answer = await post(sent);
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    const lead = await leadOf(recordOf(answer)['reference']);
    expect(lead.firstName).toBe(sent.firstName);
    expect(lead).toMatchObject(stored);
  });
});

describe('what is refused', () => {
  it.each([
    [
      'a name of 10,000 characters',
      { firstName: 'x'.repeat(10_000) },
      'firstName',
      /too long.*100/,
    ],
    ['a name of 101 emoji', { lastName: '😀'.repeat(101) }, 'lastName', /too long/],
    ['a web address as a name', { firstName: 'See evil.com' }, 'firstName', /name only/],
    ['a link as a name', { lastName: 'https://evil' }, 'lastName', /name only/],
    ['an empty name', { firstName: '  ' }, 'firstName', /first name/],
    [
      'a line break in the address',
      { email: 'a@example.com\nbcc:b@example.com' },
      'email',
      /address/,
    ],
    ['a line break after the address', { email: 'a@example.com\r\n' }, 'email', /address/],
    ['a quoted address', { email: '"a b"@example.com' }, 'email', /address/],
    ['two addresses', { email: 'a@example.com,b@example.com' }, 'email', /address/],
    ['a name with the address', { email: 'Ana <a@example.com>' }, 'email', /address/],
    ['no phone number', { phone: undefined }, 'phone', /phone number/],
    ['a number that can’t be', { phone: '12' }, 'phone', /check the number/],
    ['a number as a number', { phone: 2_105_550_142 }, 'phone', /text/],
    ['an unknown location', { location: 'nowhere' }, 'location', /no requests/],
    ['an inactive location', { location: 'closed-down' }, 'location', /no requests/],
    ['an unknown concern', { concern: 'boredom' }, 'concern', /choose/],
    ['no consent', { contactConsent: false }, 'contactConsent', /permission/],
    ['consent to another text', { consentVersion: 99 }, 'consentVersion', /choose/],
    ['consent as a word', { contactConsent: 'true' }, 'contactConsent', /permission/],
  ])('%s: 422 at its field', async (_what, fields, field, message) => {
    const before = await countLeads();
    const answer = await post(fields);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'invalid', errors: { [field]: expect.any(String) } });
    expect(recordOf(answer)['errors']).toEqual({ [field]: expect.stringMatching(message) });
    expect(await countLeads()).toBe(before);
  });

  it('says everything that is wrong at once, in the language of the request', async () => {
    const answer = await app.visitor.post(path, { language: 'es' });
    expect(recordOf(answer)['errors']).toEqual({
      location: 'Por favor, elija una clínica.',
      firstName: expect.stringContaining('nombre'),
      lastName: expect.stringContaining('apellidos'),
      email: expect.stringContaining('correo'),
      phone: expect.stringContaining('teléfono'),
      contactConsent: expect.stringContaining('permiso'),
    });
  });

  it.each([
    ['malformed JSON', '{"location":', 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['2 MB', JSON.stringify({ firstName: 'x'.repeat(2_000_000) }), 'application/json', 413],
    ['a form', 'location=alamo-heights', 'application/x-www-form-urlencoded', 415],
    ['no type', '{}', '', 415],
  ])('%s', async (_what, body, type, status) => {
    const answer = await app.visitor.post(path, body, { 'Content-Type': type });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ message: expect.any(String), code: expect.any(String) });
  });
});

describe('GET /api/public/locations', () => {
  it('lists the active ones with what a form needs, for any web site', async () => {
    const answer = await app.visitor.get('/api/public/locations');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const rows = rowsOf(answer);
    expect(rows.map(({ slug }) => slug)).toEqual(['alamo-heights']);
    expect(rows[0]).toMatchObject({
      name: 'Alamo Heights',
      city: 'San Antonio',
      phone: '+12105550100',
      languages: ['en', 'es'],
      consent: { version: 1, text: { en: expect.any(String), es: expect.any(String) } },
    });
    expect(rows[0]?.['concerns']).toContainEqual({
      value: 'undisclosed',
      en: 'Prefer not to say',
      es: 'Prefiero no decirlo',
    });
    expect(rows[0]).not.toHaveProperty('settings');
  });
});
