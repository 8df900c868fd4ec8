import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Activity, Appointment, Lead, Task } from '../../shared/records.ts';
import { type TestApp, monday, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let locationId: number;
let desk: Browserless & { readonly id: string };
let manager: Browserless & { readonly id: string };
let lead: Lead;
let people = 0;

beforeAll(async () => {
  app = await startApp();
  locationId = (await makeLocation(app)).id;
  desk = await makeStaff(app, { locationIds: [locationId] });
  manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  lead = await newLead();
});

async function newLead(): Promise<Lead> {
  people += 1;
  const phone = `(210) 555-01${String(people).padStart(2, '0')}`;
  const body = requestBody({ email: `person${people}@example.com`, phone });
  const { reference } = (await app.visitor.post('/api/public/requests', body)).body as {
    reference: string;
  };
  const found = await desk.get(listPath('leads', { filter: { reference } }));
  return (found.body as Lead[])[0] as Lead;
}
const act = (name: string, body?: unknown, who = desk, id = lead.id) =>
  who.post(`/api/leads/${id}/${name}`, body);
const now = async (id = lead.id) => (await desk.get(`/api/leads/${id}`)).body as Lead;
const history = async (id = lead.id) =>
  (await desk.get(listPath('activities', { filter: { leadId: id }, sort: ['id', 'ASC'] })))
    .body as Activity[];
const openTasks = async (id = lead.id) =>
  (await desk.get(listPath('tasks', { filter: { leadId: id, doneAt: null } }))).body as Task[];
const book = (body: object, who = desk) =>
  who.post('/api/appointments', { leadId: lead.id, kind: 'consultation', ...body });

/** A half hour of its own for each test, all within opening hours. */
function freeTime(): string {
  const slot = Temporal.Instant.from('2026-11-24T15:00:00Z').add({
    hours: 24 * 7 * Math.floor(people / 10),
    minutes: 30 * (people % 10),
  });
  return slot.toString({ fractionalSecondDigits: 3 });
}

describe('a new request', () => {
  it('waits for a first call, with target and breach in business minutes', () => {
    expect(lead).toMatchObject({
      status: 'requested',
      requestedAt: monday,
      dueAt: '2026-11-23T15:15:00.000Z',
      breachAt: '2026-11-23T16:00:00.000Z',
      nextStep: 'call',
      nextStepAt: '2026-11-23T15:15:00.000Z',
      attempts: 0,
      firstContactAt: null,
    });
  });

  it('becomes emailed when its mail is accepted, and no human contact comes of it', async () => {
    await app.sendMail();
    const after = await now();
    expect(after).toMatchObject({ status: 'emailed', emailedAt: monday, firstContactAt: null });
    expect((await history()).map((each) => each.type)).toEqual([
      'requested',
      'consentGiven',
      'emailQueued',
      'emailSent',
      'statusChanged',
    ]);
  });
});

describe('the same person again', () => {
  const again = (changes: object) =>
    app.visitor.post(
      '/api/public/requests',
      requestBody({ email: lead.email, phone: lead.phone, ...changes }),
    );
  const count = async () =>
    Number((await desk.get(listPath('leads'))).headers.get('Content-Range')?.split('/')[1]);

  it('raises the open lead instead of making a second, with the same answer', async () => {
    const before = await count();
    const answer = await again({ email: 'another@example.com' });
    expect([answer.status, answer.body]).toEqual([201, { reference: lead.reference }]);
    expect(await count()).toBe(before);
    const entry = (await history()).find((each) => each.type === 'requestedAgain');
    expect(entry).toMatchObject({ data: { email: 'another@example.com' } });
    expect((await now()).email).toBe(lead.email);
    expect(await openTasks()).toMatchObject([
      {
        kind: 'call',
        title: 'Asked again',
        reason: expect.stringContaining('another mail') as string,
      },
    ]);
  });

  it('loses nothing of what was written, and makes one call of it', async () => {
    await act('calls', { outcome: 'voicemail' });
    const said = {
      message: 'Please call my husband after 5.',
      concern: 'migraine',
      bestTime: 'after 5',
    };
    await again(said);
    await again({ message: 'And bring forms.', concern: 'anxiety' });
    const after = await now();
    expect(after).toMatchObject({ bestTime: 'after 5', concern: 'migraine', nextStep: 'call' });
    expect(after.message).toContain('Please call my husband after 5.');
    expect(after.message).toContain('And bring forms.');
    expect(after.message).toContain('Anxiety');
    expect(await openTasks()).toHaveLength(1);
    await again({ message: lead.message });
    const asked = (await history()).filter(({ type }) => type === 'requestedAgain');
    expect(asked.map(({ data }) => data['newMessage'])).toEqual([true, true, undefined]);
  });

  it('sends no link to somebody who never agreed to be mailed', async () => {
    const typed = {
      locationId,
      firstName: 'Nora',
      lastName: 'Vogel',
      email: 'nora@example.com',
      source: 'phone',
    };
    const first = await desk.post('/api/leads', typed);
    const second = await desk.post('/api/leads', typed);
    const { id } = second.body as Lead;
    expect(id).toBe((first.body as Lead).id);
    expect((await history(id)).map((each) => each.type)).not.toContain('emailQueued');
  });

  it('gives a lead without a mail address the one it came with, and the link', async () => {
    const phone = '(210) 555-0198';
    const typed = { locationId, firstName: 'Omar', lastName: 'Haddad', phone, source: 'phone' };
    const { id } = (await desk.post('/api/leads', typed)).body as Lead;
    await app.visitor.post(
      '/api/public/requests',
      requestBody({ firstName: 'Omar', lastName: 'Haddad', phone, email: 'omar@example.com' }),
    );
    expect((await now(id)).email).toBe('omar@example.com');
    expect((await history(id)).map((each) => each.type)).toContain('emailQueued');
  });

  it.each(['🙂', 'D', 'Dora'])(
    'is not taken for the one we know under the name %s',
    async (firstName) => {
      const answer = await again({ firstName });
      expect([answer.status, answer.body]).not.toEqual([201, { reference: lead.reference }]);
    },
  );

  it('keeps people of one household apart', async () => {
    const before = await count();
    const answer = await again({ firstName: 'Hector' });
    expect(answer.body).not.toEqual({ reference: lead.reference });
    expect(await count()).toBe(before + 1);
  });

  it('is a new lead after the old one was closed', async () => {
    await act('close', { closeReason: 'cost' });
    expect((await again({})).body).not.toEqual({ reference: lead.reference });
  });
});

describe('a call', () => {
  it('stops the clock, counts, settles open calls and makes the promised one', async () => {
    const followUpAt = '2026-11-24T20:00:00.000Z';
    const answer = await act('calls', { outcome: 'voicemail', note: 'Will be back', followUpAt });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      attempts: 1,
      firstContactAt: monday,
      dueAt: null,
      breachAt: null,
      nextStep: 'call',
      nextStepAt: followUpAt,
    });
    await act('calls', { outcome: 'reached' });
    // The promise is kept; the plan goes on the next morning.
    expect(await openTasks()).toMatchObject([{ kind: 'call', title: 'Call 3 of 6' }]);
    expect(await now()).toMatchObject({
      attempts: 2,
      nextStep: 'call',
      nextStepAt: '2026-11-24T15:00:00.000Z',
    });
  });

  it.each([
    [{ outcome: 'sang' }, 'outcome'],
    [{}, 'outcome'],
    [{ outcome: 'reached', followUpAt: '2020-01-01T00:00:00Z' }, 'followUpAt'],
    [{ outcome: 'reached', note: 'x'.repeat(5001) }, 'note'],
    [{ outcome: 'reached', mood: 'good' }, 'mood'],
    [{ outcome: 'reached', followUpAt: '2026-11-31T00:00:00Z' }, 'followUpAt'],
  ])('is refused as %j, and nothing happened', async (body, field) => {
    const answer = await act('calls', body);
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: object }).errors).toHaveProperty(field);
    expect((await now()).attempts).toBe(0);
  });
});

describe('closing', () => {
  it('needs a reason, and other needs a note', async () => {
    expect((await act('close', {})).status).toBe(422);
    expect((await act('close')).status).toBe(422);
    const other = await act('close', { closeReason: 'other' });
    expect(other.body).toMatchObject({ errors: { note: expect.any(String) as string } });
    expect((await now()).status).toBe('requested');
  });

  it('frees the room, finishes the tasks, mails nobody, and can be taken back', async () => {
    await act('calls', { outcome: 'voicemail', followUpAt: '2026-12-01T15:00:00Z' });
    const startsAt = freeTime();
    const booked = (await book({ startsAt })).body as Appointment;
    await app.sendMail();
    const closed = await act('close', { closeReason: 'notInterested' });
    expect(closed.body).toMatchObject({
      status: 'closed',
      closeReason: 'notInterested',
      nextStep: null,
    });
    expect(await openTasks()).toEqual([]);
    const { body } = await desk.get(`/api/appointments/${booked.id}`);
    expect(body).toMatchObject({ status: 'cancelled' });
    const cancelled = listPath('emails', { filter: { leadId: lead.id, template: 'cancelled' } });
    expect((await desk.get(cancelled)).body).toEqual([]);
    const reopened = await act('reopen');
    expect(reopened.body).toMatchObject({ status: 'emailed', closedAt: null, closeReason: null });
  });

  it('is refused twice, and after the infusion', async () => {
    await act('close', { closeReason: 'cost' });
    const twice = await act('close', { closeReason: 'cost' });
    expect([twice.status, twice.body]).toMatchObject([409, { code: 'lead.refused' }]);
    await act('reopen');
    expect((await act('reopen')).status).toBe(409);
  });

  it('of several is all or none', async () => {
    const other = await newLead();
    const ids = [lead.id, other.id];
    expect((await desk.post('/api/leads/close', { ids, closeReason: 'spam' })).status).toBe(200);
    const third = await newLead();
    const mixed = await desk.post('/api/leads/close', {
      ids: [third.id, other.id],
      closeReason: 'spam',
    });
    expect(mixed.status).toBe(409);
    expect((mixed.body as { message: string }).message).toContain(other.reference);
    expect((await now(third.id)).status).toBe('requested');
  });
});

describe('a wrong status', () => {
  it('is put right by a manager with a reason, and reports lose the false stamp', async () => {
    await app.sendMail();
    const correction = { status: 'requested', reason: 'The mail went to somebody else.' };
    expect((await act('correct-status', correction)).status).toBe(403);
    const answer = await act('correct-status', correction, manager);
    expect(answer.body).toMatchObject({ status: 'requested', emailedAt: null });
    expect((await history()).at(-1)).toMatchObject({
      type: 'statusCorrected',
      actorId: manager.id,
      data: { from: 'emailed', to: 'requested', reason: 'The mail went to somebody else.' },
    });
  });

  it('needs the reason, and can’t be closed', async () => {
    for (const body of [
      { status: 'emailed' },
      { status: 'emailed', reason: ' ' },
      { status: 'closed', reason: 'x' },
    ]) {
      expect((await act('correct-status', body, manager)).status).toBe(422);
    }
  });
});

describe('what the person suffers from', () => {
  it('is shown on purpose, and who looked stays in the history', async () => {
    const answer = await act('reveal');
    expect(answer.body).toEqual({ concern: 'undisclosed', message: null });
    expect((await history()).at(-1)).toMatchObject({ type: 'revealed', actorId: desk.id });
  });

  it('is never in the log', async () => {
    await act('notes', { text: 'Dolores prefers mornings' });
    await desk.get(listPath('leads', { filter: { q: 'Dolores' } }));
    const text = app.logged.join('');
    expect(text).toContain('/api/leads');
    expect(text).not.toContain('Dolores');
    expect(text).not.toMatch(/210\D{0,3}555/);
    expect(text).not.toContain('example.com');
  });
});

describe('a lead taken down by staff', () => {
  const typed = { firstName: 'Leland', lastName: 'Price', source: 'walkIn' };

  it('has been met already, belongs to whom wrote it, and gets no mail without consent', async () => {
    const answer = await desk.post('/api/leads', {
      ...typed,
      locationId,
      email: 'Leland@Example.com',
      note: 'Came in with his sister',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      email: 'leland@example.com',
      firstContactAt: monday,
      dueAt: null,
      assigneeId: desk.id,
    });
    const { id } = answer.body as Lead;
    expect((await history(id)).map((each) => each.type)).toEqual([
      'requested',
      'planned',
      'assigned',
      'note',
    ]);
  });

  it('gets the link when consent was given on the phone', async () => {
    const answer = await desk.post('/api/leads', {
      ...typed,
      firstName: 'Calvin',
      locationId,
      email: 'calvin@example.com',
      contactConsent: true,
    });
    const types = (await history((answer.body as Lead).id)).map((each) => each.type);
    expect(types).toContain('consentGiven');
    expect(types).toContain('emailQueued');
  });

  it.each([
    [{ locationId: 999 }, 'locationId'],
    [{ email: null }, 'email'],
    [{ source: 'web' }, 'source'],
    [{ firstName: ' ' }, 'firstName'],
  ])('is refused with %j at the field', async (changes, field) => {
    const body = { ...typed, locationId, email: 'x@example.com', ...changes };
    const answer = await desk.post('/api/leads', body);
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: object }).errors).toHaveProperty(field);
  });
});

describe('what only staff know', () => {
  it('is kept from the first minute', async () => {
    const answer = await desk.post('/api/leads', {
      locationId,
      firstName: 'Ines',
      lastName: 'Prado',
      phone: '(210) 555-0197',
      source: 'walkIn',
      voicemailOk: true,
      okToTalkTo: 'her sister',
      driverConfirmed: true,
    });
    expect(answer.body).toMatchObject({
      voicemailOk: true,
      okToTalkTo: 'her sister',
      driverConfirmed: true,
    });
  });
});

describe('a change', () => {
  it('is in the audit trail, with what was there before', async () => {
    await desk.put(`/api/leads/${lead.id}`, { ...(await now()), bestTime: 'mornings' });
    const admin = await makeStaff(app, { role: 'admin' });
    const filter = { resource: 'leads', recordId: String(lead.id), action: 'change' };
    const { body } = await admin.get(listPath('auditEvents', { filter }));
    expect(body).toMatchObject([
      {
        actorId: desk.id,
        details: { before: { bestTime: null }, after: { bestTime: 'mornings' } },
      },
    ]);
  });
});

describe('counts by status', () => {
  it('follow the filter of the list but not its status', async () => {
    const path = `/api/leads/counts?filter=${encodeURIComponent('{"status":"closed","language":"en"}')}`;
    const counts = (await desk.get(path)).body as Record<string, number>;
    const { all, ...each } = counts;
    expect(Object.values(each).reduce((sum, n) => sum + n, 0)).toBe(all);
    expect(counts['requested']).toBeGreaterThan(0);
    expect(counts['closed']).toBeGreaterThan(0);
  });
});

// The last, because its clock runs ahead: those who were signed in no longer are.
describe('the way to infused', () => {
  it('follows appointments, each move one row of history', async () => {
    await app.sendMail();
    const startsAt = freeTime();
    const booked = await book({ startsAt, kind: 'infusion', minutes: 30 });
    expect(booked.status).toBe(201);
    expect(await now()).toMatchObject({ status: 'booked', nextStep: 'infusion', dueAt: null });
    app.clock.set(startsAt);
    const { id } = booked.body as Appointment;
    desk = await makeStaff(app, { locationIds: [locationId] });
    expect((await desk.post(`/api/appointments/${id}/complete`)).status).toBe(200);
    expect(await now()).toMatchObject({ status: 'infused', infusedAt: startsAt });
    const moves = (await history()).filter((each) => each.type === 'statusChanged');
    expect(moves.map((each) => each.data)).toEqual([
      { from: 'requested', to: 'emailed' },
      { from: 'emailed', to: 'booked' },
      { from: 'booked', to: 'infused' },
    ]);
    expect((await act('close', { closeReason: 'cost' })).status).toBe(409);
  });
});
