import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueTurn, ShiftNote, Today, TodayCounts } from '../../shared/today.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let locationId: number;

const central = (local: string) =>
  Temporal.ZonedDateTime.from(`${local}[America/Chicago]`)
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });

beforeEach(async () => {
  app = await startApp({ now: central('2026-11-20T22:10') });
  locationId = (await makeLocation(app)).id;
});
afterEach(() => app.stop());

/** The desk comes in at this time. */
async function comeIn(local: string, person: Parameters<typeof makeStaff>[1] = {}): Promise<void> {
  app.clock.set(central(local));
  desk = await makeStaff(app, { locationIds: [locationId], ...person });
}

async function today(who: Browserless = desk): Promise<Today> {
  const answer = await who.get('/api/today');
  expect(answer.status).toBe(200);
  return answer.body as Today;
}

const names = ({ sections }: Today) =>
  sections.map(({ section, rows }) => [section, rows.map(({ firstName }) => firstName)]);

async function next(passed: number[] = [], who: Browserless = desk): Promise<QueueTurn> {
  const answer = await who.post('/api/queue/next', { passed });
  expect(answer.status).toBe(200);
  return answer.body as QueueTurn;
}

describe('the day', () => {
  it('begins with who came in overnight, with the time each is due', async () => {
    await makePatient(app, { firstName: 'Dolores' });
    await app.sendMail();
    await comeIn('2026-11-23T08:04');
    const day = await today();
    expect(names(day)).toEqual([['overnight', ['Dolores']]]);
    expect(day.sections[0]?.rows[0]).toMatchObject({
      dueAt: central('2026-11-23T09:15'),
      breachAt: central('2026-11-23T10:00'),
      mail: 'accepted',
      what: 'call',
      lateMinutes: 0,
      contactStop: null,
    });
    expect(day.toCall).toEqual({ count: 1, before: central('2026-11-23T10:00') });
  });

  it('puts each person where they belong', async () => {
    await comeIn('2026-11-23T09:00');
    const promised = await makePatient(app, { firstName: 'Wes' });
    const soon = { outcome: 'reached', followUpAt: central('2026-11-24T09:30') };
    await desk.post(`/api/leads/${promised.leadId}/calls`, soon);
    const planned = await makePatient(app, { firstName: 'Noor' });
    await desk.post(`/api/leads/${planned.leadId}/calls`, { outcome: 'noAnswer' });
    await makePatient(app, { firstName: 'Ada' });
    const missed = await makePatient(app, { firstName: 'Calvin' });
    const startsAt = central('2026-11-23T14:00');
    await app.visitor.post(missed.api, { startsAt });
    app.clock.set(central('2026-11-23T14:30'));
    const { id } = await app.db.selectFrom('appointments').select('id').executeTakeFirstOrThrow();
    await comeIn('2026-11-23T14:31');
    expect((await desk.post(`/api/appointments/${id}/no-show`)).status).toBe(200);

    expect(names(await today())).toEqual([
      ['new', ['Ada']],
      ['noShows', ['Calvin']],
      ['overdue', ['Noor']],
    ]);
    await comeIn('2026-11-24T08:30');
    expect(names(await today())).toEqual([
      ['promised', ['Wes']],
      ['noShows', ['Calvin']],
      ['overdue', ['Ada', 'Noor']],
    ]);
  });

  it('shows managers what waits too long, and counts late minutes in business time', async () => {
    await makePatient(app, { firstName: 'Dolores' });
    await comeIn('2026-11-23T09:40');
    const [section] = (await today()).sections;
    expect(section?.rows[0]?.lateMinutes).toBe(25);
    await comeIn('2026-11-23T13:00', { role: 'manager' });
    const day = await today();
    expect(names(day)).toEqual([
      ['overnight', ['Dolores']],
      ['escalated', ['Dolores']],
    ]);
    expect(day.sections[1]?.rows[0]?.reason).toBe('Nobody has taken this lead.');
  });

  it('names visits that no mail has told of', async () => {
    await comeIn('2026-11-23T09:00');
    const made = await desk.post('/api/leads', {
      locationId,
      firstName: 'Rosa',
      lastName: 'Lerma',
      phone: '(210) 555-0177',
      source: 'phone',
    });
    const leadId = (made.body as { id: number }).id;
    const startsAt = central('2026-11-24T10:00');
    await desk.post('/api/appointments', { leadId, kind: 'consultation', startsAt });
    expect(names(await today())).toEqual([['unconfirmed', ['Rosa']]]);
    const call = (outcome: string) => desk.post(`/api/leads/${leadId}/calls`, { outcome });
    await call('noAnswer');
    expect(names(await today())).toEqual([['unconfirmed', ['Rosa']]]);
    app.clock.advance({ minutes: 1 });
    await call('reached');
    expect(names(await today())).toEqual([]);
    const moved = await app.db.selectFrom('appointments').select(['id', 'version']).execute();
    const [{ id, version } = { id: 0, version: 0 }] = moved;
    const to = { startsAt: central('2026-11-24T11:00'), version, notify: false };
    expect((await desk.post(`/api/appointments/${id}/move`, to)).status).toBe(200);
    expect(names(await today())).toEqual([['unconfirmed', ['Rosa']]]);
  });

  it('does not ask about a visit of which a mail arrived, though another was held back', async () => {
    const { leadId, api } = await makePatient(app, { firstName: 'Rosa' });
    await comeIn('2026-11-23T09:00');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' });
    await app.visitor.post(api, { startsAt: central('2026-11-24T10:00') });
    await app.sendMail();
    expect(names(await today())).toEqual([]);
    const again = { template: 'confirmation', hold: true };
    const sent = await desk.post(`/api/leads/${leadId}/emails`, again);
    const activityId = Number(sent.headers.get('X-Stillpoint-Deed'));
    expect((await desk.post('/api/undo', { activityId })).status).toBe(200);
    expect(names(await today())).toEqual([]);
  });

  it('counts people to call before the hour, each once, those due within it too', async () => {
    await comeIn('2026-11-23T09:01');
    const due = [central('2026-11-23T10:45'), central('2026-11-23T11:00')];
    for (const followUpAt of due) {
      const { leadId } = await makePatient(app);
      await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    }
    const { leadId, api } = await makePatient(app, { firstName: 'Calvin' });
    const followUpAt = central('2026-11-23T10:30');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    await app.visitor.post(api, { startsAt: central('2026-11-25T10:00') });
    await app.visitor.delete(api);
    const day = await today();
    const rows = day.sections.flatMap((each) => each.rows);
    expect(rows.filter((row) => row.leadId === leadId)).toHaveLength(2);
    expect(day.toCall).toEqual({ count: 2, before: central('2026-11-23T11:00') });
  });

  it('counts from the hour at which it opens, and says when that is on a closed day', async () => {
    await comeIn('2026-11-23T16:30');
    const { leadId } = await makePatient(app);
    const followUpAt = central('2026-11-24T09:30');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    await comeIn('2026-11-24T05:10');
    const early = { count: 1, before: central('2026-11-24T10:00') };
    expect(await today()).toMatchObject({ opensAt: null, toCall: early });
    await comeIn('2026-11-24T17:00');
    const opens = central('2026-11-25T08:00');
    const night = { opensAt: opens, toCall: { count: 1, before: opens } };
    expect(await today()).toMatchObject(night);
    await comeIn('2026-11-28T04:00');
    expect(await today()).toMatchObject({ opensAt: central('2026-11-30T08:00') });
    // Whoever works at another location too goes by whichever opens first.
    const hours = [{ weekday: 6, opensAt: '09:00', closesAt: '12:00' }];
    const other = await makeLocation(app, { slug: 'saturday', name: 'Saturday', hours });
    await comeIn('2026-11-28T04:00', { locationIds: [locationId, other.id] });
    const both = { opensAt: null, toCall: { before: central('2026-11-28T11:00') } };
    expect(await today()).toMatchObject(both);
  });

  it('tells who cancelled from who did not come', async () => {
    await comeIn('2026-11-23T09:00');
    const { api, leadId } = await makePatient(app, { firstName: 'Calvin' });
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' });
    await app.visitor.post(api, { startsAt: central('2026-11-25T10:00') });
    expect((await app.visitor.delete(api)).status).toBe(200);
    const day = await today();
    expect(names(day)).toEqual([['cancelled', ['Calvin']]]);
    expect(day.sections[0]?.rows[0]?.reason).toBe('The consultation was cancelled by the patient.');
    await comeIn('2026-11-23T09:20');
    expect((await next()).turn?.section).toBe('cancelled');
  });

  it('says where there are more than a day has room for', async () => {
    const { leadId } = await makePatient(app, { firstName: 'Dolores' });
    await comeIn('2026-11-23T09:30');
    expect((await today()).cut).toBe(false);
    const { id: _id, ...lead } = await leadOf(app, leadId);
    const crowd = Array.from({ length: 400 }, (_, n) => ({ ...lead, reference: `SP-C${n}` }));
    for (let from = 0; from < crowd.length; from += 10) {
      await app.db
        .insertInto('leads')
        .values(crowd.slice(from, from + 10))
        .execute();
    }
    const day = await today();
    expect(day.cut).toBe(true);
    expect(day.sections[0]?.rows).toHaveLength(400);
    expect((await desk.get('/api/today/counts')).body).toEqual({ due: 400, late: 400, cut: true });
    await app.db.updateTable('leads').set({ dueAt: null }).execute();
    expect((await today()).cut).toBe(false);
    const task = { leadId, kind: 'other', title: 'Send prices', origin: 'staff' } as const;
    const pile = Array.from({ length: 401 }, () => ({
      ...task,
      dueAt: central('2026-11-23T09:00'),
    }));
    for (let from = 0; from < pile.length; from += 50) {
      await app.db
        .insertInto('tasks')
        .values(pile.slice(from, from + 50))
        .execute();
    }
    expect((await today()).cut).toBe(true);
  });

  it('is of one’s own locations, in lists, counts, queue and shift note alike', async () => {
    await makePatient(app);
    const other = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    await comeIn('2026-11-23T09:30');
    const stranger = await makeStaff(app, { locationIds: [other.id] });
    expect((await today(stranger)).sections).toEqual([]);
    const counts = await stranger.get('/api/today/counts');
    expect(counts.body).toEqual({ due: 0, late: 0, cut: false } satisfies TodayCounts);
    expect((await next([], stranger)).turn).toBeNull();
    expect((await stranger.get(`/api/today?locationId=${locationId}`)).status).toBe(404);
    expect((await stranger.get(`/api/today/shift-note?locationId=${locationId}`)).status).toBe(404);
    expect((await desk.get('/api/today/counts')).body).toEqual({ due: 1, late: 1, cut: false });
  });

  it('shows nothing of another location in any part, nor in the note', async () => {
    await comeIn('2026-11-23T09:00');
    const promised = await makePatient(app, { firstName: 'Wes' });
    const followUpAt = central('2026-11-23T10:00');
    await desk.post(`/api/leads/${promised.leadId}/calls`, { outcome: 'reached', followUpAt });
    const lost = [await makePatient(app), await makePatient(app)];
    for (const [index, { api, leadId }] of lost.entries()) {
      await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' });
      await app.visitor.post(api, { startsAt: central(`2026-11-25T1${index}:00`) });
    }
    await app.visitor.delete(lost[0]?.api ?? '');
    const { id } = await app.db
      .selectFrom('appointments')
      .select('id')
      .where('status', '=', 'booked')
      .executeTakeFirstOrThrow();
    await desk.post(`/api/appointments/${id}/no-show`);
    const visit = await makePatient(app, { firstName: 'Rosa' });
    await desk.post(`/api/leads/${visit.leadId}/calls`, { outcome: 'noAnswer' });
    await app.visitor.post(visit.api, { startsAt: central('2026-11-24T10:00') });
    await app.db
      .updateTable('emails')
      .set({ status: 'failed' })
      .where('template', '=', 'confirmation')
      .execute();
    await makePatient(app, { firstName: 'Ada' });
    await comeIn('2026-11-23T13:30', { role: 'manager' });
    const seen = await today();
    expect(seen.sections.map(({ section }) => section)).toEqual([
      'promised',
      'new',
      'noShows',
      'cancelled',
      'unconfirmed',
      'escalated',
    ]);
    expect(seen.colleagues.map(({ here }) => here)).toEqual([true, true]);
    const order = [];
    for (let passed: number[] = []; ;) {
      const { turn } = await next(passed);
      if (!turn) {
        break;
      }
      order.push(turn.section);
      passed = [...passed, turn.row.leadId];
    }
    expect(order).toEqual(['promised', 'new', 'noShows', 'cancelled']);

    const other = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    const stranger = await makeStaff(app, { role: 'manager', locationIds: [other.id] });
    const theirs = await today(stranger);
    expect(theirs).toMatchObject({ sections: [], cut: false, toCall: null });
    expect(theirs.colleagues.map(({ id: who }) => who)).toEqual([stranger.id]);
    const note = (await stranger.get('/api/today/shift-note')).body;
    expect(note).toMatchObject({ events: [], promises: [] });
    expect((await desk.get('/api/today/shift-note')).body).toMatchObject({
      promises: [{ firstName: 'Wes' }],
    });
  });

  it.each([['?locationId=x'], ['?locationId=0'], ['?place=1'], ['?locationId=1&locationId=2']])(
    'asked for %s is refused in words',
    async (query) => {
      await comeIn('2026-11-23T09:30');
      const answer = await desk.get(`/api/today${query}`);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ message: expect.stringMatching(/\w/) as string });
    },
  );

  it('says who is in: signed in today at one of the places, and not away', async () => {
    const other = await makeLocation(app, { slug: 'el-paso', name: 'El Paso' });
    app.clock.set(central('2026-11-22T23:55'));
    await makeStaff(app, { name: 'Ada', locationIds: [locationId] });
    app.clock.set(central('2026-11-23T00:01'));
    const away = await makeStaff(app, { name: 'Bea', locationIds: [other.id] });
    await away.post('/api/me/away', { until: central('2026-11-24T09:00') });
    await makeStaff(app, { name: 'Cy', locationIds: [other.id] });
    await comeIn('2026-11-23T00:05', { name: 'Zora', locationIds: [locationId, other.id] });
    const { colleagues } = await today();
    expect(colleagues.map(({ name, here }) => [name, here])).toEqual([
      ['Ada', false],
      ['Bea', false],
      ['Cy', true],
      ['Zora', true],
    ]);
  });

  it('ends with a note for who comes next', async () => {
    await comeIn('2026-11-23T09:00');
    const { leadId } = await makePatient(app, { firstName: 'Wes' });
    const followUpAt = central('2026-11-23T16:00');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    const note = await desk.get('/api/today/shift-note');
    expect(note.body).toMatchObject({
      events: [{ type: 'call', firstName: 'Wes', actorId: desk.id }],
      promises: [{ firstName: 'Wes', dueAt: followUpAt }],
      cut: false,
    });
  });

  it('keeps out of that note what was taken back, and in it what is promised for later days', async () => {
    await comeIn('2026-11-23T09:00');
    const { leadId } = await makePatient(app, { firstName: 'Wes' });
    const followUpAt = central('2026-11-26T16:00');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    const note = await desk.post(`/api/leads/${leadId}/notes`, { text: 'Wrong person.' });
    const activityId = Number(note.headers.get('X-Stillpoint-Deed'));
    expect((await desk.post('/api/undo', { activityId })).status).toBe(200);
    const { events, promises } = (await desk.get('/api/today/shift-note')).body as ShiftNote;
    expect(events.map(({ type }) => type)).toEqual(['call']);
    expect(promises).toMatchObject([{ firstName: 'Wes', dueAt: followUpAt }]);
  });
});

describe('the queue', () => {
  it('gives one lead at a time, says what each outcome brings, and goes on', async () => {
    await makePatient(app, { firstName: 'Dolores', language: 'es' });
    await makePatient(app, { firstName: 'Terrence' });
    await app.sendMail();
    await comeIn('2026-11-23T09:30');
    const first = await next();
    expect(first.total).toBe(2);
    expect(first.turn).toMatchObject({
      section: 'overnight',
      row: { firstName: 'Dolores', language: 'es', lateMinutes: 15 },
      next: {
        noAnswer: { title: 'Call 2 of 6', dueAt: central('2026-11-23T10:15') },
        voicemail: { title: 'Call 2 of 6' },
        reached: { title: 'Call 3 of 6', dueAt: central('2026-11-24T09:00') },
        wrongNumber: { title: 'Wrong number: find the right one' },
      },
    });
    expect(first.turn?.before.map(({ type }) => type)).toEqual(['emailSent', 'requested']);
    const { leadId = 0 } = first.turn?.row ?? {};
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' });
    const second = await next([leadId]);
    expect(second.turn?.row.firstName).toBe('Terrence');
  });

  it('foretells what a call makes of a promise for later: only who was reached has no need of it', async () => {
    const { leadId } = await makePatient(app);
    await comeIn('2026-11-23T09:30');
    const followUpAt = central('2026-11-25T16:00');
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached', followUpAt });
    const errand = {
      leadId,
      kind: 'email',
      title: 'Price list',
      dueAt: central('2026-11-23T09:30'),
    };
    expect((await desk.post('/api/tasks', errand)).status).toBe(201);
    const foretold = (await next()).turn?.next;
    expect(foretold).toMatchObject({ noAnswer: null, reached: { title: 'Call 4 of 6' } });
    await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'reached' });
    const tasks = await app.db
      .selectFrom('tasks')
      .selectAll()
      .where('doneAt', 'is', null)
      .execute();
    expect(tasks.filter(({ kind }) => kind === 'call')).toMatchObject([foretold?.reached ?? {}]);
  });

  it('tells of the last contacts without what was taken back', async () => {
    await makePatient(app, { firstName: 'Dolores' });
    await comeIn('2026-11-23T09:30');
    const { leadId = 0 } = (await next()).turn?.row ?? {};
    const call = await desk.post(`/api/leads/${leadId}/calls`, { outcome: 'noAnswer' });
    const activityId = Number(call.headers.get('X-Stillpoint-Deed'));
    expect((await desk.post('/api/undo', { activityId })).status).toBe(200);
    const again = await next();
    expect(again.turn?.before.map(({ type }) => type)).toEqual(['requested']);
  });

  it('refuses an outcome for who was closed meanwhile, and keeps the call where it is meant', async () => {
    const { leadId } = await makePatient(app);
    await comeIn('2026-11-23T09:30');
    await desk.post(`/api/leads/${leadId}/close`, { closeReason: 'choseAnother' });
    const call = { outcome: 'noAnswer', openOnly: true };
    const answer = await desk.post(`/api/leads/${leadId}/calls`, call);
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ message: 'This request is closed. Reopen it first.' });
  });

  it('passes over whom somebody else works on, and says so, until they are gone for 2 minutes', async () => {
    await makePatient(app, { firstName: 'Dolores' });
    await comeIn('2026-11-23T09:30');
    const imani = await makeStaff(app, { locationIds: [locationId], name: 'Imani Wells' });
    expect((await next([], imani)).turn?.row.firstName).toBe('Dolores');
    expect(await next()).toMatchObject({
      turn: null,
      taken: [{ firstName: 'Dolores', by: 'Imani Wells' }],
    });
    app.clock.advance({ minutes: 2, seconds: 1 });
    expect((await next()).turn?.row.firstName).toBe('Dolores');
  });
});
