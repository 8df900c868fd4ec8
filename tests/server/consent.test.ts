import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LeadConsents } from '../../shared/consent-ledger.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, makePatient, mailsTo, type Patient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { recordOf } from '../support/staff.ts';

let app: TestApp;
let desk: Browserless;
let otherDesk: Browserless;
let patient: Patient;

beforeAll(async () => {
  app = await startApp();
  const here = await makeLocation(app);
  const there = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  otherDesk = await makeStaff(app, { locationIds: [there.id], role: 'manager' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  patient = await makePatient(app);
});

const act = (name: string, body: unknown = {}, id = patient.leadId, by = desk): Promise<Answer> =>
  by.post(`/api/leads/${id}/${name}`, body);

/** What holds for a way of contact. */
async function holds(channel: string, purpose = 'request', id = patient.leadId, by = desk) {
  const { body } = await by.get(`/api/leads/${id}/consents`);
  const { now } = body as LeadConsents;
  return now.find((each) => each.channel === channel && each.purpose === purpose);
}

/** The same person, or another of the house, at the other location. */
async function elsewhere(fields: Record<string, unknown> = {}): Promise<number> {
  const { email, phone } = await leadOf(app, patient.leadId);
  const body = requestBody({ email, phone, location: 'stone-oak', ...fields });
  const answer = await app.visitor.post('/api/public/requests', body);
  expect(answer.status).toBe(201);
  return idOf(answer);
}

async function idOf(answer: Answer): Promise<number> {
  const { reference } = recordOf(answer);
  const row = await app.db
    .selectFrom('leads')
    .select('id')
    .where('reference', '=', String(reference))
    .executeTakeFirstOrThrow();
  return row.id;
}

function openTasks(leadId: number) {
  return app.db
    .selectFrom('tasks')
    .select(['kind', 'title', 'reason'])
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .execute();
}

/** Time passes for all but the sessions of staff. */
async function wait(minutes: number): Promise<void> {
  app.clock.advance({ minutes });
  const now = app.clock.now();
  const at = (hours: number) => now.add({ hours }).toString({ fractionalSecondDigits: 3 });
  await app.db
    .updateTable('sessions')
    .set({ lastActiveAt: at(0), expiresAt: at(9) })
    .execute();
}

/** Takes back what the desk did last. */
async function undo(answer: Answer): Promise<Answer> {
  return desk.post('/api/undo', { activityId: Number(answer.headers.get('X-Stillpoint-Deed')) });
}

describe('the ledger', () => {
  it('keeps what the form said, word for word, and what was said on the phone', async () => {
    expect(await holds('email', 'followUp')).toMatchObject({ state: 'given', refused: null });
    expect(await holds('voicemail')).toMatchObject({ state: null, refused: null });
    const said = await act('consents', { channel: 'text', action: 'withdrawn' });
    const { rows } = said.body as LeadConsents;
    expect(rows[0]).toMatchObject({ channel: 'text', action: 'withdrawn', means: 'phone' });
    expect(rows.at(-1)).toMatchObject({ means: 'api', wordingVersion: 1, purpose: 'all' });
    expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
    expect(await holds('text')).toMatchObject({
      state: 'withdrawn',
      refused: 'This person asked for no texts.',
    });
    expect(await holds('email')).toMatchObject({ refused: null });
  });

  it.each([
    [{ channel: 'fax', action: 'given' }, 'channel'],
    [{ channel: 'email', action: 'perhaps' }, 'action'],
    [{ channel: 'email', action: 'given', means: 'webForm' }, 'means'],
    [{ channel: 'email', action: 'given', wording: 'x' }, 'wording'],
  ])('refuses %j', async (body, field) => {
    const answer = await act('consents', body);
    expect(answer.status).toBe(422);
    expect(Object.keys(recordOf(answer)['errors'] as object)).toEqual([field]);
  });

  it('is nobody’s at another location', async () => {
    const { leadId } = patient;
    expect((await otherDesk.get(`/api/leads/${leadId}/consents`)).status).toBe(404);
    const word = { channel: 'email', action: 'withdrawn' };
    expect((await act('consents', word, leadId, otherDesk)).status).toBe(404);
    expect(await holds('email')).toMatchObject({ state: 'given' });
  });

  it('takes back a word written down by mistake, and keeps its row', async () => {
    await act('calls', { outcome: 'noAnswer' });
    expect(await openTasks(patient.leadId)).toMatchObject([{ kind: 'call' }]);
    const answer = await act('consents', { channel: 'phone', action: 'withdrawn' });
    expect(await openTasks(patient.leadId)).toMatchObject([{ kind: 'review' }]);
    expect((await undo(answer)).status).toBe(200);
    expect(await holds('phone')).toMatchObject({ state: 'given', refused: null });
    expect(await openTasks(patient.leadId)).toMatchObject([{ kind: 'call' }]);
    const { body } = await desk.get(`/api/leads/${patient.leadId}/consents`);
    const { rows } = body as LeadConsents;
    expect(rows.slice(0, 2)).toMatchObject([
      { action: 'takenBack', undoesId: rows[1]?.id },
      { action: 'withdrawn', takenBack: true },
    ]);
  });

  it('has the word of which the field about voicemail is the summary', async () => {
    const path = `/api/leads/${patient.leadId}`;
    const put = async (voicemailOk: boolean | null) =>
      desk.put(path, { voicemailOk, version: recordOf(await desk.get(path))['version'] });
    expect(recordOf(await put(true))).toMatchObject({ voicemailOk: true });
    expect(await holds('voicemail')).toMatchObject({ state: 'given' });
    await act('consents', { channel: 'voicemail', action: 'withdrawn' });
    expect(recordOf(await desk.get(path))).toMatchObject({ voicemailOk: false });
    expect(recordOf(await put(null))).toMatchObject({ voicemailOk: null });
    expect(await holds('voicemail')).toMatchObject({ state: null });
  });
});

describe('who asked for no calls', () => {
  beforeEach(async () => {
    expect((await act('consents', { channel: 'phone', action: 'withdrawn' })).status).toBe(200);
  });

  it('is waited for with none, and yet seen', async () => {
    expect(await leadOf(app, patient.leadId)).toMatchObject({ dueAt: null, nextStep: 'review' });
    expect(await openTasks(patient.leadId)).toMatchObject([
      { kind: 'review', reason: 'This person asked not to be called. Write to them, or close.' },
    ]);
  });

  it.each([
    ['a task', () => desk.post('/api/tasks', task('call'))],
    ['a call that was promised', () => act('calls', { outcome: 'reached', followUpAt: soon() })],
    ['a task that becomes a call', async () => becomesCall()],
  ])('gets no call by %s; the refusal says why', async (_name, make) => {
    const answer = await make();
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      code: 'contact.refused',
      message: 'This person asked not to be called.',
    });
  });

  it('asking again on the web makes a decision of the call, and takes the number as agreed', async () => {
    const { email, phone } = await leadOf(app, patient.leadId);
    await app.visitor.post('/api/public/requests', requestBody({ email, phone }));
    expect(await holds('phone')).toMatchObject({ state: 'given' });
    const titles = (await openTasks(patient.leadId)).map(({ title }) => title);
    expect(titles).toEqual(['Asked again']);
  });

  it('nor does who has the number later, though a call was planned', async () => {
    const { phone } = await leadOf(app, patient.leadId);
    const other = await makePatient(app, { firstName: 'Hilda' });
    await act('calls', { outcome: 'noAnswer' }, other.leadId);
    const dueAt = soon();
    const call = { leadId: other.leadId, kind: 'call', title: 'Ask about insurance', dueAt };
    expect((await desk.post('/api/tasks', call)).status).toBe(201);
    const path = `/api/leads/${other.leadId}`;
    const { version } = recordOf(await desk.get(path));
    expect((await desk.put(path, { phone, version })).status).toBe(200);
    const kinds = (await openTasks(other.leadId)).map(({ kind }) => kind);
    expect(kinds).toEqual(['review']);
  });

  const soon = () => app.clock.now().add({ hours: 3 }).toString({ fractionalSecondDigits: 3 });
  const task = (kind: string) => ({
    leadId: patient.leadId,
    kind,
    title: 'Do it',
    dueAt: soon(),
  });
  async function becomesCall(): Promise<Answer> {
    const made = await desk.post('/api/tasks', task('other'));
    const { id, version } = recordOf(made);
    return desk.put(`/api/tasks/${String(id)}`, { kind: 'call', version });
  }
});

describe('a “no” counts for the person and not for the lead', () => {
  it('at another location, and for whoever has the address later', async () => {
    const second = await elsewhere();
    await act('consents', { channel: 'email', action: 'withdrawn' });
    expect(await holds('email', 'request', second, otherDesk)).toMatchObject({
      refused: 'This person asked not to be mailed.',
    });
    const { rows } = (await otherDesk.get(`/api/leads/${second}/consents`)).body as LeadConsents;
    expect(rows.some(({ action }) => action === 'withdrawn')).toBe(false);
    const refused = await act('emails', { template: 'bookingLink' }, second, otherDesk);
    expect(refused.status).toBe(409);
  });

  it('after the lead has another address, for the one that said it', async () => {
    const path = `/api/leads/${patient.leadId}`;
    const { email } = await leadOf(app, patient.leadId);
    await act('consents', { channel: 'email', action: 'withdrawn' });
    const { version } = recordOf(await desk.get(path));
    expect((await desk.put(path, { email: 'else@example.com', version })).status).toBe(200);
    const who = { firstName: 'Xena', lastName: 'Other', email };
    const taken = await desk.post('/api/leads', { ...who, locationId: 1, source: 'phone' });
    const id = Number(recordOf(taken)['id']);
    expect(await holds('email', 'request', id)).toMatchObject({ state: 'withdrawn' });
    expect(await mailsTo(app, id)).toEqual([]);
  });

  it('until they say “yes” to one of us, for whichever lead', async () => {
    const second = await elsewhere();
    await act('consents', { channel: 'email', action: 'withdrawn' });
    const yes = { channel: 'email', action: 'given', means: 'inPerson' };
    await act('consents', yes, second, otherDesk);
    expect(await holds('email', 'followUp')).toMatchObject({ state: 'given', refused: null });
  });

  it('a form lifts it for its own answer, and for nothing else', async () => {
    await act('consents', { channel: 'email', action: 'withdrawn' });
    const second = await elsewhere();
    expect(await holds('email', 'request', second, otherDesk)).toMatchObject({ refused: null });
    expect(await mailsTo(app, second)).toEqual(['bookingLink']);
    expect(await leadOf(app, second)).toMatchObject({ nextMailAt: null });
    expect(await holds('email', 'followUp', second, otherDesk)).toMatchObject({
      refused: 'This person asked not to be mailed.',
    });
    expect(await holds('email')).toMatchObject({ state: 'withdrawn' });
  });
});

describe('the link at the end of a follow-up mail', () => {
  const stop = (path = '') => app.visitor.submit(`${patient.page}/stop${path}`, {});

  it('changes nothing by being looked at', async () => {
    const before = (await leadOf(app, patient.leadId)).version;
    expect((await app.visitor.get(`${patient.page}/stop`)).text).toContain('Stop the mails');
    expect((await app.visitor.get(`${patient.page}/stop/take-back`)).status).toBe(404);
    expect((await leadOf(app, patient.leadId)).version).toBe(before);
    expect(await holds('email', 'followUp')).toMatchObject({ state: 'given' });
  });

  it('works from a lead that was merged, for whom it is one person with now', async () => {
    const other = await makePatient(app, { firstName: 'Dolores' });
    const merged = await desk.post(`/api/leads/${patient.leadId}/merge`, { intoId: other.leadId });
    expect(merged.status).toBe(200);
    expect((await stop()).status).toBe(200);
    const refused = { refused: 'This person asked not to be mailed.' };
    expect(await holds('email', 'followUp', other.leadId)).toMatchObject(refused);
    expect(await leadOf(app, other.leadId)).toMatchObject({ nextMailAt: null });
    await desk.post(`/api/leads/${patient.leadId}/split`, {});
    expect(await holds('email', 'followUp')).toMatchObject(refused);
    expect(await holds('email', 'followUp', other.leadId)).toMatchObject(refused);
  });

  it('can be taken back for an hour by who clicked by mistake, to what was before', async () => {
    expect((await stop()).text).toContain('I clicked by mistake');
    expect(await holds('email')).toMatchObject({ state: 'withdrawn' });
    expect((await app.visitor.get(`${patient.page}/stop`)).text).toContain('I clicked by mistake');
    expect((await stop('/take-back')).text).toContain('Everything is as it was');
    expect(await holds('email', 'followUp')).toMatchObject({ state: 'given', refused: null });
    await stop();
    await wait(61);
    expect((await stop('/take-back')).text).toContain('nothing to take back');
    expect(await holds('email')).toMatchObject({ state: 'withdrawn' });
  });

  it('stops the address it was mailed to, not the one the lead has by now', async () => {
    const stranger = (await leadOf(app, patient.leadId)).email ?? '';
    const url = `${app.ctx.publicUrl}${patient.page}/stop`;
    await app.db
      .updateTable('emails')
      .set({ stopUrl: url })
      .where('leadId', '=', patient.leadId)
      .execute();
    await app.db
      .updateTable('leads')
      .set({ email: 'mended@example.com' })
      .where('id', '=', patient.leadId)
      .execute();
    await stop();
    const second = await makePatient(app, { email: stranger, firstName: 'Zoe' });
    expect(await holds('email', 'followUp', second.leadId)).toMatchObject({ state: 'withdrawn' });
    const third = await makePatient(app, { email: 'mended@example.com', firstName: 'Yara' });
    expect(await holds('email', 'followUp', third.leadId)).toMatchObject({ state: 'given' });
  });

  it('is nobody else’s: a guessed one is the one page for all', async () => {
    const guessed = await app.visitor.submit(`/book/${'a'.repeat(32)}/stop`, {});
    expect(guessed.status).toBe(404);
    expect((await app.visitor.submit(`/book/${'a'.repeat(32)}/stop/take-back`, {})).status).toBe(
      404,
    );
  });
});

describe('do not contact', () => {
  it('holds for every lead of the person, and for none of the house', async () => {
    const second = await elsewhere();
    const child = await elsewhere({ firstName: 'Benny' });
    await act('stop-contact', { reason: 'doNotContact', note: 'Angry.' });
    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'doNotContact', dueAt: null });
    expect(await leadOf(app, child)).toMatchObject({ contactStop: null });
    const { body } = await otherDesk.get(`/api/activities?filter={"leadId":${second}}`);
    expect(JSON.stringify(body)).not.toContain('Angry');
    expect(await historyOf(app, second)).toContain('contactStopped');
  });

  it('tells whoever did it nothing of leads elsewhere, and is taken back for all', async () => {
    const second = await elsewhere();
    const stopped = await act('stop-contact', { reason: 'doNotContact' });
    const undone = await undo(stopped);
    expect(undone.body).toMatchObject({ leads: 1, kept: [] });
    expect(await leadOf(app, second)).toMatchObject({ contactStop: null });
    await act('stop-contact', { reason: 'crisis' });
    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'crisis' });
    await act('resume-contact');
    expect(await leadOf(app, second)).toMatchObject({ contactStop: null });
  });

  it('is no way around by a new lead; a request is not lost for it', async () => {
    const { email, phone } = await leadOf(app, patient.leadId);
    await act('stop-contact', { reason: 'doNotContact' });
    const second = await elsewhere();
    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'doNotContact' });
    expect(await mailsTo(app, second)).toEqual([]);
    expect(await openTasks(second)).toMatchObject([{ kind: 'review' }]);
    await app.visitor.post('/api/public/requests', requestBody({ email, phone }));
    expect(await openTasks(patient.leadId)).toMatchObject([
      { kind: 'review', title: 'Asked again: decide whether to contact them' },
    ]);
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink']);
  });

  it.each(['before', 'after'])('holds by every address of a lead merged %s it', async (when) => {
    const { leadId: kept } = await makePatient(app);
    const merge = () => act('merge', { intoId: kept });
    const stop = () => act('stop-contact', { reason: 'doNotContact' }, kept);
    expect((await (when === 'before' ? merge() : stop())).status).toBe(200);
    expect((await (when === 'before' ? stop() : merge())).status).toBe(200);

    const second = await elsewhere();

    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'doNotContact' });
    expect(await mailsTo(app, second)).toEqual([]);
    const child = await elsewhere({ firstName: 'Benny' });
    expect(await leadOf(app, child)).toMatchObject({ contactStop: null });
    await act('resume-contact', {}, kept);
    expect(await leadOf(app, second)).toMatchObject({ contactStop: null });
    const again = await stop();
    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'doNotContact' });
    await undo(again);
    expect(await leadOf(app, second)).toMatchObject({ contactStop: null });
  });

  it('goes to the other leads of somebody by a merge', async () => {
    const second = await elsewhere();
    const { leadId: other } = await makePatient(app);
    await act('stop-contact', { reason: 'doNotContact' }, other);
    await act('merge', { intoId: patient.leadId }, other);
    expect(await leadOf(app, second)).toMatchObject({ contactStop: 'doNotContact' });
  });

  it('holds back what waits to be sent, and leaves what is booked', async () => {
    const { body } = await app.visitor.get(patient.api);
    const { startsAt } = (body as { slots: { startsAt: string }[] }).slots.at(-1) ?? {};
    expect((await app.visitor.post(patient.api, { startsAt })).status).toBe(201);
    await act('stop-contact', { reason: 'doNotContact' });
    await app.sendMail();
    const mails = await app.db
      .selectFrom('emails')
      .select('status')
      .where('leadId', '=', patient.leadId)
      .execute();
    expect(mails.map(({ status }) => status)).toEqual(['suppressed', 'suppressed']);
    const visits = await app.db
      .selectFrom('appointments')
      .select('status')
      .where('leadId', '=', patient.leadId)
      .execute();
    expect(visits).toEqual([{ status: 'booked' }]);
  });

  it('is not loosened by a crisis', async () => {
    await act('stop-contact', { reason: 'doNotContact' });
    expect((await act('stop-contact', { reason: 'crisis' })).status).toBe(200);
    expect(await leadOf(app, patient.leadId)).toMatchObject({ contactStop: 'doNotContact' });
  });
});
