import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportPlan, ImportRecord } from '../../shared/import.ts';
import { forgetInImports, importsOf } from '../../server/imports/held.queries.ts';
import { readCloseReason } from '../../server/imports/row/choices.ts';
import { runSome } from '../../server/imports/running.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn, csv, importOf, rowsOfImport, step, uploaded } from '../support/imports.ts';
import { rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let here: number;
let manager: Staff;
let admin: Staff;

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  const email = 'ruth@example.com';
  manager = await makeStaff(app, {
    role: 'manager',
    name: 'Ruth Lindqvist',
    email,
    locationIds: [here],
  });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

/** Each test has people of its own. */
let people = 0;
let mine = '';
beforeEach(() => {
  people += 1;
  mine = `p${people}`;
});
const address = (name: string) => `${name}.${mine}@example.com`;
const lead = (email: string) =>
  app.db.selectFrom('leads').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
const count = async (table: 'leads' | 'activities' | 'emails' | 'tasks' | 'consents') =>
  (await app.db.selectFrom(table).select('id').execute()).length;

const take = (file: string, plan: Partial<ImportPlan> = {}) =>
  bringIn(app, manager, here, file, plan);

async function checkedImport(
  file: string,
  plan: (guessed: ImportPlan) => Partial<ImportPlan> = () => ({}),
): Promise<ImportRecord> {
  const { id, plan: guessed } = await uploaded(manager, here, file);
  const chosen = guessed as ImportPlan;
  return step(app, manager, id, 'check', { ...chosen, ...plan(chosen) });
}

describe('past leads', () => {
  it('come in complete with their events and go again without a trace', async () => {
    const before = await Promise.all([count('leads'), count('activities')]);
    const done = await take(
      csv(
        ['Name', 'Email', 'Phone', 'Date', 'Emailed', 'Booked', 'Infused', 'Owner', 'Notes'],
        [
          'Dolores Quintanilla',
          address('DQ'),
          '(210) 555-0142',
          '3/14/2026',
          '3/14/2026',
          '3/20/2026 2:15 PM',
          '3/31/2026',
          'ruth lindqvist',
          'Came by bus',
        ],
      ),
    );
    expect(done).toMatchObject({ state: 'done', total: 1, made: 1, refused: 0, problems: 0 });
    const made = await lead(address('dq'));
    expect(made).toMatchObject({
      firstName: 'Dolores',
      lastName: 'Quintanilla',
      phone: '+12105550142',
      status: 'infused',
      source: 'import',
      assigneeId: manager.id,
      requestedAt: '2026-03-14T05:00:00.000Z',
      emailedAt: '2026-03-14T05:00:00.000Z',
      bookedAt: '2026-03-20T19:15:00.000Z',
      infusedAt: '2026-03-31T05:00:00.000Z',
      dueAt: null,
      breachAt: null,
      escalateAt: null,
      nextStepAt: null,
      nextMailAt: null,
    });
    const rows = await app.db
      .selectFrom('activities')
      .select(['type', 'at', 'data'])
      .where('leadId', '=', made.id)
      .orderBy('id')
      .execute();
    const told = rows.map(
      ({ type, at, data }) => [type, at.slice(0, 10), JSON.parse(data)] as const,
    );
    expect(told).toMatchObject([
      ['requested', '2026-03-14', { source: 'import', imported: true }],
      ['statusChanged', '2026-03-14', { from: 'requested', to: 'emailed' }],
      ['note', '2026-03-14', { text: 'Came by bus' }],
      ['statusChanged', '2026-03-20', { from: 'emailed', to: 'booked' }],
      ['statusChanged', '2026-03-31', { from: 'booked', to: 'infused' }],
      ['assigned', '2026-11-23', { to: manager.id }],
      ['imported', '2026-11-23', { importId: done.id, row: 2, followUp: false }],
    ]);
    expect(await mailsTo(app, made.id)).toEqual([]);
    const back = await step(app, manager, done.id, 'take-back');
    expect(back).toMatchObject({ state: 'takenBack', kept: 0 });
    expect(await Promise.all([count('leads'), count('activities')])).toEqual(before);
    const found = rowsOf(await manager.get(listPath('leads', { filter: { q: address('dq') } })));
    expect(found).toEqual([]);
    expect(await app.db.selectFrom('erasing').selectAll().execute()).toEqual([]);
  });

  it('are closed with their reason, or with what the file says instead', async () => {
    await take(
      csv(
        ['First name', 'Last name', 'Email', 'Date', 'Closed', 'Close reason'],
        ['Ana', 'Ruiz', address('ana'), '2026-03-14', '2026-04-01', 'Too expensive'],
        ['Bo', 'Lee', address('bo'), '2026-03-14', '2026-04-01', 'moved to Ohio'],
      ),
    );
    expect(await lead(address('ana'))).toMatchObject({
      status: 'closed',
      closeReason: 'cost',
      statusBeforeClose: 'requested',
      closedAt: '2026-04-01T05:00:00.000Z',
    });
    const bo = await lead(address('bo'));
    expect(bo.closeReason).toBe('other');
    const closed = await app.db
      .selectFrom('activities')
      .select('data')
      .where('leadId', '=', bo.id)
      .where('type', '=', 'statusChanged')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(closed.data)).toMatchObject({ reason: 'other', note: 'moved to Ohio' });
  });
});

it.each(['No respondió', 'no responde', 'No contestó', 'No contesta'])(
  'knows why a lead was closed in Spanish: %s',
  (words) => expect(readCloseReason(words)).toBe('noResponse'),
);

describe('the dry run', () => {
  it('brings nothing in and says what is wrong by row and column', async () => {
    const before = await count('leads');
    const checked = await checkedImport(
      csv(
        [
          'First name',
          'Last name',
          'Email',
          'Phone',
          'Date',
          'Booked',
          'Infused',
          'Status',
          'Language',
          'Concern',
        ],
        ['', 'Ruiz', 'no address', '12', '2/30/2026', '', '', '', '', 'the blues'],
        ['Bo', 'Lee', address('bo'), '', '3/8/2026 2:30 am', '', '', '', 'Klingon'],
        ['Cy', 'Poe', address('cy'), '', '12/24/2026', '', '', '', ''],
        ['Di', 'Fox', address('di'), '', '3/14/2026', '5/21/2026', '4/21/2026', '', ''],
        ['Ed', 'Orr', address('ed'), '', '3/14/2026', '', '', 'booked', ''],
        ['Flo', 'Ash', '', '', '3/14/2026', '', '', '', ''],
        ['Gus', 'Bell', address('gus'), '', '3/14/2026', '', '', '', ''],
      ),
    );
    expect(checked).toMatchObject({ state: 'checked', refused: 6, total: 7, open: 1 });
    expect(await count('leads')).toBe(before);
    const rows = await rowsOfImport(manager, checked.id, 'problems');
    const told = rows.flatMap(({ row, problems }) =>
      problems.map(({ heading, value, message }) => `${row} ${heading} ${value} ${message}`),
    );
    expect(told.toSorted()).toEqual(
      [
        '2 Date 2/30/2026 There is no such day in the calendar.',
        '2 Email no address This is no mail address.',
        '2 First name  There is no first name.',
        '2 Phone 12 There can be no such phone number.',
        '3 Date 3/8/2026 2:30 am The clocks were put forward then: there was no such time on that day.',
        '3 Language Klingon We have no such word here. It can be English or Spanish.',
        '4 Date 12/24/2026 This lies in the future. Leave out what has not happened yet.',
        '5 Infused 4/21/2026 “First infusion on” is before “Booked on”.',
        '6 Status booked The status is booked, but “Booked on” is empty.',
        '7   There is neither a mail address nor a phone number.',
      ].toSorted(),
    );
    const file = await manager.get(`/api/imports/${checked.id}/problems.csv`);
    expect(file.text).toContain(
      '5,Infused,4/21/2026,“First infusion on” is before “Booked on”.,no',
    );
    const done = await step(app, manager, checked.id, 'run');
    expect(done).toMatchObject({ made: 1, refused: 6 });
    expect(await count('leads')).toBe(before + 1);
  });

  it('asks once about dates that can be read in two ways, and remembers the answer', async () => {
    const file = csv(
      ['First name', 'Last name', 'Email', 'Date', mine],
      ['Ana', 'Ruiz', address('ana'), '03/04/2026', 'x'],
    );
    const { id, plan, columns } = await uploaded(manager, here, file);
    expect(columns[3]).toMatchObject({ dates: 'either' });
    const refused = await manager.post(`/api/imports/${id}/check`, plan);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      errors: { 'dayFirst.3': expect.stringContaining('month or the day') as string },
    });
    const fields = [...(plan?.fields ?? [])];
    fields[4] = 'howHeard';
    await step(app, manager, id, 'check', { ...plan, fields, dayFirst: { 3: true } });
    await step(app, manager, id, 'run');
    expect(await lead(address('ana'))).toMatchObject({
      requestedAt: '2026-04-03T05:00:00.000Z',
      howHeard: 'x',
    });
    const next = await uploaded(manager, here, file);
    expect(next.plan).toMatchObject({ fields, dayFirst: { 3: true } });
  });

  it('goes by what a column tells of its dates, whatever was said of the file before, until told otherwise', async () => {
    const heads = ['First name', 'Last name', 'Email', 'Date', `${mine} told`];
    const ana = ['Ana', 'Ruiz', address('ana'), '03/04/2026', ''];
    const { id, plan } = await uploaded(manager, here, csv(heads, ana));
    await step(app, manager, id, 'check', { ...plan, dayFirst: { 3: false } });
    const ben = ['Ben', 'Ruiz', address('ben'), '14/03/2026', ''];
    const next = await uploaded(manager, here, csv(heads, ana, ben));
    expect(next.plan?.dayFirst).toEqual({ 3: true });
    const checked = await step(app, manager, next.id, 'check', { ...next.plan, dayFirst: {} });
    expect(checked).toMatchObject({ plan: { dayFirst: { 3: true } }, refused: 0 });
    const other = await step(app, manager, next.id, 'check', {
      ...next.plan,
      dayFirst: { 3: false },
    });
    expect(other).toMatchObject({ plan: { dayFirst: { 3: false } }, refused: 1 });
  });

  it('knows the headings of a Spanish list', async () => {
    const { plan } = await uploaded(
      manager,
      here,
      csv(
        [
          'Nombre completo',
          'Correo electrónico',
          'Teléfono',
          'Fecha de solicitud',
          'Idioma',
          'Motivo',
          'Notas',
          'Asignado a',
          'Qué',
        ],
        [
          'María Núñez',
          address('m'),
          '',
          '3 de noviembre de 2026',
          'español',
          'ansiedad',
          '',
          '',
          '',
        ],
      ),
    );
    expect(plan?.fields).toEqual([
      'name',
      'email',
      'phone',
      'requestedAt',
      'language',
      'concern',
      'notes',
      'assignee',
      null,
    ]);
  });

  it.each([
    ['one column of two meanings', { fields: ['email', 'email', null] }, 'fields.1'],
    ['no names', { fields: ['email', null, null] }, 'fields'],
    ['no way to reach anybody', { fields: ['name', null, null] }, 'fields'],
    ['too few columns', { fields: ['name', 'email'] }, 'fields'],
  ])('refuses %s', async (_name, plan, field) => {
    const { id } = await uploaded(manager, here, 'a,b,c\n1,2,3\n');
    const refused = await manager.post(`/api/imports/${id}/check`, plan);
    expect(refused.status).toBe(422);
    expect(Object.keys((refused.body as { errors: object }).errors)).toContain(field);
    expect((await manager.post(`/api/imports/${id}/run`)).status).toBe(409);
  });
});

describe('who is there already', () => {
  const headings = ['First name', 'Last name', 'Email', 'Phone', 'Date', 'Notes', 'Best time'];

  it('is left out, joined or made anew, by rule and row by row, and never taken for a household', async () => {
    const { leadId } = await makePatient(app, {
      firstName: 'José',
      lastName: 'Ruiz',
      email: address('family'),
      bestTime: '',
    });
    const file = csv(
      headings,
      ['Jose', 'Ruiz', address('family'), '', '2026-03-14', 'Old note', 'evenings'],
      ['Rosa', 'Ruiz', address('family'), '', '2026-03-14', '', ''],
      ['Rosa', 'Ruiz', address('family'), '', '2026-05-14', '', ''],
    );
    const checked = await checkedImport(file);
    expect(checked.duplicates).toBe(2);
    expect(await rowsOfImport(manager, checked.id, 'duplicates')).toMatchObject([
      { row: 2, name: 'Jose Ruiz', twinLeadId: leadId, twinRow: null },
      { row: 4, name: 'Rosa Ruiz', twinLeadId: null, twinRow: 3 },
    ]);
    const leftOut = async () =>
      (await rowsOfImport(manager, checked.id, 'leftOut')).map(({ row }) => row);
    expect(await leftOut()).toEqual([2, 4]);
    await manager.post(`/api/imports/${checked.id}/decisions`, { row: 2, decision: 'join' });
    expect(await leftOut()).toEqual([4]);
    const before = await leadOf(app, leadId);
    const done = await step(app, manager, checked.id, 'run');
    expect(done).toMatchObject({ made: 1, joined: 1, skipped: 1 });
    const joined = await leadOf(app, leadId);
    expect(joined).toMatchObject({
      bestTime: 'evenings',
      status: before.status,
      firstName: 'José',
    });
    expect(await historyOf(app, leadId)).toEqual(expect.arrayContaining(['note', 'imported']));
    expect(joined.dueAt).toBe(before.dueAt);

    await step(app, manager, done.id, 'take-back');
    expect((await leadOf(app, leadId)).bestTime).toBeNull();
    const told = rowsOf(
      await manager.get(listPath('activities', { filter: { leadId, type: 'undone' } })),
    );
    expect(told).toHaveLength(1);
  });

  it('keeps what somebody has changed since', async () => {
    const { leadId } = await makePatient(app, { email: address('ana'), bestTime: '' });
    const file = csv(headings, ['Dolores', 'Q', address('ana'), '', '2026-03-14', '', 'evenings']);
    const done = await take(file, { duplicates: 'join' });
    const { version } = await leadOf(app, leadId);
    const changed = await manager.put(`/api/leads/${leadId}`, { bestTime: 'mornings', version });
    expect(changed.status).toBe(200);
    await step(app, manager, done.id, 'take-back');
    expect((await leadOf(app, leadId)).bestTime).toBe('mornings');
  });

  it('can be brought in twice where that is chosen', async () => {
    const row = ['Ana', 'Ruiz', address('ana'), '', '2026-03-14', '', ''];
    expect(await take(csv(headings, row, row), { duplicates: 'new' })).toMatchObject({ made: 2 });
  });
});

describe('contact', () => {
  const headings = [
    'First name',
    'Last name',
    'Email',
    'Date',
    'Consent',
    'Do not contact',
    'Unsubscribed',
  ];

  it('never follows from an import: no mail, no clock, nothing planned, whatever happens next', async () => {
    const emails = await count('emails');
    await take(csv(headings, ['Ana', 'Ruiz', address('ana'), '11/20/2026', 'yes', '', '']), {
      open: 'nothing',
    });
    const { id } = await lead(address('ana'));
    await manager.post(`/api/leads/${id}/notes`, { text: 'Looked at it' });
    app.clock.advance({ hours: 24 * 8 });
    await app.followUpMails.runOnce();
    await app.planning.runOnce();
    expect(await lead(address('ana'))).toMatchObject({
      dueAt: null,
      breachAt: null,
      escalateAt: null,
      nextMailAt: null,
      nextStepAt: null,
    });
    expect(await count('emails')).toBe(emails);
    app.clock.advance({ hours: -24 * 8 });
  });

  it('is agreed to only where a column says so', async () => {
    await take(
      csv(
        headings,
        ['Ana', 'Ruiz', address('ana'), '11/20/2026', '', '', ''],
        ['Bo', 'Lee', address('bo'), '11/20/2026', 'email and phone', '', ''],
      ),
      { open: 'nothing' },
    );
    const ana = await lead(address('ana'));
    const bo = await lead(address('bo'));
    const consents = await app.db
      .selectFrom('consents')
      .select(['leadId', 'channel', 'action', 'means', 'at', 'wording'])
      .where('leadId', 'in', [ana.id, bo.id])
      .orderBy('id')
      .execute();
    const given = {
      leadId: bo.id,
      action: 'given',
      means: 'import',
      at: bo.requestedAt,
      wording: 'In an imported file: email and phone',
    };
    expect(consents).toEqual([
      { ...given, channel: 'email' },
      { ...given, channel: 'phone' },
    ]);
  });

  it('once refused stays refused, whatever a list says', async () => {
    const { token, leadId } = await makePatient(app, { firstName: 'Ana', email: address('ana') });
    await app.visitor.post(`/book/${token}/stop`);
    const emails = await count('emails');
    const yes = csv(headings, ['Rosa', 'Ruiz', address('ana'), '11/20/2026', 'yes', '', '']);
    const done = await take(yes, { sendLinks: true, open: 'nothing' });
    expect(done).toMatchObject({ made: 1, links: 0 });
    expect(await count('emails')).toBe(emails);
    const rosa = await app.db
      .selectFrom('leads')
      .select('id')
      .where('firstName', '=', 'Rosa')
      .where('email', '=', address('ana'))
      .executeTakeFirstOrThrow();
    const said = await app.db
      .selectFrom('consents')
      .select('channel')
      .where('leadId', '=', rosa.id)
      .execute();
    expect(said.map(({ channel }) => channel)).not.toContain('email');

    await manager.post(`/api/leads/${leadId}/stop-contact`, { reason: 'doNotContact' });
    await take(csv(headings, ['Ana', 'Ruiz', address('ana'), '11/20/2026', 'yes', '', '']), {
      duplicates: 'new',
      sendLinks: true,
    });
    const again = await app.db
      .selectFrom('leads')
      .selectAll()
      .where('email', '=', address('ana'))
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(again).toMatchObject({
      firstName: 'Ana',
      contactStop: 'doNotContact',
      nextStepAt: null,
    });
    expect(await count('emails')).toBe(emails);
  });

  it('is not to be where the list says so, for new leads and for those that are there', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Cy', email: address('cy') });
    await take(
      csv(
        headings,
        ['Ana', 'Ruiz', address('ana'), '11/20/2026', 'yes', 'yes', ''],
        ['Bo', 'Lee', address('bo'), '11/20/2026', '', '', 'email'],
        ['Cy', 'Poe', address('cy'), '11/20/2026', '', 'x', ''],
      ),
      { duplicates: 'join', sendLinks: true },
    );
    expect(await lead(address('ana'))).toMatchObject({ contactStop: 'doNotContact' });
    expect(await leadOf(app, leadId)).toMatchObject({
      contactStop: 'doNotContact',
      nextMailAt: null,
    });
    const bo = await lead(address('bo'));
    const refused = await manager.post(`/api/leads/${bo.id}/emails`, { template: 'bookingLink' });
    expect(refused.status).toBe(409);
  });

  it('begins where it was ticked: links to those who agreed, in a gentle pace', async () => {
    const asking = ['ana', 'bo', 'cy'].map((name) => [
      name,
      'Test',
      address(name),
      '11/20/2026',
      name === 'bo' ? '' : 'yes',
      '',
      '',
    ]);
    const over = ['di', 'Test', address('di'), '3/14/2026', 'yes', '', ''];
    const file = csv([...headings, 'Closed'], ...asking.map((row) => [...row, '']), [
      ...over,
      '4/21/2026',
    ]);
    const done = await take(file, { sendLinks: true, open: 'nothing' });
    expect(done.links).toBe(2);
    const mails = await app.db
      .selectFrom('emails')
      .select(['to', 'template', 'nextAttemptAt'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(mails.toReversed().map(({ to }) => to)).toEqual([address('ana'), address('cy')]);
    const [first = 0, second = 0] = mails
      .toReversed()
      .map(({ nextAttemptAt }) => Date.parse(nextAttemptAt ?? ''));
    expect(second - first).toBe(2000);
    // Not yet sent, the mails go with the leads.
    expect(await step(app, manager, done.id, 'take-back')).toMatchObject({ kept: 0 });
  });

  it('begins anew with the follow-up, where that was ticked', async () => {
    await take(
      csv(
        [...headings, 'Calls'],
        ['Ana', 'Ruiz', address('ana'), '3/14/2026', '', '', '', ''],
        [
          'Bo',
          'Lee',
          address('bo'),
          '3/14/2026',
          '',
          '',
          '',
          '[2026-03-15T10:00:00-05:00 | | noAnswer]',
        ],
      ),
      { open: 'followUp' },
    );
    // 9:00 am on a Monday: the target is 15 minutes from now and not from March.
    expect(await lead(address('ana'))).toMatchObject({
      dueAt: '2026-11-23T15:15:00.000Z',
      breachAt: '2026-11-23T16:00:00.000Z',
      nextStep: 'call',
    });
    expect(await lead(address('bo'))).toMatchObject({
      attempts: 1,
      firstContactAt: '2026-03-15T15:00:00.000Z',
      dueAt: null,
      nextStep: 'call',
    });
  });
});

it('open leads get one task each to look at, spread over business days', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => [
    `Person${String.fromCharCode(65 + index)}x`,
    'Test',
    address(`open${index}`),
    '11/20/2026',
  ]);
  const done = await take(csv(['First name', 'Last name', 'Email', 'Date'], ...rows));
  const tasks = await app.db
    .selectFrom('tasks')
    .innerJoin('leads', 'leads.id', 'tasks.leadId')
    .select(['kind', 'tasks.dueAt', 'leads.nextStep', 'leads.nextStepAt', 'leads.dueAt as clock'])
    .where('email', 'like', `open%${mine}%`)
    .execute();
  expect(tasks).toHaveLength(30);
  const days = Map.groupBy(tasks, ({ dueAt }) => dueAt);
  expect([...days].map(([day, each]) => [day, each.length])).toEqual([
    ['2026-11-24T15:00:00.000Z', 25],
    ['2026-11-25T15:00:00.000Z', 5],
  ]);
  expect(tasks[0]).toMatchObject({
    kind: 'review',
    nextStep: 'review',
    nextStepAt: tasks[0]?.dueAt,
    clock: null,
  });
  expect(await step(app, manager, done.id, 'take-back')).toMatchObject({ kept: 0 });
});

describe('taking back', () => {
  const file = (names: readonly string[]) =>
    csv(
      ['First name', 'Last name', 'Email', 'Date'],
      ...names.map((name) => [name, 'Test', address(name), '11/20/2026']),
    );

  it('keeps what was worked on since, and says why', async () => {
    const names = ['noted', 'changed', 'mailed', 'viewed', 'assigned'];
    const done = await take(file(names), { open: 'nothing' });
    const ids = Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, (await lead(address(name))).id] as const)),
    );
    await manager.post(`/api/leads/${ids['noted']}/notes`, { text: 'Called back' });
    await manager.put(`/api/leads/${ids['changed']}`, { lastName: 'Other', version: 1 });
    await manager.post(`/api/leads/${ids['mailed']}/emails`, { template: 'bookingLink' });
    await app.sendMail();
    await manager.get(`/api/leads/${ids['viewed']}`);
    await manager.post(`/api/leads/${ids['assigned']}/assign`, { assigneeId: manager.id });
    const back = await step(app, manager, done.id, 'take-back');
    expect(back).toMatchObject({ state: 'takenBack', kept: 4 });
    const kept = await rowsOfImport(manager, done.id, 'kept');
    expect(kept.map(({ leadId, reason }) => [leadId, reason])).toEqual([
      [ids['noted'], 'It was worked on since.'],
      [ids['changed'], 'It was changed since.'],
      [ids['mailed'], 'A mail went out to this person.'],
      [ids['assigned'], 'It was worked on since.'],
    ]);
    expect((await manager.get(`/api/leads/${ids['viewed']}`)).status).toBe(404);
    expect((await manager.post(`/api/imports/${done.id}/take-back`)).status).toBe(409);
  });

  it('works after a stop or a crash, and so does going on', async () => {
    const names = Array.from(
      { length: 200 },
      (_, index) => `n${String.fromCharCode(97 + (index % 26))}${index}q`,
    );
    const brought = async () =>
      (await app.db.selectFrom('leads').select('id').where('email', 'like', `n%${mine}%`).execute())
        .length;
    const checked = await checkedImport(file(names), () => ({ open: 'nothing' }));
    await manager.post(`/api/imports/${checked.id}/run`);
    // One turn is brought in, then the program is gone: nothing of the rest, all of the turn.
    expect(await runSome({ ...app.ctx, sendLink: null }, checked.id, 50)).toBe(true);
    const { made, ...cut } = await importOf(manager, checked.id);
    expect(cut).toMatchObject({ state: 'running', done: made });
    expect([made > 0, made <= 50]).toEqual([true, true]);
    expect(await brought()).toBe(made);
    const stopped = await manager.post(`/api/imports/${checked.id}/stop`);
    expect(stopped.body).toMatchObject({ state: 'stopped', made });
    const went = await step(app, manager, checked.id, 'run');
    expect(went).toMatchObject({ state: 'done', made: 200, done: 200 });
    expect(await brought()).toBe(200);
    expect(await step(app, manager, checked.id, 'take-back')).toMatchObject({ kept: 0, done: 200 });
  });
});

describe('leads that come in together', () => {
  it('are all found by a search and looked at for duplicates, also by what another row added', async () => {
    const name = `Quiteria${mine}`;
    const rows = csv(
      ['First name', 'Last name', 'Email', 'Phone', 'Date'],
      [`Ana${mine}`, 'Test', address('ana'), '', '11/20/2026'],
      [name, 'Test', address('qui'), '', '11/20/2026'],
      [name, 'Test', address('qui'), '(210) 555-0176', '11/20/2026'],
    );
    expect(await take(rows, { duplicates: 'join' })).toMatchObject({ made: 2, joined: 1 });
    const { id } = await lead(address('qui'));
    for (const q of [name, address('qui'), '555-0176']) {
      const found = rowsOf(await manager.get(listPath('leads', { filter: { q } })));
      expect([q, found.map((each) => each['id'])]).toEqual([q, [id]]);
    }
    const waiting = await app.db.selectFrom('unkeyedLeads').select('leadId').execute();
    const { id: other } = await lead(address('ana'));
    expect(waiting.map(({ leadId }) => leadId)).toEqual(expect.arrayContaining([id, other]));
    expect(await app.db.selectFrom('gathering').selectAll().execute()).toEqual([]);
  });

  it('are told of once for all, and who was there before by name', async () => {
    const there = await makePatient(app, { email: address('there'), firstName: 'There' });
    await app.db.deleteFrom('changes').execute();
    await take(
      csv(
        ['First name', 'Last name', 'Email', 'Date', 'Notes'],
        ...['ana', 'bea', 'cleo'].map((name) => [name, 'Test', address(name), '11/20/2026', 'x']),
        ['There', 'Quintanilla', address('there'), '11/20/2026', 'Came by bus'],
      ),
      { duplicates: 'join' },
    );
    const told = await app.db
      .selectFrom('changes')
      .select(['resource', 'recordId', 'locationId'])
      .distinct()
      .execute();
    const { id } = await lead(address('cleo'));
    expect(told).toEqual([
      { resource: 'lead', recordId: there.leadId, locationId: here },
      { resource: 'lead', recordId: id, locationId: here },
    ]);
  });
});

it('one row that can’t be stored keeps no other from coming in', async () => {
  await sql`create trigger "noPoison" before insert on leads when new."firstName" = 'Poison'
    begin select raise(abort, 'poison'); end`.execute(app.db);
  const done = await take(
    csv(
      ['First name', 'Last name', 'Email', 'Date'],
      ...['Ana', 'Poison', 'Bo'].map((name) => [name, 'Test', address(name), '3/14/2026']),
    ),
  );
  await sql`drop trigger "noPoison"`.execute(app.db);
  expect(done).toMatchObject({ state: 'done', made: 2, refused: 1, done: 3 });
  expect(await rowsOfImport(manager, done.id, 'problems')).toMatchObject([
    { row: 3, problems: [{ message: expect.stringContaining('Bring it in by hand') as string }] },
  ]);
});

describe('what a file said', () => {
  const file = () =>
    csv(
      ['First name', 'Last name', 'Email', 'Date'],
      ['Ana', 'Ruiz', address('ana'), '3/14/2026'],
      ['', '', 'x', ''],
    );
  const cellsOf = (id: number) =>
    app.db
      .selectFrom('importRows')
      .select(['row', 'cells', 'email', 'problems'])
      .where('importId', '=', id)
      .orderBy('row')
      .execute();

  it('is in the audit trail by its steps, without names', async () => {
    const done = await take(file());
    await step(app, manager, done.id, 'take-back');
    const filter = { resource: 'imports', recordId: String(done.id) };
    const events = rowsOf(
      await admin.get(listPath('auditEvents', { filter, sort: ['id', 'ASC'] })),
    );
    expect(events.map(({ action, actorId }) => [action, actorId])).toEqual(
      ['upload', 'check', 'run', 'takeBack'].map((action) => [action, manager.id]),
    );
    expect(JSON.stringify(events)).not.toContain('Ana');
  });

  it('of one person can be told, and erased for ever', async () => {
    const done = await take(file());
    const person = await lead(address('ana'));
    const { id } = person;
    await checkedImport(file());
    expect(await importsOf(app.db, id)).toEqual([
      {
        importId: done.id,
        fileName: 'leads.csv',
        importedAt: done.createdAt,
        row: 2,
        outcome: 'made',
        cells: null,
      },
    ]);
    await app.db.transaction().execute((trx) => forgetInImports(trx, id, person));
    const held = await app.db.selectFrom('importRows').selectAll().execute();
    const files = await app.db.selectFrom('imports').select('columns').execute();
    expect(JSON.stringify([held, files])).not.toContain(address('ana'));
  });

  it('goes with each row that is brought in, and the rest after a week', async () => {
    const done = await take(file());
    expect(done.columns.flatMap(({ samples }) => samples)).toEqual([]);
    expect(await cellsOf(done.id)).toMatchObject([
      { row: 2, cells: null, email: null },
      { row: 3, cells: expect.stringContaining('x') as string },
    ]);
    const waiting = await uploaded(manager, here, file());
    app.clock.advance({ hours: 24 * 8 });
    await app.importing.runOnce();
    expect(await cellsOf(done.id)).toMatchObject([
      { cells: null, problems: null },
      { cells: null, problems: null },
    ]);
    const later = await makeStaff(app, { role: 'admin' });
    expect((await later.get(`/api/imports/${waiting.id}`)).status).toBe(404);
    expect(await cellsOf(waiting.id)).toEqual([]);
    app.clock.advance({ hours: -24 * 8 });
  });
});
