import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await makeLocation(app, { settings: { clinicName: 'Alamo Infusion Group' } });
  await makeLocation(app, {
    slug: 'new-braunfels',
    name: 'New Braunfels',
    city: 'New Braunfels',
    phone: '+18305550101',
    settings: { clinicName: 'Alamo Infusion Group' },
  });
  await makeLocation(app, { slug: 'closed-down', name: 'Closed Down', active: false });
});
afterAll(() => app.stop());

const typed = (fields: Record<string, string> = {}) => ({
  lang: 'en',
  location: 'alamo-heights',
  forWhom: 'me',
  firstName: 'Dolores',
  lastName: 'Quintanilla',
  email: 'dolores.q@example.com',
  phone: '(210) 555-0142',
  message: '',
  concern: '',
  preferredContact: '',
  language: 'en',
  bestTime: '',
  howHeard: '',
  topic: '',
  altcha: '',
  contactConsent: 'true',
  ...fields,
});
const submit = (fields: Record<string, string> = {}) =>
  app.visitor.submit('/request', typed(fields));
const leads = () => app.db.selectFrom('leads').selectAll().orderBy('id').execute();

describe('the empty form', () => {
  it('offers the active clinics, under their common name', async () => {
    const page = pageOf(await app.visitor.get('/request'));
    expect(page.all('#field-location option')).toEqual([
      'Choose a clinic',
      'Alamo Heights, San Antonio',
      'New Braunfels',
    ]);
    expect(page.text('.clinic')).toBe('Alamo Infusion Group');
    expect(page.text('footer')).toMatch(/not for emergencies.*911.*988.*off-label/s);
    expect(page.text('form')).toMatch(/I agree.*withdraw/s);
  });

  it('chooses the clinic of the link, and none for a name it doesn’t know', async () => {
    const known = pageOf(await app.visitor.get('/request?location=new-braunfels'));
    expect(known.value('location')).toBe('new-braunfels');
    const unknown = pageOf(await app.visitor.get('/request?location=nowhere'));
    expect(unknown.value('location')).toBe('');
  });

  it.each([
    ['?lang=es', 'en', 'es-US', 'Solicite una consulta'],
    ['', 'es-MX,es;q=0.9,en;q=0.5', 'es-US', 'Solicite una consulta'],
    ['', 'de', 'en-US', 'Request a consultation'],
    ['?lang=xx', 'es', 'en-US', 'Request a consultation'],
  ])('%s with Accept-Language %s', async (query, accepted, lang, title) => {
    const answer = await app.visitor.get(`/request${query}`, { 'Accept-Language': accepted });
    const page = pageOf(answer);
    expect([page.attribute('html', 'lang'), page.text('h1')]).toEqual([lang, title]);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('takes nothing personal from a link', async () => {
    const page = pageOf(await app.visitor.get('/request?firstName=Ana&email=a@example.com'));
    expect([page.value('firstName'), page.value('email')]).toEqual(['', '']);
  });
});

describe('a form that can be sent', () => {
  it('is stored, and leads to a page without anything personal in its address', async () => {
    const answer = await submit({ utm_source: 'letter', concern: 'ptsd', language: 'es' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe('/request/thanks?lang=en&location=alamo-heights');
    expect((await leads()).at(-1)).toMatchObject({
      firstName: 'Dolores',
      phone: '+12105550142',
      concern: 'ptsd',
      language: 'es',
      source: 'web',
      sourceDetails: '{"utm_source":"letter"}',
      requesterName: null,
    });
    const mails = await app.db.selectFrom('emails').select(['to', 'template']).execute();
    expect(mails).toEqual([{ to: 'dolores.q@example.com', template: 'bookingLink' }]);
  });

  it('thanks with the clinic’s number, in either language', async () => {
    const english = pageOf(await app.visitor.get('/request/thanks?location=new-braunfels'));
    expect(english.text('main')).toMatch(/five minutes\?.*\(830\) 555-0101/s);
    expect(english.attribute('main a', 'href')).toBe('tel:+18305550101');
    const spanish = pageOf(await app.visitor.get('/request/thanks?location=nowhere&lang=es'));
    expect(spanish.text('main')).toMatch(/cinco minutos\?.*\(210\) 555-0100.*\(830\) 555-0101/s);
  });

  it('keeps who asks only where it is for someone else', async () => {
    const requester = { requesterName: 'Inés Ruiz', requesterRelation: 'hija' };
    await submit({ ...requester, email: 'one@example.com', phone: '210 555 0111' });
    expect((await leads()).at(-1)).toMatchObject({ requesterName: null });
    await submit({
      ...requester,
      forWhom: 'other',
      email: 'two@example.com',
      phone: '210 555 0112',
    });
    expect((await leads()).at(-1)).toMatchObject(requester);
  });

  it('is thanked but not stored where a machine filled in the hidden field', async () => {
    const before = await leads();
    const answer = await submit({ topic: 'buy now', email: 'bot@example.com' });
    expect([answer.status, answer.headers.get('Location')]).toEqual([
      303,
      '/request/thanks?lang=en&location=alamo-heights',
    ]);
    expect(await leads()).toEqual(before);
  });
});

it('a full disk: 503, nothing lost of what was typed, and later it is taken', async () => {
  const patient = { firstName: 'Pia', email: 'pia@example.com', phone: '210 555 0155' };
  const fields = { ...patient, message: 'x'.repeat(2000) };
  const limit = async (pages: number) => {
    await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(app.db);
  };
  await limit(1);
  try {
    let refused = await submit(fields);
    for (let more = 0; refused.status === 303 && more < 10; more += 1) {
      refused = await submit({ ...fields, firstName: `Pia ${more}` });
    }
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    const page = pageOf(refused);
    expect(page.text('.notice')).toMatch(/Nothing you wrote is lost/);
    expect(page.value('message')).toBe(fields.message);
    const json = await app.visitor.post('/api/public/requests', requestBody(fields));
    expect(json.status).toBe(503);
  } finally {
    await limit(1_000_000);
  }
  expect((await submit(fields)).status).toBe(303);
  expect((await leads()).at(-1)?.email).toBe(patient.email);
});

describe('a form with something wrong', () => {
  const strange = {
    firstName: 'مريم 😀 <b>"',
    lastName: 'בן דוד',
    message: '\n línea 1\nlínea 2 </textarea><script>alert(1)</script>',
    bestTime: '',
    howHeard: 'radio & "tv"',
    concern: 'crps',
    preferredContact: 'text',
    location: 'new-braunfels',
  };

  it.each([
    ['en', /Please write a phone number/, /We need your permission/],
    ['es', /escriba un teléfono/, /Necesitamos su permiso/],
  ])('in %s: 422, each error at its field, and every letter kept', async (lang, phone, consent) => {
    const { contactConsent: _, ...fields } = typed({ ...strange, lang, language: lang, phone: '' });
    const before = await leads();
    const answer = await app.visitor.submit('/request', fields);
    expect(answer.status).toBe(422);
    const page = pageOf(answer);
    for (const [name, value] of Object.entries(strange)) {
      expect([name, page.value(name)]).toEqual([name, value]);
    }
    expect(page.text('#field-phone-error')).toMatch(phone);
    expect(page.attribute('#field-phone', 'aria-describedby')).toContain('field-phone-error');
    expect(page.attribute('#field-phone', 'aria-invalid')).toBe('true');
    expect(page.text('#field-contactConsent-error')).toMatch(consent);
    expect(page.all('#problems li')).toHaveLength(2);
    expect(page.all('script:not([src])')).toEqual([]);
    expect(await leads()).toEqual(before);
  });

  it.each([
    ['firstName', 'x'.repeat(10_000), /too long.*100 characters/],
    ['email', 'a@example.com, b@example.com', /name@example\.com/],
    ['phone', '12', /\(210\) 555-0142/],
    ['location', '', /choose a clinic/],
    ['location', 'closed-down', /no requests now/],
    ['concern', 'boredom', /choose one/],
  ])('%s', async (name, value, message) => {
    const answer = await submit({ [name]: value });
    expect(answer.status).toBe(422);
    expect(pageOf(answer).text(`#field-${name}-error`)).toMatch(message);
  });

  it('asks for both things about the person who asks for someone else', async () => {
    const page = pageOf(await submit({ forWhom: 'other', requesterRelation: 'hija' }));
    expect(page.all('#problems li')).toEqual(['Please write your own name.']);
    expect(page.value('requesterRelation')).toBe('hija');
  });

  it('doubts a mistyped mail domain once; sent again it is taken', async () => {
    const doubtful = { email: 'dolores@gmial.con', phone: '210 555 0133' };
    const answer = await submit(doubtful);
    expect(answer.status).toBe(422);
    const page = pageOf(answer);
    expect(page.text('#field-email-error')).toContain('dolores@gmail.com');
    const again = await submit({ ...doubtful, doubted: page.value('doubted') });
    expect(again.status).toBe(303);
    expect((await leads()).at(-1)?.email).toBe('dolores@gmial.con');
  });

  it('changes language without losing what was typed', async () => {
    const answer = await submit({ ...strange, phone: '', switchTo: 'es' });
    const page = pageOf(answer);
    expect([answer.status, page.text('h1')]).toEqual([200, 'Solicite una consulta']);
    expect(page.value('firstName')).toBe(strange.firstName);
    expect(page.value('language')).toBe('es');
    expect(page.all('#problems li')).toEqual([]);
  });

  it.each([
    ['2 MB', 'x='.padEnd(2_000_000, 'y'), 'application/x-www-form-urlencoded', 413, /too much/],
    ['another type', '{}', 'application/json', 415, /could not be read/],
  ])('%s: a page that says so', async (_what, body, type, status, words) => {
    const answer = await app.visitor.post('/request', body, { 'Content-Type': type });
    expect(answer.status).toBe(status);
    expect(pageOf(answer).text('.notice')).toMatch(words);
  });
});
