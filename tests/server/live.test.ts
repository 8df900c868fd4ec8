import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { type EventStream, listen } from '../support/events.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { recordOf } from '../support/staff.ts';

let app: TestApp;
let here: number;
let there: number;
let desk: Browserless & { readonly id: string };
let admin: Browserless;
let streams: EventStream[];

beforeEach(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  there = (await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' })).id;
  desk = await makeStaff(app, { locationIds: [here] });
  admin = await makeStaff(app, { role: 'admin' });
  streams = [];
});
afterEach(async () => {
  streams.forEach((stream) => stream.close());
  await app.stop();
});

async function open(client: Browserless, options?: Parameters<typeof listen>[1]) {
  const stream = await listen(client, options);
  streams.push(stream);
  return stream;
}

/** Somebody asks; the answer is the id of their lead. */
async function ask(location = 'alamo-heights', person = 'dolores'): Promise<number> {
  const digits = String(100 + person.length).padStart(4, '0');
  const body = { location, email: `${person}@example.com`, phone: `(210) 555-${digits}` };
  const answer = await app.visitor.post('/api/public/requests', requestBody(body));
  expect(answer.status).toBe(201);
  const [lead] = (await admin.get(listPath('leads', { sort: ['id', 'DESC'], range: [0, 0] })))
    .body as [{ id: number }];
  return lead.id;
}

const note = (id: number, text = 'Called back.') => admin.post(`/api/leads/${id}/notes`, { text });

describe('the stream of changes', () => {
  it('tells of a new lead: which, where, and nothing of what is in it', async () => {
    const stream = await open(desk);
    expect(stream.headers.get('Content-Type')).toMatch(/^text\/event-stream/);
    const id = await ask();
    const told = await stream.nextChange();
    expect(told).toMatchObject({ event: 'lead', data: { id, version: 1, locationId: here } });
    expect(Object.keys(told?.data as object)).toEqual(['id', 'version', 'locationId']);
  });

  it('tells of tasks, appointments and notes', async () => {
    const leadId = await ask();
    const stream = await open(desk);
    await note(leadId);
    expect(await stream.nextChange()).toMatchObject({ event: 'lead', data: { id: leadId } });
    const dueAt = '2026-11-24T15:00:00Z';
    await admin.post('/api/tasks', { leadId, kind: 'call', title: 'Call', dueAt });
    const told = [await stream.nextChange(), await stream.nextChange()];
    expect(new Set(told.map((each) => each?.event))).toEqual(new Set(['lead', 'task']));
    const startsAt = '2026-11-25T16:00:00.000Z';
    await admin.post('/api/appointments', { leadId, kind: 'consultation', startsAt });
    const more = new Set<string | undefined>();
    while (!more.has('appointment')) {
      more.add((await stream.nextChange())?.event);
    }
    expect(more).toContain('appointment');
  });

  it('says nothing of another location, nor of what was before', async () => {
    await ask('alamo-heights', 'before');
    const stream = await open(desk);
    const theirs = await ask('stone-oak', 'elsewhere');
    await note(theirs);
    const own = await ask('alamo-heights', 'own');
    expect(await stream.nextChange()).toMatchObject({ event: 'lead', data: { id: own } });
  });

  it('shows an admin every location', async () => {
    const stream = await open(admin);
    await ask('stone-oak');
    expect(await stream.nextChange()).toMatchObject({ data: { locationId: there } });
  });

  it('tells where a lead was that it is gone', async () => {
    const id = await ask();
    const stream = await open(desk);
    await app.db.updateTable('leads').set({ locationId: there }).where('id', '=', id).execute();
    expect(await stream.nextChange()).toMatchObject({ data: { id, locationId: here } });
  });

  it('follows what somebody else writes into the file', async () => {
    const id = await ask();
    const stream = await open(desk);
    await app.db.updateTable('leads').set({ version: 7 }).where('id', '=', id).execute();
    expect(await stream.nextChange()).toMatchObject({ data: { id, version: 7 } });
  });

  it('is no way around the session', async () => {
    expect((await open({ ...desk, cookie: '' })).status).toBe(401);
  });

  it('is not opened by a question for its headers', async () => {
    const answer = await fetch(`${app.url}/api/events`, {
      method: 'HEAD',
      headers: { Cookie: desk.cookie },
    });
    expect(answer.status).toBe(200);
  });

  it.each(['?lastEventId=x', '?lastEventId=-1', '?secondsBack=61', '?secondsBack='])(
    'refuses %s in words',
    async (query) => {
      const answer = await desk.get(`/api/events${query}`);
      expect(answer.status).toBe(400);
      expect(recordOf(answer)['message']).toMatch(/is a whole number up to \d+\.$/);
    },
  );
});

describe('a tab that comes back', () => {
  it('hears what it missed, once for each record, and goes on', async () => {
    const first = await open(desk);
    const id = await ask();
    const heard = await first.nextChange();
    first.close();
    await note(id);
    await note(id, 'And again.');
    await ask('stone-oak', 'elsewhere');
    const again = await open(desk, { headers: { 'Last-Event-ID': heard?.id ?? '' } });
    const missed = await again.next();
    expect(missed).toMatchObject({ event: 'lead', data: { id } });
    expect((await again.next())?.event).toBe('hello');
    const next = await ask('alamo-heights', 'later');
    expect(await again.nextChange()).toMatchObject({ data: { id: next } });
  });

  it('may say what it heard in the address', async () => {
    const stream = await open(desk, { query: '?lastEventId=0' });
    expect((await stream.next())?.event).toBe('hello');
  });

  it('hears of the last seconds where it asks for them', async () => {
    const id = await ask();
    const stream = await open(desk, { query: '?secondsBack=10' });
    expect(await stream.next()).toMatchObject({ event: 'lead', data: { id } });
  });

  it('is told to read everything again where too much time has passed', async () => {
    const since = await ask();
    await note(since);
    await note(since);
    await app.db.updateTable('changes').set({ at: '2020-01-01T00:00:00.000Z' }).execute();
    await app.tidying.runOnce();
    await note(since);
    const stream = await open(desk, { headers: { 'Last-Event-ID': '1' } });
    expect((await stream.next())?.event).toBe('reset');
    expect((await stream.next())?.event).toBe('hello');
    const id = await ask('alamo-heights', 'afterwards');
    expect(await stream.nextChange()).toMatchObject({ data: { id } });
  });

  it('is told the same where its last word is of another database', async () => {
    const stream = await open(desk, { headers: { 'Last-Event-ID': '999999' } });
    expect((await stream.next())?.event).toBe('reset');
  });
});

describe('old changes', () => {
  it('go after an hour, but never the newest, so that no id comes twice', async () => {
    await ask();
    await ask('alamo-heights', 'second');
    const ids = () => app.db.selectFrom('changes').select('id').orderBy('id').execute();
    const before = await ids();
    await app.tidying.runOnce();
    expect(await ids()).toEqual(before);
    await app.db.updateTable('changes').set({ at: '2020-01-01T00:00:00.000Z' }).execute();
    await app.tidying.runOnce();
    expect(await ids()).toEqual(before.slice(-1));
  });
});

describe('a stream and its session', () => {
  const background = { 'X-Stillpoint-Background': '1' };

  it('does not keep it alive, and ends with it', async () => {
    app.clock.advance({ minutes: 5 });
    const stream = await open(desk);
    app.clock.advance({ minutes: 9 });
    expect(await stream.next()).toMatchObject({ event: 'hello' });
    expect(await stream.next()).toMatchObject({ event: 'beat' });
    app.clock.advance({ minutes: 1 });
    expect(await stream.next()).toBeUndefined();
    expect((await desk.get('/api/me', background)).status).toBe(401);
  });

  it('ends where the account is switched off, before anything more is told', async () => {
    const stream = await open(desk);
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', desk.id).execute();
    await ask();
    expect(await stream.nextChange()).toBeUndefined();
  });

  it('ends within 15 seconds where nothing happens', async () => {
    const stream = await open(desk);
    await desk.post('/api/auth/sign-out');
    app.clock.advance({ seconds: 15 });
    expect(await stream.nextChange()).toBeUndefined();
  });

  it('tells no more of a location that was taken away', async () => {
    const stream = await open(desk);
    await app.db.deleteFrom('userLocations').where('userId', '=', desk.id).execute();
    await ask();
    app.clock.advance({ seconds: 15 });
    expect((await stream.next())?.event).toBe('hello');
    expect((await stream.next())?.event).toBe('beat');
  });
});

it('streams do not keep a server from stopping', async () => {
  const open1 = await open(desk);
  const open2 = await open(admin);
  const begin = performance.now();
  await app.stop();
  expect(performance.now() - begin).toBeLessThan(2000);
  expect(await open1.nextChange()).toBeUndefined();
  expect(await open2.nextChange()).toBeUndefined();
  app = await startApp();
});
