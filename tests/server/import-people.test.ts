import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeadConsents } from '../../shared/consent-ledger.ts';
import type { ImportPlan, ImportRecord } from '../../shared/import.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn, csv, rowsOfImport, step, uploaded } from '../support/imports.ts';

let app: TestApp;
let here: number;
let there: { id: number; slug: string };
let manager: Browserless;
let admin: Browserless;

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  there = await makeLocation(app, { name: 'Stone Oak', slug: 'stone-oak' });
  manager = await makeStaff(app, { role: 'manager', locationIds: [here] });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

/** Each test has people of its own. */
let people = 0;
let mine = '';
beforeEach(() => {
  people += 1;
  mine = `w${people}`;
});
const address = (name: string) => `${name}.${mine}@example.com`;
const phone = () => `(210) 555-${String(2000 + people)}`;
const leadsAt = (email: string) =>
  app.db.selectFrom('leads').selectAll().where('email', '=', email).orderBy('id').execute();

const take = (file: string, plan: Partial<ImportPlan> = {}) =>
  bringIn(app, admin, here, file, plan);
async function checked(file: string, plan: Partial<ImportPlan> = {}): Promise<ImportRecord> {
  const record = await uploaded(admin, here, file);
  return step(app, admin, record.id, 'check', { ...record.plan, ...plan });
}
const erase = async (leadId: number) => {
  const { reference } = await leadOf(app, leadId);
  const reason = 'They asked for it.';
  const answer = await admin.post(`/api/leads/${leadId}/erase`, { reason, reference });
  expect(answer.status).toBe(200);
};
const problemsOf = async ({ id }: ImportRecord) =>
  (await rowsOfImport(admin, id, 'problems')).flatMap(({ problems }) =>
    problems.map(({ message }) => message),
  );

describe('a list’s “no”', () => {
  const headings = ['First name', 'Last name', 'Email', 'Phone', 'Date', 'DNC', 'Unsubscribed'];

  it('ends what is planned for the person’s leads elsewhere', async () => {
    const { leadId } = await makePatient(app, {
      email: address('ana'),
      phone: phone(),
      location: there.slug,
    });
    expect(await leadOf(app, leadId)).toMatchObject({ nextStep: 'call' });
    const no = ['Dolores', 'Quintanilla', address('ana'), phone(), '11/20/2026', '', 'email phone'];
    await take(csv(headings, no));
    expect(await leadOf(app, leadId)).toMatchObject({
      dueAt: null,
      nextMailAt: null,
      nextStep: 'review',
    });
  });

  it('holds where the row is left out, and is said in the dry run', async () => {
    const ana = await makePatient(app, { email: address('ana') });
    const bo = await makePatient(app, { email: address('bo') });
    const record = await checked(
      csv(
        headings,
        ['Dolores', 'Quintanilla', address('ana'), '', '11/20/2026', 'yes', ''],
        ['Dolores', 'Quintanilla', address('bo'), '', '11/20/2026', '', 'email'],
      ),
    );
    const kept = 'This person is there already. The row is left out, but their “no” is kept.';
    expect(await problemsOf(record)).toEqual([kept, kept]);
    expect(record).toMatchObject({ problems: 2, refused: 0 });
    const done = await step(app, admin, record.id, 'run');
    expect(done).toMatchObject({ skipped: 2, refused: 0 });
    expect(await leadOf(app, ana.leadId)).toMatchObject({ contactStop: 'doNotContact' });
    expect(await historyOf(app, bo.leadId)).toContain('consentWithdrawn');
    await step(app, admin, record.id, 'take-back');
    expect(await leadOf(app, ana.leadId)).toMatchObject({ contactStop: 'doNotContact' });
  });

  it('about voicemail goes into the ledger of a lead that was there', async () => {
    const { leadId } = await makePatient(app, { email: address('ana') });
    const file = csv(
      ['First name', 'Last name', 'Email', 'Date', 'Voicemail'],
      ['Dolores', 'Quintanilla', address('ana'), '11/20/2026', 'no'],
    );
    await take(file, { duplicates: 'join' });
    expect(await leadOf(app, leadId)).toMatchObject({ voicemailOk: 0 });
    const said = await app.db
      .selectFrom('consents')
      .select(['action', 'means'])
      .where('leadId', '=', leadId)
      .where('channel', '=', 'voicemail')
      .execute();
    expect(said).toEqual([{ action: 'withdrawn', means: 'import' }]);
  });

  it('outlives the import that brought it', async () => {
    const done = await take(
      csv(
        headings,
        ['Ana', 'Ruiz', address('ana'), '', '11/20/2026', '', 'email'],
        ['Bo', 'Lee', address('bo'), '', '11/20/2026', 'yes', ''],
        ['Cy', 'Poe', address('cy'), '', '11/20/2026', '', ''],
      ),
    );
    const back = await step(app, admin, done.id, 'take-back');
    expect(back).toMatchObject({ kept: 2 });
    const kept = await rowsOfImport(admin, done.id, 'kept');
    expect(kept.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'They said no to being contacted: that is kept.'],
      [3, 'They said no to being contacted: that is kept.'],
    ]);
    expect(await leadsAt(address('cy'))).toEqual([]);
  });
});

describe('a word about the mails of the follow-up alone', () => {
  const headings = ['First name', 'Last name', 'Email', 'Date', 'Consent', 'Unsubscribed'];
  const wordsOf = async (email: string) =>
    app.db
      .selectFrom('consents')
      .innerJoin('leads', 'leads.id', 'consents.leadId')
      .select(['channel', 'purpose', 'action'])
      .where('email', '=', email)
      .orderBy('consents.id')
      .execute();

  it('goes out as such', async () => {
    const { leadId } = await makePatient(app, { email: address('ana') });
    const word = { channel: 'email', purpose: 'followUp', action: 'withdrawn' };
    expect((await admin.post(`/api/leads/${leadId}/consents`, word)).status).toBe(200);
    const { text } = await admin.get(
      `/api/leads/full-export?filter=${JSON.stringify({ q: address('ana') })}`,
    );
    expect(text).toContain('"email (request), phone, text"');
    expect(text).toContain(',email (follow-up),');
  });

  it('goes out as what holds: a form that was sent again lifts no “no”, nor does another lead', async () => {
    const person = { email: address('ana'), phone: phone(), firstName: 'Ana', lastName: 'Ruiz' };
    const { leadId } = await makePatient(app, person);
    const word = { channel: 'email', purpose: 'followUp', action: 'withdrawn' };
    expect((await admin.post(`/api/leads/${leadId}/consents`, word)).status).toBe(200);
    await makePatient(app, { ...person, location: there.slug });
    app.clock.advance({ minutes: 11 });
    await makePatient(app, person);
    const filter = JSON.stringify({ q: address('ana') });
    const { text } = await admin.get(`/api/leads/full-export?filter=${filter}`);
    const lines = text.split('\n').filter((line) => line.includes(address('ana')));
    expect(lines.length).toBe(2);
    for (const line of lines) {
      expect(line).toContain('"email (request), phone, text"');
      expect(line).toContain(',email (follow-up),');
    }
  });

  it('comes in as such, and stops nothing else', async () => {
    const person = ['Ana', 'Ruiz', address('ana'), '11/20/2026'];
    await take(csv(headings, [...person, 'yes', 'email (follow-up)']));
    expect(await wordsOf(address('ana'))).toEqual([
      ...['email', 'phone', 'text'].map((channel) => ({
        channel,
        purpose: 'all',
        action: 'given',
      })),
      { channel: 'email', purpose: 'followUp', action: 'withdrawn' },
    ]);
    const [ana] = await leadsAt(address('ana'));
    const { now } = (await admin.get(`/api/leads/${ana?.id}/consents`)).body as LeadConsents;
    const refused = now.filter((each) => each.channel === 'email' && each.refused !== null);
    expect(refused.map(({ purpose }) => purpose)).toEqual(['followUp']);
  });

  it.each(['email (work)', 'email (follow-up', 'no, email', '(follow-up)', 'no (follow-up)'])(
    'has to be written so that it can be read: %s',
    async (cell) => {
      const person = ['Ana', 'Ruiz', address('ana'), '11/20/2026'];
      const record = await checked(csv(headings, [...person, '', cell]));
      expect(record).toMatchObject({ refused: 1 });
    },
  );
});

describe('a crisis noted elsewhere', () => {
  it('pauses what an import would begin', async () => {
    const { leadId } = await makePatient(app, {
      firstName: 'Ana',
      email: address('ana'),
      location: there.slug,
    });
    await admin.post(`/api/leads/${leadId}/stop-contact`, { reason: 'crisis' });
    const done = await take(
      csv(
        ['First name', 'Last name', 'Email', 'Date', 'Consent'],
        ['Ana', 'Ruiz', address('ana'), '11/20/2026', 'yes'],
      ),
      { sendLinks: true, open: 'followUp' },
    );
    expect(done).toMatchObject({ made: 1, links: 0 });
    const [, made] = await leadsAt(address('ana'));
    expect(made).toMatchObject({ contactStop: 'crisis', nextMailAt: null });
    expect(await mailsTo(app, made?.id ?? 0)).toEqual([]);
    expect(await step(app, admin, done.id, 'take-back')).toMatchObject({ kept: 0 });
  });

  it('is heeded by a lead that the file tells to be the same person’s', async () => {
    const elsewhere = await makePatient(app, {
      firstName: 'Ana',
      email: address('ana'),
      phone: phone(),
      location: there.slug,
    });
    await admin.post(`/api/leads/${elsewhere.leadId}/stop-contact`, { reason: 'crisis' });
    const phoneless = csv(
      ['First name', 'Last name', 'Email', 'Date'],
      ['Ana', 'Ruiz', address('other'), '11/20/2026'],
    );
    await take(phoneless, { open: 'followUp' });
    const [known] = await leadsAt(address('other'));
    const leadId = known?.id ?? 0;
    expect(known).toMatchObject({ contactStop: null });
    const file = csv(
      ['First name', 'Last name', 'Email', 'Phone', 'Date'],
      ['Ana', 'Ruiz', address('other'), phone(), '11/20/2026'],
    );
    await take(file, { duplicates: 'join' });
    expect(await leadOf(app, leadId)).toMatchObject({ contactStop: 'crisis', nextMailAt: null });
  });
});

describe('who was erased', () => {
  const erased = 'The data of this person were erased.';
  const file = (reference: string) =>
    csv(
      ['Reference', 'First name', 'Last name', 'Email', 'Date', 'Message'],
      [reference, 'Ana', 'Ruiz', address('ana'), '11/20/2026', 'Please call'],
    );

  it('does not come in again by an old export', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
    const { reference } = await leadOf(app, leadId);
    await erase(leadId);
    const record = await checked(file(reference), { duplicates: 'join' });
    expect(await problemsOf(record)).toEqual([erased]);
    const done = await step(app, admin, record.id, 'run');
    expect(done).toMatchObject({ made: 0, joined: 0, refused: 1 });
    expect(await leadOf(app, leadId)).toMatchObject({ email: null, message: null });
    expect(await leadsAt(address('ana'))).toEqual([]);
  });

  it('between the dry run and the run is counted and said', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
    const record = await checked(file(''), { duplicates: 'new' });
    expect(record).toMatchObject({ refused: 0 });
    await erase(leadId);
    const done = await step(app, admin, record.id, 'run');
    expect(done).toMatchObject({ total: 1, made: 0, refused: 1, problems: 1 });
    expect(await problemsOf(done)).toEqual([erased]);
  });
});

describe('an erasure', () => {
  const rowsHeld = ({ id }: ImportRecord) =>
    app.db
      .selectFrom('importRows')
      .select(['row', 'cells', 'email'])
      .where('importId', '=', id)
      .orderBy('row')
      .execute();

  it('reaches files that nobody has checked yet, however they write it', async () => {
    const { leadId } = await makePatient(app, {
      firstName: 'José',
      lastName: 'Núñez',
      email: address('jose'),
      phone: phone(),
    });
    const file = csv(
      ['First name', 'Last name', 'Email', 'Phone', 'Date', 'Notes'],
      ['J.', 'N.', address('JOSE'), '', '11/20/2026', ''],
      ['J.', 'N.', '', phone().replaceAll(/\D/g, ''), '11/20/2026', ''],
      ['JOSE', 'NUÑEZ', '', '', '2026-11-20 10:30', ''],
      ['Rosa', 'Núñez', address('rosa'), '', '11/20/2026', ''],
      ['José', 'Núñez', address('another'), '', '11/20/2026', 'Somebody else of this name'],
      ['Maria', 'Poe', address('mariajose'), '', '11/20/2026', ''],
    );
    const record = await uploaded(admin, here, file);
    await erase(leadId);
    const held = await rowsHeld(record);
    expect(held.filter(({ cells }) => cells === null).map(({ row }) => row)).toEqual([2, 3, 4]);
    const files = await app.db
      .selectFrom('imports')
      .select('columns')
      .where('id', '=', record.id)
      .executeTakeFirstOrThrow();
    expect(files.columns).not.toContain(address('JOSE'));
    const check = await step(app, admin, record.id, 'check', record.plan);
    expect(check).toMatchObject({ refused: 3 });
    expect(await step(app, admin, record.id, 'run')).toMatchObject({ made: 3, refused: 3 });
    expect(await leadsAt(address('jose'))).toEqual([]);
  });

  it('reaches rows that were refused', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
    const done = await take(
      csv(
        ['First name', 'Last name', 'Email', 'Date'],
        ['Ana', 'Quintanilla', address('ana'), '2/30/2026'],
      ),
    );
    expect(await rowsHeld(done)).toMatchObject([{ email: address('ana') }]);
    await erase(leadId);
    expect(await rowsHeld(done)).toEqual([{ row: 2, cells: null, email: null }]);
  });
});

it('a reference alone joins nobody else', async () => {
  const { leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
  const { reference } = await leadOf(app, leadId);
  const record = await checked(
    csv(
      ['Reference', 'First name', 'Last name', 'Email', 'Date', 'Best time', 'Concern'],
      [reference, 'Bo', 'Lee', address('bo'), '11/20/2026', 'evenings', 'the blues'],
    ),
    { duplicates: 'join' },
  );
  expect(await problemsOf(record)).toEqual(['This is the reference of somebody else here.']);
  const done = await step(app, admin, record.id, 'run');
  expect(done).toMatchObject({ joined: 0, refused: 1 });
  expect((await leadOf(app, leadId)).bestTime).not.toBe('evenings');
});

it('a call from before the request is no answer to it', async () => {
  const { leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
  const last = 'Quintanilla';
  const file = csv(
    ['First name', 'Last name', 'Email', 'Date', 'Calls'],
    ['Ana', last, address('ana'), '2025-10-01', '[2025-10-02T10:00:00-05:00 | | noAnswer]'],
  );
  await take(file, { duplicates: 'join' });
  expect(await leadOf(app, leadId)).toMatchObject({ firstContactAt: null, attempts: 1 });
});

it('is seen only by who has rights at every location that it names', async () => {
  const both = await makeStaff(app, { role: 'manager', locationIds: [here, there.id] });
  const file = csv(
    ['Location', 'First name', 'Last name', 'Email', 'Date'],
    ['Stone Oak', 'Ana', 'Ruiz', address('ana'), '11/20/2026'],
    ['', 'Bo', 'Lee', 'no address', '11/20/2026'],
  );
  const { id, plan } = await uploaded(admin, here, file);
  const seenBy = async (by: Browserless) => {
    const list = await by.get(listPath('imports', {}));
    const paths = [`/api/imports/${id}`, `/api/imports/${id}/rows?kind=problems`];
    const answers = await Promise.all(
      [...paths, `/api/imports/${id}/problems.csv`].map((path) => by.get(path)),
    );
    const listed = (list.body as ImportRecord[]).some((each) => each.id === id);
    return [listed, ...answers.map(({ status }) => status)];
  };
  const nothing = [false, 404, 404, 404];
  const all = [true, 200, 200, 200];
  expect(await seenBy(manager)).toEqual(nothing);
  await step(app, admin, id, 'check', plan);
  expect(await seenBy(manager)).toEqual(nothing);
  expect(await seenBy(both)).toEqual(all);
  const acts = ['check', 'run', 'stop', 'take-back', 'decisions'].map((act) =>
    manager.post(
      `/api/imports/${id}/${act}`,
      act === 'check' ? plan : { row: 2, decision: 'skip' },
    ),
  );
  expect((await Promise.all(acts)).map(({ status }) => status)).toEqual(acts.map(() => 404));
  expect((await manager.delete(`/api/imports/${id}`)).status).toBe(404);
  expect(await step(app, both, id, 'run')).toMatchObject({ made: 1 });
  expect(await seenBy(manager)).toEqual(nothing);
});

it('ids that were taken back are given to nobody else', async () => {
  const file = csv(
    ['First name', 'Last name', 'Email', 'Date', 'Consent'],
    ['Ana', 'Ruiz', address('ana'), '11/20/2026', 'yes'],
  );
  const idsIn = async (table: 'leads' | 'activities' | 'consents') =>
    (await app.db.selectFrom(table).select('id').execute()).map(({ id }) => id);
  const allIds = async () =>
    new Map(
      await Promise.all(
        (['leads', 'activities', 'consents'] as const).map(
          async (table) => [table, await idsIn(table)] as const,
        ),
      ),
    );
  const done = await take(file);
  const before = await allIds();
  expect(await step(app, admin, done.id, 'take-back')).toMatchObject({ kept: 0 });
  await makePatient(app, { email: address('bo') });
  const after = await allIds();
  for (const [table, ids] of before) {
    const last = Math.max(...ids);
    expect(after.get(table)).not.toContain(last);
    expect(after.get(table)?.some((id) => id > last)).toBe(true);
  }
  const again = await take(file);
  expect(again).toMatchObject({ made: 1 });
});

it('what a file filled in stays with the lead that it was merged into, and that is said', async () => {
  const { leadId } = await makePatient(app, {
    firstName: 'Ana',
    email: address('ana'),
    bestTime: '',
  });
  const other = await makePatient(app, {
    firstName: 'Ana',
    email: address('two'),
    bestTime: '',
  });
  const done = await take(
    csv(
      ['First name', 'Last name', 'Email', 'Date', 'Best time'],
      ['Ana', 'Quintanilla', address('ana'), '11/20/2026', 'evenings'],
    ),
    { duplicates: 'join' },
  );
  const merged = await admin.post(`/api/leads/${leadId}/merge`, { intoId: other.leadId });
  expect(merged.status).toBe(200);
  expect(await step(app, admin, done.id, 'take-back')).toMatchObject({ kept: 1 });
  const [kept] = await rowsOfImport(admin, done.id, 'kept');
  expect(kept?.reason).toContain('stays with the lead that stayed');
});
