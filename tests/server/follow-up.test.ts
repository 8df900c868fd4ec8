import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Undoable } from '../../shared/undo.ts';
import type { ActivityType } from '../../shared/vocabulary.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { makePatient, type Patient } from '../support/booking.ts';
import type { Answer } from '../support/client.ts';
import { makeLocation, makeUser, signIn } from '../support/factories.ts';

let app: TestApp;
let deskEmail: string;
let deskId: string;
let patient: Patient;

beforeEach(async () => {
  app = await startApp();
  const location = await makeLocation(app);
  const desk = await makeUser(app, { locationIds: [location.id] });
  deskEmail = desk.email;
  deskId = desk.id;
  patient = await makePatient(app);
  await app.sendMail();
});
afterEach(() => app.stop());

/** The front desk, signed in at the time it is. */
async function act(name: string, body: Record<string, unknown> = {}): Promise<Answer> {
  const desk = await signIn(app, deskEmail);
  return desk.post(`/api/leads/${patient.leadId}/${name}`, body);
}

/** The location is closed on that day. */
async function close(day: string): Promise<void> {
  const { email } = await makeUser(app, { role: 'admin' });
  const admin = await signIn(app, email);
  const location = (await admin.get('/api/locations/1')).body as Record<string, unknown>;
  const closures = [{ from: day, to: day, reason: 'Inventory' }];
  expect((await admin.put('/api/locations/1', { ...location, closures })).status).toBe(200);
}

function lead() {
  const { leadId } = patient;
  return app.db.selectFrom('leads').selectAll().where('id', '=', leadId).executeTakeFirstOrThrow();
}

function openTasks() {
  return app.db
    .selectFrom('tasks')
    .select(['kind', 'title', 'dueAt', 'origin', 'assigneeId'])
    .where('leadId', '=', patient.leadId)
    .where('doneAt', 'is', null)
    .execute();
}

async function told(type: ActivityType) {
  const rows = await app.db
    .selectFrom('activities')
    .select('data')
    .where('leadId', '=', patient.leadId)
    .where('type', '=', type)
    .orderBy('id')
    .execute();
  return rows.map(({ data }) => JSON.parse(data) as Record<string, unknown>);
}

/** Lets the follow-up and the mail sender run at this time; the templates that went out. */
async function run(at: string): Promise<string[]> {
  const [before] = await sent();
  app.clock.set(at);
  await app.followUpMails.runOnce();
  await app.sendMail();
  const all = await app.db.selectFrom('emails').select(['id', 'template']).orderBy('id').execute();
  return all.filter(({ id }) => id > (before?.id ?? 0)).map(({ template }) => template);
}

function sent() {
  return app.db.selectFrom('emails').select('id').orderBy('id', 'desc').limit(1).execute();
}

const central = (local: string) =>
  Temporal.ZonedDateTime.from(`${local}[America/Chicago]`)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

describe('the calls of the cadence', () => {
  it('come one after the other: 45 minutes later, then on days 1, 3, 7 and 14, then a question', async () => {
    expect(await openTasks()).toEqual([]);
    const expected = [
      ['Call 2 of 6', '2026-11-23T09:45'],
      ['Call 3 of 6', '2026-11-24T09:00'],
      ['Call 4 of 6', '2026-11-26T09:00'],
      ['Call 5 of 6', '2026-11-30T09:00'],
      ['Call 6 of 6', '2026-12-07T09:00'],
      ['Close as no response?', '2026-12-14T09:00'],
    ] as const;
    for (const [title, local] of expected) {
      expect((await act('calls', { outcome: 'noAnswer' })).status).toBe(200);
      expect(await openTasks()).toMatchObject([{ title, dueAt: central(local), origin: 'plan' }]);
      expect(await lead()).toMatchObject({ nextStepAt: central(local) });
      app.clock.set(central(local));
    }
    const planned = await told('planned');
    expect(planned).toHaveLength(6);
    for (const { reason } of planned) {
      expect(reason).toMatch(/\S/);
    }
  });

  it('leave out the second of the day for whoever was spoken to', async () => {
    await act('calls', { outcome: 'reached' });
    expect(await openTasks()).toMatchObject([
      { title: 'Call 3 of 6', dueAt: central('2026-11-24T09:00') },
    ]);
  });

  it('tell in the history why one is planned no more, or at another time', async () => {
    await act('calls', { outcome: 'noAnswer' });
    await act('stop-contact', { reason: 'crisis' });
    const [, ended] = await told('planned');
    expect(ended).toMatchObject({ title: 'Call 2 of 6', ended: true });
    expect(ended?.['reason']).toBe('Nothing goes on by itself during a crisis.');
    await act('resume-contact');
    await close('2026-11-23');
    expect((await told('planned')).at(-1)).toMatchObject({
      title: 'Call 2 of 6',
      dueAt: central('2026-11-24T09:00'),
      movedFrom: central('2026-11-23T09:45'),
      reason: expect.stringMatching(/hours and the plan/) as string,
    });
    const desk = await signIn(app, deskEmail);
    for (let deed = 0; deed < 3; deed += 1) {
      const { activityId } = (await desk.get('/api/undo')).body as Undoable;
      expect((await desk.post('/api/undo', { activityId })).status).toBe(200);
    }
    expect(await openTasks()).toEqual([]);
    expect((await told('planned')).at(-1)).toMatchObject({
      ended: true,
      reason: 'What it followed from was taken back.',
    });
  });

  it('give way to a promise, and go on after it', async () => {
    const followUpAt = central('2026-11-25T10:00');
    await act('calls', { outcome: 'reached', followUpAt });
    expect(await openTasks()).toMatchObject([{ title: 'Call back', origin: 'promise' }]);
    app.clock.set(followUpAt);
    await act('calls', { outcome: 'voicemail' });
    expect(await openTasks()).toMatchObject([
      { title: 'Call 4 of 6', dueAt: central('2026-11-26T09:00') },
    ]);
  });

  it('are never planned for a wrong number', async () => {
    await act('calls', { outcome: 'wrongNumber' });
    expect(await openTasks()).toMatchObject([
      { kind: 'review', title: 'Wrong number: find the right one' },
    ]);
  });

  it('follow the one who has the lead', async () => {
    await act('calls', { outcome: 'noAnswer' });
    await act('assign', { assigneeId: deskId });
    expect(await openTasks()).toMatchObject([{ title: 'Call 2 of 6', assigneeId: deskId }]);
  });

  it.each([
    ['booking', () => app.visitor.post(patient.api, { startsAt: central('2026-11-24T10:00') })],
    ['closing', () => act('close', { closeReason: 'cost' })],
    ['do not contact', () => act('stop-contact', { reason: 'doNotContact' })],
    ['a crisis', () => act('stop-contact', { reason: 'crisis' })],
  ])('stop at once at %s', async (_name, stop) => {
    await act('calls', { outcome: 'noAnswer' });
    expect((await stop()).status).toBeLessThan(300);
    const plan = (await openTasks()).filter(({ origin }) => origin === 'plan');
    expect(plan).toEqual([]);
    expect(await lead()).toMatchObject({ nextMailAt: null });
    expect(await run(central('2026-12-20T12:00'))).not.toContain('followUp');
  });

  it('begin anew after a missed appointment', async () => {
    const startsAt = central('2026-11-24T10:00');
    const { body } = await app.visitor.post(patient.api, { startsAt });
    expect(body).toBeTruthy();
    app.clock.set(central('2026-11-24T10:30'));
    const { id } = await app.db.selectFrom('appointments').select('id').executeTakeFirstOrThrow();
    const desk = await signIn(app, deskEmail);
    expect((await desk.post(`/api/appointments/${id}/no-show`)).status).toBe(200);
    expect(await openTasks()).toMatchObject([{ kind: 'rebook' }]);
    expect(await lead()).toMatchObject({ nextMailAt: central('2026-11-27T09:00') });
  });

  it('can be put off and left out', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const until = central('2026-11-25T11:00');
    expect((await act('postpone', { until })).status).toBe(200);
    expect(await openTasks()).toMatchObject([{ title: 'Call 2 of 6', dueAt: until }]);
    expect((await act('skip', { what: 'call', reason: 'On holiday' })).status).toBe(200);
    expect(await openTasks()).toMatchObject([{ title: 'Call 3 of 6' }]);
    expect(await told('skipped')).toMatchObject([{ what: 'call', reason: 'On holiday' }]);
  });

  it('of somebody nobody called moves, and the response clock runs on', async () => {
    const until = central('2026-11-23T15:00');
    const { dueAt, breachAt } = await lead();
    await act('postpone', { until });
    expect(await lead()).toMatchObject({ dueAt, breachAt, nextStepAt: until });
  });

  it.each([
    ['postpone', { until: '2020-01-01T00:00:00Z' }, 422],
    ['postpone', {}, 422],
    ['skip', { what: 'call' }, 409],
    ['skip', { what: 'dance' }, 422],
    ['stop-contact', { reason: 'tired' }, 422],
    ['resume-contact', {}, 409],
  ])('%s with %j is refused with %i', async (name, body, status) => {
    const answer = await act(name, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ message: expect.any(String) as string });
  });
});

describe('the mails of the cadence', () => {
  it('go out on days 3, 7 and 14, in business time, once each, with a way to stop them', async () => {
    expect(await lead()).toMatchObject({ nextMailAt: central('2026-11-26T09:00') });
    expect(await run(central('2026-11-26T08:59'))).toEqual([]);
    expect(await run(central('2026-11-26T09:00'))).toEqual(['followUp']);
    expect(await run(central('2026-11-26T09:01'))).toEqual([]);
    expect(await run(central('2026-11-30T09:00'))).toEqual(['followUpLater']);
    expect(await run(central('2026-12-07T09:00'))).toEqual(['followUpLast']);
    expect(await lead()).toMatchObject({ nextMailAt: null });
    const mails = await app.db.selectFrom('emails').select(['template', 'stopUrl']).execute();
    for (const { template, stopUrl } of mails) {
      expect(stopUrl === null).toBe(!template.startsWith('followUp'));
    }
    expect(await told('emailQueued')).toMatchObject([{}, { day: 3 }, { day: 7 }, { day: 14 }]);
  });

  it('do not pile up after a standstill', async () => {
    expect(await run(central('2026-11-27T18:00'))).toEqual([]);
    expect(await run(central('2026-11-30T09:00'))).toEqual([]);
    expect(await told('skipped')).toMatchObject([{ what: 'email', day: 3 }]);
    expect(await run(central('2026-11-30T09:01'))).toEqual(['followUpLater']);
    expect(await run(central('2026-12-23T12:00'))).toEqual([]);
  });

  it('can be left out', async () => {
    await act('skip', { what: 'email' });
    expect(await lead()).toMatchObject({ nextMailAt: central('2026-11-30T09:00') });
  });

  it('end with one click, for every lead with this address', async () => {
    const { email } = await lead();
    const other = await makePatient(app, { email, firstName: 'Rosa', phone: '(210) 555-0199' });
    const asked = await app.visitor.get(`${patient.page}/stop`);
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Stop the mails');
    expect((await lead()).nextMailAt).not.toBeNull();
    const done = await app.visitor.submit(`${patient.page}/stop`, {
      'List-Unsubscribe': 'One-Click',
    });
    expect(done.status).toBe(200);
    const rows = await app.db.selectFrom('leads').select(['id', 'nextMailAt']).execute();
    expect(rows.filter(({ nextMailAt }) => nextMailAt !== null)).toEqual([]);
    expect(rows.map(({ id }) => id)).toContain(other.leadId);
    expect(await run(central('2026-12-20T12:00'))).toEqual([]);
    const sendAnyway = await act('emails', { template: 'bookingLink' });
    expect(sendAnyway.status).toBe(409);
    await app.visitor.submit(`${patient.page}/stop`, {});
    expect(await told('consentWithdrawn')).toHaveLength(1);
    expect((await app.visitor.get(`/book/${'x'.repeat(32)}/stop`)).status).toBe(404);
  });
});

describe('the response clock', () => {
  it.each([
    ['a note that tells of a contact', 'notes', { text: 'Was at the desk.', contact: true }, true],
    ['any other note', 'notes', { text: 'Sister of Ana.' }, false],
    ['a personal word', 'emails', { template: 'personal' }, true],
    ['the link sent again', 'emails', { template: 'bookingLink' }, false],
  ])('stops at %s: %s', async (_name, name, body, stops) => {
    expect((await act(name, body)).status).toBe(200);
    const { firstContactAt, dueAt } = await lead();
    expect([firstContactAt !== null, dueAt === null]).toEqual([stops, stops]);
  });

  it('follows a change of the location’s hours', async () => {
    app.clock.set(central('2026-11-28T12:00'));
    const weekend = await makePatient(app);
    const before = await app.db
      .selectFrom('leads')
      .select('dueAt')
      .where('id', '=', weekend.leadId)
      .executeTakeFirstOrThrow();
    expect(before.dueAt).toBe(central('2026-11-30T09:15'));
    await close('2026-11-30');
    const after = await app.db
      .selectFrom('leads')
      .select('dueAt')
      .where('id', '=', weekend.leadId)
      .executeTakeFirstOrThrow();
    expect(after.dueAt).toBe(central('2026-12-01T09:15'));
  });

  it('lets others have their turn while many plans are worked out anew', async () => {
    const { id: _id, ...row } = await lead();
    const crowd = Array.from({ length: 120 }, (_, n) => ({ ...row, reference: `SP-C${n}` }));
    for (let from = 0; from < crowd.length; from += 10) {
      await app.db
        .insertInto('leads')
        .values(crowd.slice(from, from + 10))
        .execute();
    }
    const state = { open: true, answered: 0 };
    const closing = close('2026-11-30').finally(() => (state.open = false));
    while (state.open) {
      expect((await app.visitor.get('/healthz')).status).toBe(200);
      state.answered += 1;
    }
    await closing;
    expect(await app.db.selectFrom('stalePlans').selectAll().execute()).toEqual([]);
    // With a turn after each of the 120; without any, only a dozen before it begins.
    expect(state.answered).toBeGreaterThan(60);
  });

  it('is seen by the manager in time: nobody’s for 4 business hours, or untried at closing', async () => {
    expect(await lead()).toMatchObject({ escalateAt: central('2026-11-23T13:00') });
    await act('assign', { assigneeId: deskId });
    expect(await lead()).toMatchObject({ escalateAt: central('2026-11-23T17:00') });
    await act('calls', { outcome: 'noAnswer' });
    expect(await lead()).toMatchObject({ escalateAt: null });
    expect(monday).toBe(central('2026-11-23T09:00'));
  });
});

describe('somebody who opens the booking page', () => {
  it('and sees no free time is called; who sees some is not', async () => {
    await app.visitor.submit(`${patient.page}/opened`, {});
    expect(await openTasks()).toEqual([]);
    const other = await makePatient(app);
    await app.db.updateTable('rooms').set({ active: 0 }).execute();
    await app.visitor.submit(`${other.page}/opened`, {});
    await app.visitor.submit(`${other.page}/opened`, {});
    const tasks = await app.db
      .selectFrom('tasks')
      .select(['kind', 'title', 'dueAt'])
      .where('leadId', '=', other.leadId)
      .where('doneAt', 'is', null)
      .execute();
    expect(tasks).toEqual([
      { kind: 'call', title: 'Find a time by phone', dueAt: central('2026-11-23T09:15') },
    ]);
  });
});

describe('what nobody agreed to, and what must not get lost', () => {
  it('who did not agree to mails gets none by itself, and an address that said no stays so', async () => {
    const desk = await signIn(app, deskEmail);
    const take = async (email: string) => {
      const body = { locationId: 1, firstName: 'Rosa', lastName: 'Lerma', email, source: 'walkIn' };
      return (await desk.post('/api/leads', body)).body as {
        nextMailAt: string | null;
        id: number;
      };
    };
    expect(await take('rosa@example.com')).toMatchObject({ nextMailAt: null });
    const { email } = await lead();
    await app.visitor.submit(`${patient.page}/stop`, {});
    const again = await take(String(email));
    const link = await desk.post(`/api/leads/${again.id}/emails`, { template: 'bookingLink' });
    expect(link.status).toBe(409);
  });

  it('a promise for later outlives a call that nobody answered, and a call settles a rebooking', async () => {
    await act('calls', { outcome: 'reached', followUpAt: central('2026-11-25T10:00') });
    await act('calls', { outcome: 'noAnswer' });
    expect(await openTasks()).toMatchObject([{ title: 'Call back', origin: 'promise' }]);
    await act('calls', { outcome: 'reached' });
    expect(await openTasks()).toMatchObject([{ origin: 'plan' }]);
  });

  it('a wrong number that was put right is called on, and “not yet” is asked again in a week', async () => {
    await act('calls', { outcome: 'wrongNumber' });
    await act('skip', { what: 'call' });
    expect(await openTasks()).toMatchObject([{ kind: 'call', title: 'Call 2 of 6' }]);
    for (let call = 0; call < 5; call += 1) {
      await act('calls', { outcome: 'noAnswer' });
      app.clock.advance({ hours: 24 });
    }
    expect(await openTasks()).toMatchObject([{ title: 'Close as no response?' }]);
    await act('skip', { what: 'call' });
    expect(await openTasks()).toMatchObject([
      { title: 'Close as no response?', dueAt: central('2026-12-07T09:00') },
    ]);
  });

  it('a crisis stops the plan, not the eyes: the clock runs on', async () => {
    const { dueAt } = await lead();
    await act('stop-contact', { reason: 'crisis' });
    expect(await lead()).toMatchObject({ dueAt, nextMailAt: null });
    await act('stop-contact', { reason: 'doNotContact' });
    expect(await lead()).toMatchObject({ dueAt: null, escalateAt: null });
  });
});

describe('other settings', () => {
  it('can be tried on the leads under way, without writing anything', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const { email } = await makeUser(app, { role: 'admin' });
    const admin = await signIn(app, email);
    const { settings } = (await admin.get('/api/locations/1')).body as {
      settings: Record<string, unknown>;
    };
    const path = '/api/locations/1/follow-up-preview';
    const before = await openTasks();
    const quieter = { ...settings, secondCallMinutes: 0, followUpMailDays: [] };
    expect((await admin.post(path, { settings: quieter })).body).toEqual({
      underWay: 1,
      tasks: { added: 0, dropped: 0, moved: 1 },
      mails: { added: 0, dropped: 1, moved: 0 },
    });
    expect(await openTasks()).toEqual(before);
    expect((await admin.post(path, { settings: { callDays: [] } })).status).toBe(422);
    expect((await admin.post('/api/locations/9/follow-up-preview', { settings })).status).toBe(404);
    const desk = await signIn(app, deskEmail);
    expect((await desk.post(path, { settings })).status).toBe(403);
  });
});
