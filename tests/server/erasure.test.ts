import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '../../server/audit/audit.service.ts';
import { adminCommand } from '../support/admin-command.ts';
import { startApp, type TestApp } from '../support/app.ts';
import {
  historyOf,
  leadOf,
  mailsTo,
  makePatient,
  type Patient,
  slotsOf,
} from '../support/booking.ts';
import { type Answer, type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

const folder = mkdtempSync(join(tmpdir(), 'stillpoint-erasure-'));
const file = join(folder, 'test.sqlite');

let app: TestApp;
let desk: Browserless;
let manager: Browserless;
let admin: Browserless;

beforeAll(async () => {
  app = await startApp({ file });
  const { id } = await makeLocation(app);
  desk = await makeStaff(app, { locationIds: [id], name: 'Dana Desk' });
  manager = await makeStaff(app, { role: 'manager', locationIds: [id], name: 'Mia Manager' });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Words that stand nowhere else, so that each can be looked for in the bytes of the file. */
const who = {
  firstName: 'Zephyrine',
  lastName: 'Quackenbush',
  email: 'zephyrine.q@example.com',
  phone: '(210) 555-0177',
  message: 'Vermilion hours at night',
  howHeard: 'Cousin Ottoline told me',
  requesterName: 'Balthazar Oxenfree',
  requesterRelation: 'stepbrother-in-law',
  bestTime: 'after the marimba lesson',
};
const written = [
  'Zephyrine',
  'Quackenbush',
  'zephyrine',
  'quackenbush',
  '5550177',
  'Vermilion',
  'Ottoline',
  'Balthazar',
  'stepbrother',
  'marimba',
  'Snickersnee',
  'Flibbertigibbet',
  'Gobbledygook',
  'Kerfuffle',
  'Lollygag',
  'Widdershins',
];

/** Somebody of whom every table knows something. */
async function knownEverywhere(): Promise<Patient> {
  const patient = await makePatient(app, who);
  const { leadId } = patient;
  const at = `/api/leads/${leadId}`;
  await app.sendMail();
  await desk.post(`${at}/calls`, { outcome: 'reached', note: 'Snickersnee', followUpAt: later(2) });
  await desk.post(`${at}/notes`, { text: 'Flibbertigibbet' });
  const { version } = recordOf(await desk.get(at));
  await desk.put(at, { okToTalkTo: 'Gobbledygook', lastName: 'Quackenbush-Poole', version });
  await desk.post('/api/tasks', { leadId, kind: 'other', title: 'Kerfuffle', dueAt: later(9) });
  await desk.post(`${at}/postpone`, { until: later(30), reason: 'Lollygag' });
  await desk.post(`${at}/presence`, { mode: 'working' });
  await app.visitor.post('/api/public/requests', requestBody({ ...who, message: 'Widdershins' }), {
    'Idempotency-Key': `key-${leadId}`,
  });
  const slots = slotsOf(await app.visitor.get(patient.api));
  await app.visitor.post(patient.api, { startsAt: slots.at(-1)?.startsAt });
  const view = { name: 'Hers', layout: 'list', shared: false, columns: ['lastName'] };
  const list = { resource: 'leads', filter: { q: who.email }, sort: ['requestedAt', 'DESC'] };
  expect((await desk.post('/api/views', { ...view, ...list })).status).toBe(201);
  await manager.get(`/api/leads/export?filter=${JSON.stringify({ q: 'Zephyrine Quackenbush' })}`);
  await manager.get(`/api/leads/full-export?filter=${JSON.stringify({ q: 'Quackenbush' })}`);
  return patient;
}

const later = (hours: number) =>
  app.clock.now().add({ hours }).toString({ fractionalSecondDigits: 3 });

async function erase(leadId: number, fields: Record<string, unknown> = {}, by = admin) {
  const { reference } = await leadOf(app, leadId);
  return by.post(`/api/leads/${leadId}/erase`, { reference, reason: 'They asked.', ...fields });
}

/** Which of these words stand in the file or beside it. */
function inTheFile(): string[] {
  const bytes = ['', '-wal'].map((ending) => readFileSync(file + ending, 'latin1')).join('\n');
  return written.filter((word) => bytes.includes(word));
}

async function counts(): Promise<unknown> {
  const { rows } = await sql`
    select source, language, count(*) as n, count("emailedAt") as emailed, count("bookedAt") as booked,
      count("infusedAt") as infused, sum(attempts) as attempts, count("firstContactAt") as reached
    from leads group by source, language`.execute(app.db);
  return rows;
}

describe('erasing a person', () => {
  let patient: Patient;
  let before: unknown;
  let answer: Answer;

  beforeAll(async () => {
    await makePatient(app, { firstName: 'Ana' });
    patient = await knownEverywhere();
    expect(inTheFile().length).toBeGreaterThan(10);
    before = await counts();
    answer = await erase(patient.leadId);
  });

  it('leaves none of their words in any table, nor in the bytes of the file', async () => {
    expect(answer.status).toBe(200);
    const { rows: tables } = await sql<{ name: string }>`
      select name from sqlite_master where type = 'table' and name not like 'leadSearch%'`.execute(
      app.db,
    );
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(app.db);
      const text = JSON.stringify(rows);
      expect([name, written.filter((word) => text.includes(word))]).toEqual([name, []]);
    }
    expect(inTheFile()).toEqual([]);
  });

  it('finds nobody by their name any more', async () => {
    for (const q of ['Zephyrine', 'Quackenbush', '0177']) {
      expect(rowsOf(await admin.get(`/api/find?q=${q}`))).toEqual([]);
      expect(rowsOf(await admin.get(listPath('leads', { filter: { q } })))).toEqual([]);
    }
  });

  it('keeps what reports count', async () => {
    expect(await counts()).toEqual(before);
  });

  it('leaves a tombstone: that, when, by whom and why', async () => {
    const lead = await leadOf(app, patient.leadId);
    expect(lead).toMatchObject({ status: 'closed', concern: 'undisclosed', dueAt: null });
    expect(lead.erasedAt).toBe(lead.closedAt);
    const history = await historyOf(app, patient.leadId);
    expect(history).toContain('call');
    expect(history).toContain('erased');
    const events = rowsOf(
      await admin.get(listPath('auditEvents', { filter: { action: 'erase' } })),
    );
    expect(events).toMatchObject([{ details: { reason: 'They asked.' } }]);
    expect(await verifyAuditChain(app.db)).toBeNull();
  });

  it('cancels what was ahead without a mail, and opens no link any more', async () => {
    const { leadId, page, api } = patient;
    const visits = rowsOf(await admin.get(listPath('appointments', { filter: { leadId } })));
    expect(visits).toMatchObject([{ status: 'cancelled' }]);
    await app.sendMail();
    const mails = rowsOf(await admin.get(listPath('emails', { filter: { leadId } })));
    expect(mails.map(({ template }) => template)).not.toContain('cancelled');
    expect(mails.filter(({ status }) => status === 'queued')).toEqual([]);
    expect((await app.visitor.get(page)).status).toBe(404);
    expect((await app.visitor.post(api, {})).status).toBe(404);
    expect((await app.visitor.submit(`${page}/stop`, {})).status).toBe(404);
  });

  it.each([
    ['notes', { text: 'x' }],
    ['calls', { outcome: 'noAnswer' }],
    ['reopen', {}],
    ['emails', { template: 'bookingLink' }],
    ['stop-contact', { reason: 'crisis' }],
    ['consents', { channel: 'email', action: 'given' }],
    ['erase', { reason: 'Again.', reference: 'x' }],
  ])('is final: %s is refused', async (name, body) => {
    const refused = await admin.post(`/api/leads/${patient.leadId}/${name}`, body);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'lead.erased' });
  });

  it('leaves the history of everybody else as unchangeable as it was', async () => {
    const change = sql`update activities set data = '{}' where "leadId" <> ${patient.leadId}`;
    await expect(change.execute(app.db)).rejects.toThrow(/append-only/);
    const own = sql`update consents set "originAddress" = 'x' where "leadId" = ${patient.leadId}`;
    await expect(own.execute(app.db)).rejects.toThrow(/append-only/);
  });

  it('lets them ask again as somebody new', async () => {
    const again = await makePatient(app, who);
    expect(again.leadId).not.toBe(patient.leadId);
    expect((await erase(again.leadId)).status).toBe(200);
  });
});

describe('who may erase, and how', () => {
  it('is an admin’s, with the reference typed and a reason that names nobody', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Ophelia', lastName: 'Tanager' });
    expect((await erase(leadId, {}, desk)).status).toBe(403);
    expect((await erase(leadId, {}, manager)).status).toBe(403);
    expect((await erase(leadId, { reference: 'SP-WRONG1' })).body).toMatchObject({
      errors: { reference: expect.stringContaining('SP-') as string },
    });
    for (const reason of ['', 'ophelia asked', 'Call (210) 555-0199 first, Ms. Tanager']) {
      const refused = await erase(leadId, { reason });
      expect(refused.status).toBe(422);
      expect(refused.body).toMatchObject({ errors: { reason: expect.any(String) as string } });
    }
    expect((await leadOf(app, leadId)).erasedAt).toBeNull();
  });

  it('takes what was merged into the lead with it', async () => {
    const kept = await makePatient(app, { firstName: 'Ines' });
    const gone = await makePatient(app, { firstName: 'Inez' });
    await app.db
      .updateTable('leads')
      .set({ mergedIntoId: kept.leadId })
      .where('id', '=', gone.leadId)
      .execute();
    expect((await erase(gone.leadId)).status).toBe(200);
    expect((await leadOf(app, kept.leadId)).firstName).toBe('Erased');
    expect((await leadOf(app, gone.leadId)).firstName).toBe('Erased');
  });

  it('forgets who said no, but not that it was said', async () => {
    const patient = await makePatient(app, { firstName: 'Uma' });
    const { email, phone } = await leadOf(app, patient.leadId);
    const word = { action: 'withdrawn' };
    for (const channel of ['email', 'phone']) {
      await desk.post(`/api/leads/${patient.leadId}/consents`, { ...word, channel });
    }
    expect((await erase(patient.leadId)).status).toBe(200);
    const body = { locationId: 1, firstName: 'Una', lastName: 'New', email, phone };
    const { id } = recordOf(await desk.post('/api/leads', { ...body, source: 'referral' }));
    const refused = await desk.post(`/api/leads/${String(id)}/emails`, { template: 'bookingLink' });
    expect(refused.body).toMatchObject({ message: 'This person asked not to be mailed.' });
    const task = { leadId: id, kind: 'call', title: 'Call', dueAt: later(3) };
    expect((await desk.post('/api/tasks', task)).status).toBe(409);
  });

  it('leaves alone who asked for that, by each address of theirs, and nobody else', async () => {
    const kept = await makePatient(app, { firstName: 'Isidora' });
    const gone = await makePatient(app, { firstName: 'Isidora Mae' });
    const { email, phone } = await leadOf(app, gone.leadId);
    const wife = await makePatient(app, { firstName: 'Odalys', phone });
    await desk.post(`/api/leads/${gone.leadId}/merge`, { intoId: kept.leadId });
    await desk.post(`/api/leads/${kept.leadId}/stop-contact`, { reason: 'doNotContact' });
    expect((await erase(kept.leadId)).status).toBe(200);

    const again = await askAgain({ firstName: 'Isidora', email });
    expect(again).toMatchObject({ contactStop: 'doNotContact', emailedAt: null, dueAt: null });
    expect(await mailsTo(app, again.id)).toEqual([]);
    expect(await askAgain({ firstName: 'Anaïs', email })).toMatchObject({ contactStop: null });
    const task = { leadId: wife.leadId, kind: 'call', title: 'Call', dueAt: later(3) };
    expect((await desk.post('/api/tasks', task)).status).toBe(201);

    expect((await desk.post(`/api/leads/${again.id}/resume-contact`)).status).toBe(200);
    expect((await erase(again.id)).status).toBe(200);
    expect(await askAgain({ firstName: 'Isidora', email })).toMatchObject({ contactStop: null });
  });

  async function askAgain(fields: Record<string, unknown>) {
    const body = requestBody({ phone: '(210) 555-0991', ...fields });
    const { reference } = recordOf(await app.visitor.post('/api/public/requests', body));
    return app.db
      .selectFrom('leads')
      .selectAll()
      .where('reference', '=', String(reference))
      .executeTakeFirstOrThrow();
  }

  it('keeps not even a hash of whoever said no such thing', async () => {
    const hashes = async () =>
      (await app.db.selectFrom('consentReach').selectAll().execute()).length;
    const before = await hashes();
    const { leadId } = await makePatient(app, { firstName: 'Cleo' });
    expect(await hashes()).toBe(before + 3);
    expect((await erase(leadId)).status).toBe(200);
    expect(await hashes()).toBe(before);
  });

  it('takes the name from those of the house who let us talk to them, and from the trail', async () => {
    const gone = await makePatient(app, { firstName: 'Ígor', lastName: 'Blatherskite' });
    const { phone } = await leadOf(app, gone.leadId);
    const wife = await makePatient(app, { firstName: 'Odette', lastName: 'Blatherskite', phone });
    await app.finding.runOnce();
    const at = `/api/leads/${wife.leadId}`;
    const { version } = recordOf(await desk.get(at));
    await desk.put(at, { okToTalkTo: 'Aunt Polly', version });
    const answered = await desk.post(`${at}/talk-to`, { otherId: gone.leadId, ok: true });
    expect({ status: answered.status, text: answered.text }).toMatchObject({ status: 200 });
    expect((await leadOf(app, wife.leadId)).okToTalkTo).toBe('Aunt Polly, Ígor Blatherskite');
    expect((await erase(gone.leadId)).status).toBe(200);
    expect((await leadOf(app, wife.leadId)).okToTalkTo).toBe('Aunt Polly');
    const trail = await app.db.selectFrom('auditEvents').select('details').execute();
    const details = trail.map((row) => row.details).join();
    expect(details).not.toContain('Ígor');
    expect(details).toContain('Aunt Polly');
    expect(await verifyAuditChain(app.db)).toBeNull();
  });

  it('works from the command line, beside the running server', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Wilhelmina', lastName: 'Xystus' });
    const { reference } = await leadOf(app, leadId);
    const named = await adminCommand(file, ['erase', '--lead', reference, '--reason', 'Xystus!']);
    expect([named.status, named.err]).toEqual([1, 'Leave out who it is: the reason stays.\n']);
    const none = await adminCommand(file, ['erase', '--lead', '999999', '--reason', 'Asked.']);
    expect([none.status, none.err]).toEqual([1, 'there is no lead 999999\n']);
    expect((await adminCommand(file, ['erase', '--lead', reference])).status).toBe(2);
    const done = await adminCommand(file, ['erase', '--lead', reference, '--reason', 'Asked.']);
    expect([done.status, done.out]).toEqual([0, `erased lead ${leadId}\n`]);
    expect((await leadOf(app, leadId)).firstName).toBe('Erased');
    expect(readFileSync(file, 'latin1')).not.toContain('Wilhelmina');
  });
});

describe('what a person can have', () => {
  let patient: Patient;

  beforeAll(async () => {
    patient = await knownEverywhere();
  });

  it('is one file with everything held, for a program too', async () => {
    const kept = await manager.get(`/api/leads/${patient.leadId}/person-export`);
    expect(kept.status).toBe(200);
    expect(kept.headers.get('Content-Disposition')).toMatch(/person-SP-\w+\.html/);
    const words = ['Zephyrine', '(210) 555-0177', 'Vermilion', 'Snickersnee', 'Flibbertigibbet'];
    for (const word of [...words, 'Gobbledygook', 'Kerfuffle', 'Dana Desk', 'Mia Manager']) {
      expect([word, kept.text.includes(word)]).toEqual([word, true]);
    }
    expect(kept.text).not.toContain(patient.token);
    const [, json = ''] = /<script[^>]*>([^]*?)<\/script>/.exec(kept.text) ?? [];
    const data = JSON.parse(json) as Record<string, unknown[]>;
    expect(Object.keys(data)).toEqual([
      'The person',
      'What happened',
      'Mails',
      'Appointments',
      'What was to be done',
      'What was agreed to, and what was not',
      'Beside other requests',
      'Merged requests',
      'Offered to other locations',
      'Brought in from files',
      'Who looked, changed or took it along',
    ]);
    expect(data['Who looked, changed or took it along']).toContainEqual(
      expect.objectContaining({ Who: 'Mia Manager', What: 'Took this file along' }),
    );
  });

  it('is written in words of people, and tells a program the very instant', async () => {
    const at = `/api/leads/${patient.leadId}`;
    await desk.post(`${at}/calls`, { outcome: 'noAnswer', followUpAt: '2026-11-25T16:00:00.000Z' });
    await desk.post(`${at}/stop-contact`, { reason: 'crisis' });
    await desk.post(`${at}/resume-contact`);
    await app.sendMail();
    const kept = await manager.get(`${at}/person-export`);
    const cells = pageOf(kept).all('td');
    const ours = cells.filter((cell) => /\b[a-z]+[A-Z]|\dT\d\d:|: (true|false)\b|[{[]"/.test(cell));
    expect(ours).toEqual([]);
    const told = ['Call again: Wed, Nov 25, 2026, 10:00 am CST', 'Mail: Link to book'];
    for (const words of [...told, 'Kept by us and not sent: yes', 'crisis', 'No answer']) {
      expect([words, cells.some((cell) => cell.includes(words))]).toEqual([words, true]);
    }
    expect(pageOf(kept).text('#data')).toContain('"When": "2026-11-23T15:00:00.000Z"');
  });

  it('cannot break out of the file by what somebody wrote', async () => {
    const text = '</script><img src=x onerror=alert(1)>';
    await desk.post(`/api/leads/${patient.leadId}/notes`, { text });
    const kept = await manager.get(`/api/leads/${patient.leadId}/person-export`);
    expect(kept.text).not.toContain('<img');
    expect(kept.text.match(/<\/script>/g)).toHaveLength(1);
  });

  it('is proof of what was agreed to, word for word', async () => {
    const at = `/api/leads/${patient.leadId}`;
    await desk.post(`${at}/consents`, { channel: 'text', action: 'withdrawn' });
    await desk.post(`${at}/stop-contact`, { reason: 'doNotContact' });
    const proof = await manager.get(`${at}/consents/proof`);
    expect(proof.text).toContain('I agree that the clinic may contact me by phone, text message');
    expect(proof.text).toContain('Mon, Nov 23, 2026, 9:00 am CST');
    expect(proof.text).toContain('127.0.0.1');
    expect(proof.text).toContain('said on the phone');
    expect(proof.text).toContain('This person asked not to be contacted.');
    const events = rowsOf(
      await admin.get(listPath('auditEvents', { filter: { action: 'exportConsents' } })),
    );
    expect(events).toMatchObject([{ recordId: String(patient.leadId) }]);
  });

  it('is a manager’s to give, of their own locations', async () => {
    const elsewhere = await makeLocation(app, { slug: 'far', name: 'Far' });
    const other = await makeStaff(app, { role: 'manager', locationIds: [elsewhere.id] });
    for (const path of ['person-export', 'consents/proof']) {
      expect((await desk.get(`/api/leads/${patient.leadId}/${path}`)).status).toBe(403);
      expect((await other.get(`/api/leads/${patient.leadId}/${path}`)).status).toBe(404);
    }
  });
});

describe('what was merged, and what was split again', () => {
  const exported = async (leadId: number, by = manager) =>
    (await by.get(`/api/leads/${leadId}/person-export`)).text;
  const merge = async (from: Patient, into: Patient) => {
    const answer = await admin.post(`/api/leads/${from.leadId}/merge`, { intoId: into.leadId });
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 200 });
  };

  /** Two leads that were one for a while; what was written then is the second one's. */
  async function parted(text: string): Promise<{ first: Patient; second: Patient }> {
    const first = await makePatient(app, { firstName: 'Nadia' });
    const second = await makePatient(app, { firstName: 'Nadia' });
    await merge(second, first);
    await desk.post(`/api/leads/${first.leadId}/notes`, { text });
    const wish = { laterTo: second.leadId };
    expect((await admin.post(`/api/leads/${first.leadId}/split`, wish)).status).toBe(200);
    return { first, second };
  }

  async function fullExport({ leadId }: Patient): Promise<string> {
    const filter = encodeURIComponent(JSON.stringify({ id: leadId }));
    const answer = await manager.get(`/api/leads/full-export?filter=${filter}`);
    expect(answer.status).toBe(200);
    return answer.text;
  }

  it('tells what a split gave to another there, in every file', async () => {
    const { first, second } = await parted('Borborygmus');
    expect(await exported(first.leadId)).not.toContain('Borborygmus');
    expect(await exported(second.leadId)).toContain('Borborygmus');
    expect(await fullExport(first)).not.toContain('Borborygmus');
    expect(await fullExport(second)).toContain('Borborygmus');
  });

  it('erases what a split gave to the person, and spares what it gave to another', async () => {
    const { first, second } = await parted('Syzygy');
    const other = await parted('Zugzwang');
    expect((await erase(second.leadId)).status).toBe(200);
    expect((await erase(other.first.leadId)).status).toBe(200);
    const rows = await app.db.selectFrom('activities').select('data').execute();
    const kept = rows.map(({ data }) => data).join();
    expect(kept).not.toContain('Syzygy');
    expect(kept).toContain('Zugzwang');
    expect(await exported(other.second.leadId)).toContain('Zugzwang');
    await expect(
      sql`update activities set data = '{}' where "leadId" = ${first.leadId}`.execute(app.db),
    ).rejects.toThrow(/append-only/);
  });

  it('forgets what another lead’s trail says of them, and never kept where they came from', async () => {
    const into = await makePatient(app, { firstName: 'Nadia', concern: 'anxiety' });
    const asked = { firstName: 'Nadia', concern: 'ptsd', campaign: 'Gallimaufry' };
    const from = await makePatient(app, { ...asked, referrer: 'https://x.example/?Pettifog' });
    const fields = { concern: from.leadId, source: from.leadId };
    const answer = await admin.post(`/api/leads/${from.leadId}/merge`, {
      intoId: into.leadId,
      fields,
    });
    expect(answer.status).toBe(200);
    expect((await admin.post(`/api/leads/${into.leadId}/split`, {})).status).toBe(200);
    const trail = async () => {
      const rows = await app.db
        .selectFrom('auditEvents')
        .select('details')
        .where('recordId', '=', String(into.leadId))
        .execute();
      return rows.map(({ details }) => details).join();
    };
    expect(await trail()).toContain('ptsd');
    expect(await trail()).not.toContain('Pettifog');
    expect((await erase(from.leadId)).status).toBe(200);
    expect(await trail()).not.toMatch(/ptsd|Gallimaufry/);
    expect(await verifyAuditChain(app.db)).toBeNull();
  });

  it('shows nothing of another person after a merge that was wrong', async () => {
    const first = await makePatient(app, { firstName: 'Nadia', message: 'Hers alone' });
    const second = await makePatient(app, { firstName: 'Nadia', message: 'Foreign words' });
    const { email } = await leadOf(app, second.leadId);
    const fields = { message: second.leadId, email: second.leadId };
    const ids = [first.leadId, second.leadId];
    await admin.post('/api/leads/merge', { ids, intoId: first.leadId, fields });
    expect(await exported(second.leadId)).toContain('Hers alone');
    await admin.post(`/api/leads/${first.leadId}/split`, {});
    const held = await exported(first.leadId);
    expect(held).toContain('Hers alone');
    expect(held).not.toContain('Foreign words');
    expect(held).not.toContain(email);
  });

  it('keeps what is at another location there', async () => {
    await makeLocation(app, { slug: 'north', name: 'North' });
    const here = await makePatient(app, { firstName: 'Nadia', message: 'Told here' });
    const there = await makePatient(app, {
      firstName: 'Nadia',
      message: 'Told there',
      location: 'north',
    });
    const { email } = await leadOf(app, there.leadId);
    const fields = { message: here.leadId };
    const ids = [here.leadId, there.leadId];
    await admin.post('/api/leads/merge', { ids, intoId: there.leadId, fields });
    expect((await manager.get(`/api/leads/${there.leadId}`)).status).toBe(404);
    for (const path of ['person-export', 'consents/proof']) {
      const { status, text } = await manager.get(`/api/leads/${here.leadId}/${path}`);
      expect(status).toBe(200);
      expect(text).toContain('was merged into one of another location');
      expect(text).not.toContain('Told there');
      expect(text).not.toContain(email);
    }
    expect(await exported(here.leadId, admin)).toContain('Told there');
  });
});
