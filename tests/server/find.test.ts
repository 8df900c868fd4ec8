import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FoundLead } from '../../shared/found-lead.ts';
import { type TestApp, startApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let admin: Browserless & { readonly id: string };
let here: number;
let there: number;

/** Who the tests know, in the order in which they asked. */
const people = [
  { firstName: 'Ángela', lastName: 'Núñez', phone: '(210) 555-0199', email: 'an@example.com' },
  { firstName: 'María José', lastName: 'Villarreal de la Garza', phone: '(830) 555-0142' },
  { firstName: 'Siobhan', lastName: "O'Brien", phone: '(210) 555-0101' },
  { firstName: 'Guadalupe', lastName: 'Ortiz-Ferrer', phone: '(210) 555-0163' },
  { firstName: 'Susana', lastName: 'Boyd', phone: '(210) 555-0114', email: 's.boyd-x@example.com' },
  { firstName: 'Ana', lastName: 'Boyd', phone: '(726) 555-0142' },
  { firstName: 'Ida', lastName: '100% "Sure"', phone: '(210) 555-0177' },
];

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  there = (await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' })).id;
  desk = await makeStaff(app, { locationIds: [here] });
  admin = await makeStaff(app, { role: 'admin', name: 'Carmen Ruiz' });
  for (const person of people) {
    await take(person);
  }
  await take({ firstName: 'Dolores', lastName: 'Boyd', phone: '(210) 555-0150' }, there);
});
afterAll(() => app.stop());

async function take(person: object, locationId = here): Promise<number> {
  app.clock.advance({ seconds: 1 });
  const body = { ...person, locationId, source: 'phone' };
  const answer = await admin.post('/api/leads', body);
  expect(answer.status).toBe(201);
  const { id } = answer.body as { id: number };
  // A reference by chance may begin with what is looked for.
  const reference = `SP-${String(id).padStart(6, 'Z')}`;
  await app.db.updateTable('leads').set({ reference }).where('id', '=', id).execute();
  return id;
}

const ask = (q: string, who: Browserless = desk) =>
  who.get(`/api/find?${new URLSearchParams({ q })}`);

async function find(q: string, who: Browserless = desk): Promise<FoundLead[]> {
  const answer = await ask(q, who);
  expect(answer.status).toBe(200);
  return answer.body as FoundLead[];
}
const namesOf = (found: readonly FoundLead[]) =>
  found.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
const names = async (q: string, who: Browserless = desk) => namesOf(await find(q, who));

describe('who is on the phone', () => {
  it.each([
    ['part of a name', 'quez', []],
    ['part of a name, any case', 'VILLARR', ['María José Villarreal de la Garza']],
    ['a name without its accents', 'maria villarreal', ['María José Villarreal de la Garza']],
    ['a name with accents it has not', 'bóyd ána', ['Ana Boyd', 'Susana Boyd']],
    ['two letters that a first name begins with', 'án', ['Ana Boyd', 'Ángela Núñez']],
    ['two letters that a last name begins with', 'nu', ['Ángela Núñez']],
    ['one word of two letters among others', 'de la garza', ['María José Villarreal de la Garza']],
    ['an initial beside a name', 'a boyd', ['Ana Boyd']],
    ['a name without its apostrophe', 'obrien', ["Siobhan O'Brien"]],
    ['a name with the apostrophe of a phone', 'O’Brien', ["Siobhan O'Brien"]],
    ['a name without its hyphen', 'ortiz ferrer', ['Guadalupe Ortiz-Ferrer']],
    ['a name with its hyphen', 'Ortiz-Ferrer', ['Guadalupe Ortiz-Ferrer']],
    ['a whole number with punctuation', '+1 (726) 555-0142', ['Ana Boyd']],
    ['digits with punctuation', '830.555.01', ['María José Villarreal de la Garza']],
    ['the last two digits', '63', ['Guadalupe Ortiz-Ferrer']],
    ['digits and a name', 'boyd 0142', ['Ana Boyd']],
    ['part of a mail address', 'boyd-x@exam', ['Susana Boyd']],
    ['percent and quotes as letters', '100% "sure"', ['Ida 100% "Sure"']],
  ])('is found by %s (%s)', async (_how, q, expected) => {
    expect(await names(q)).toEqual(expected);
  });

  it('is found by the reference, with or without its dash', async () => {
    const [ana] = await find('ana boyd');
    const reference = ana?.reference ?? '';
    for (const q of [reference, reference.toLowerCase().replace('-', ' '), reference.slice(3)]) {
      expect(await names(q)).toEqual(['Ana Boyd']);
    }
  });

  it('is never asked for with a single character, or with none', async () => {
    for (const q of ['', ' ', 'a', '7', '%', '_', '"', '--', '\u0000']) {
      expect(await find(q)).toEqual([]);
    }
  });
});

describe('the order', () => {
  it('puts numbers that end so before numbers that only contain it', async () => {
    await take({ firstName: 'Newer', lastName: 'Middle', phone: '(210) 550-1425' });
    expect(await names('0142')).toEqual([
      'Ana Boyd',
      'María José Villarreal de la Garza',
      'Newer Middle',
    ]);
  });

  it('puts words that begin so before words that only contain it', async () => {
    expect(await names('ana')).toEqual(['Ana Boyd', 'Susana Boyd']);
  });

  it('puts open leads before closed ones, however new, and answers twelve', async () => {
    const ids: number[] = [];
    for (let number = 10; number < 25; number += 1) {
      const phone = `(512) 555-01${number}`;
      ids.push(await take({ firstName: `Same${number}`, lastName: 'Zimmer', phone }));
    }
    const close = { ids: ids.slice(4), closeReason: 'spam' };
    expect((await admin.post('/api/leads/close', close)).status).toBe(200);
    const found = await find('zimmer');
    expect(found).toHaveLength(12);
    expect(found.slice(0, 5).map(({ firstName }) => firstName)).toEqual([
      'Same13',
      'Same12',
      'Same11',
      'Same10',
      'Same24',
    ]);
    expect(found[4]).toMatchObject({ status: 'closed', closeReason: 'spam' });
  });
});

describe('what is told', () => {
  it('is what the phone needs, and never concern, message, mail address or notes', async () => {
    const answer = await ask('ana boyd');
    const [ana] = answer.body as FoundLead[];
    expect(ana).toEqual({
      id: expect.any(Number) as number,
      reference: expect.stringMatching(/^SP-/) as string,
      firstName: 'Ana',
      lastName: 'Boyd',
      phone: '+17265550142',
      language: 'en',
      status: 'requested',
      closeReason: null,
      locationId: here,
      // The plan's next call: she was spoken to, so not today.
      nextStep: 'call',
      nextStepAt: '2026-11-24T15:00:00.000Z',
      voicemailOk: null,
      contactStop: null,
      hasEmail: false,
      assignee: { id: admin.id, name: 'Carmen Ruiz' },
      lastContact: null,
    });
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('has the last contact: of whom and what, never what was written', async () => {
    const [ana] = await find('ana boyd');
    const act = (name: string, body: object) => desk.post(`/api/leads/${ana?.id}/${name}`, body);
    const last = async () => (await find('ana boyd'))[0]?.lastContact;
    const by = { id: desk.id, name: 'Marisol Ortega' };
    await act('notes', { text: 'Restless at night.' });
    expect(await last()).toMatchObject({ by, what: 'note', outcome: null });
    app.clock.advance({ seconds: 1 });
    await act('calls', { outcome: 'voicemail', note: 'Restless.' });
    expect(await last()).toMatchObject({ by, what: 'call', outcome: 'voicemail' });
    expect((await ask('ana boyd')).text).not.toContain('Restless');
  });

  it('says whether a mail went out by itself or by whom', async () => {
    const mailed = requestBody({ lastName: 'Mailed', email: 'mailed@example.com' });
    expect((await app.visitor.post('/api/public/requests', mailed)).status).toBe(201);
    await app.sendMail();
    expect((await find('mailed'))[0]?.lastContact).toMatchObject({ what: 'email', by: null });
    app.clock.advance({ seconds: 9 });
    const [found] = await find('mailed');
    const again = { template: 'bookingLink' };
    expect((await desk.post(`/api/leads/${found?.id}/emails`, again)).status).toBe(200);
    await app.sendMail();
    expect((await find('mailed'))[0]?.lastContact).toMatchObject({
      what: 'email',
      by: { id: desk.id },
    });
  });
});

describe('who may find', () => {
  it('finds nobody of another location; admins find everybody, and nobody else', async () => {
    expect(await names('dolores boyd')).toEqual([]);
    expect(await names('dolores boyd', admin)).toEqual(['Dolores Boyd']);
    const nowhere = await makeStaff(app);
    expect(await names('boyd', nowhere)).toEqual([]);
    expect((await ask('boyd', app.visitor)).status).toBe(401);
  });

  it('finds the same after a name or number was corrected', async () => {
    const [ida] = await find('sure');
    const stored = (await admin.get(`/api/leads/${ida?.id}`)).body as object;
    const changed = { ...stored, lastName: "D'Angelo", phone: '(210) 555-0188' };
    expect((await admin.put(`/api/leads/${ida?.id}`, changed)).status).toBe(200);
    expect(await names('dangelo')).toEqual(["Ida D'Angelo"]);
    expect(await names('0188')).toEqual(["Ida D'Angelo"]);
    expect(await names('0177')).toEqual([]);
  });
});

describe('an odd question', () => {
  it.each(['', '?q=a&q=b', `?q=${'x'.repeat(201)}`, '?q=ana&limit=5', '?Q=ana'])(
    '%s is answered 400, in words',
    async (query) => {
      const answer = await desk.get(`/api/find${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({
        code: 'malformed',
        message: expect.any(String) as string,
      });
    },
  );

  it.each([
    '"',
    '""',
    "'; drop table leads; --",
    'a* OR b',
    'NEAR(a b)',
    '^ab',
    'x AND',
    '{searchText}: y',
    '\\',
    '%%',
    '__',
    'ñ\u0301',
    '🙂🙂',
    '\ud800x',
  ])('%s is only text', async (q) => {
    expect(await find(q)).toEqual([]);
  });

  it('leaves nothing of what was searched in the log', async () => {
    await find('villarreal');
    expect(app.logged.join('\n')).toContain('/api/find');
    expect(app.logged.join('\n')).not.toContain('villarreal');
  });
});
