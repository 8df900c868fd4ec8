import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lead } from '../../shared/records.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let here: Browserless & { readonly id: string };
let boss: Browserless & { readonly id: string };
let nowhere: Browserless & { readonly id: string };
let theirs: Lead;
let ids: Record<string, number | string>;

/** Two locations; the lead with a bit of everything belongs to the other one. */
beforeAll(async () => {
  app = await startApp();
  const own = await makeLocation(app);
  const other = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  here = await makeStaff(app, { locationIds: [own.id] });
  boss = await makeStaff(app, { role: 'manager', locationIds: [own.id] });
  nowhere = await makeStaff(app);
  const admin = await makeStaff(app, { role: 'admin' });
  const stranger = await makeStaff(app, { locationIds: [other.id] });
  await app.visitor.post('/api/public/requests', requestBody({ location: 'stone-oak' }));
  await app.sendMail();
  [theirs] = (await admin.get(listPath('leads'))).body as [Lead];
  const task = await admin.post('/api/tasks', {
    leadId: theirs.id,
    kind: 'call',
    title: 'Call',
    dueAt: '2026-11-24T15:00:00Z',
  });
  const appointment = await admin.post('/api/appointments', {
    leadId: theirs.id,
    kind: 'consultation',
    startsAt: '2026-11-25T16:00:00.000Z',
  });
  const first = async (resource: string) =>
    (
      (await admin.get(listPath(resource, { filter: { leadId: theirs.id } }))).body as {
        id: number;
      }[]
    )[0]?.id ?? 0;
  ids = {
    leads: theirs.id,
    activities: await first('activities'),
    tasks: (task.body as { id: number }).id,
    appointments: (appointment.body as { id: number }).id,
    emails: await first('emails'),
    locations: other.id,
    rooms:
      (
        (await admin.get(listPath('rooms', { filter: { locationId: other.id } }))).body as {
          id: number;
        }[]
      )[0]?.id ?? 0,
    users: stranger.id,
  };
});
afterAll(() => app.stop());

describe.each([
  'leads',
  'activities',
  'tasks',
  'appointments',
  'emails',
  'locations',
  'rooms',
  'users',
])('%s of another location', (resource) => {
  it('are not in lists, not found by id, not counted', async () => {
    for (const client of [here, boss, nowhere]) {
      const list = await client.get(listPath(resource));
      expect(list.status).toBe(200);
      const listed = (list.body as { id: number | string }[]).map((each) => each.id);
      expect(listed).not.toContain(ids[resource]);
      expect(list.headers.get('Content-Range')).toMatch(new RegExp(`/${listed.length}$`));
      expect((await client.get(`/api/${resource}/${ids[resource]}`)).status).toBe(404);
      const asked = await client.get(listPath(resource, { filter: { id: ids[resource] } }));
      expect(asked.body).toEqual([]);
    }
  });
});

describe('a lead of another location', () => {
  it('is not found by search or counted by status', async () => {
    expect((await here.get(listPath('leads', { filter: { q: 'Quintanilla' } }))).body).toEqual([]);
    expect((await here.get('/api/leads/counts')).body).toMatchObject({ all: 0 });
  });

  it.each([
    ['close', { closeReason: 'spam' }],
    ['reopen', undefined],
    ['notes', { text: 'x' }],
    ['assign', { assigneeId: null }],
    ['calls', { outcome: 'reached' }],
    ['emails', { template: 'bookingLink' }],
    ['correct-status', { status: 'emailed', reason: 'x' }],
    ['reveal', undefined],
    ['presence', { mode: 'looking' }],
  ])('answers 404 to %s', async (act, body) => {
    expect((await boss.post(`/api/leads/${theirs.id}/${act}`, body)).status).toBe(404);
  });

  it('can’t be written, alone or among many, booked, or given a task', async () => {
    expect((await here.put(`/api/leads/${theirs.id}`, { ...theirs, language: 'es' })).status).toBe(
      404,
    );
    const many = listPath('leads', { filter: { id: [theirs.id] } });
    expect((await here.put(many, { language: 'es' })).status).toBe(404);
    const close = { ids: [theirs.id], closeReason: 'spam' };
    expect((await here.post('/api/leads/close', close)).status).toBe(404);
    const booking = {
      leadId: theirs.id,
      kind: 'consultation',
      startsAt: '2026-11-26T16:00:00.000Z',
    };
    expect((await here.post('/api/appointments', booking)).status).toBe(404);
    for (const act of ['cancel', 'complete', 'no-show']) {
      expect((await here.post(`/api/appointments/${ids['appointments']}/${act}`)).status).toBe(404);
    }
    const task = { leadId: theirs.id, kind: 'call', title: 'x', dueAt: '2026-11-26T16:00:00Z' };
    expect((await here.post('/api/tasks', task)).status).toBe(404);
    expect((await here.post(`/api/emails/${ids['emails']}/retry`)).status).toBe(404);
  });
});

describe('without a session', () => {
  it.each([
    'leads',
    'leads/1',
    'leads/counts',
    'users',
    'emails',
    'auditEvents',
    'me',
    'events',
    'shoes',
  ])('/api/%s answers 401', async (path) => {
    expect((await app.visitor.get(`/api/${path}`)).status).toBe(401);
  });
});
