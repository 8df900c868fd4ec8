import simpleRestProvider from 'ra-data-simple-rest';
import { fetchUtils } from 'react-admin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lead } from '../../shared/records.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let admin: Browserless & { readonly id: string };
let locationId: number;

const people = [
  ['Dolores', 'Quintanilla', 'dolores@example.com', '(210) 555-0142'],
  ['Terrence', 'Boyd', 'terrence@example.com', '(210) 555-0187'],
  ['María José', 'Villarreal de la Garza', 'mj@example.com', '(830) 555-0119'],
  ['Wes', 'Hartmann', 'wes@example.com', '(210) 555-0163'],
  ['Noor', 'Rahman', 'noor@example.com', '(726) 555-0104'],
] as const;

beforeAll(async () => {
  app = await startApp();
  locationId = (await makeLocation(app)).id;
  desk = await makeStaff(app, { locationIds: [locationId] });
  admin = await makeStaff(app, { role: 'admin' });
  for (const [firstName, lastName, email, phone] of people) {
    const body = requestBody({ firstName, lastName, email, phone });
    expect((await app.visitor.post('/api/public/requests', body)).status).toBe(201);
    app.clock.advance({ minutes: 1 });
  }
});
afterAll(() => app.stop());

const list = async (query: Parameters<typeof listPath>[1], resource = 'leads') =>
  desk.get(listPath(resource, query));
const names = (body: unknown) => (body as Lead[]).map((lead) => lead.lastName);

describe('a list', () => {
  it('has a page, its place in the whole, and the order that was asked for', async () => {
    const answer = await list({ sort: ['lastName', 'ASC'], range: [1, 2], filter: {} });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Range')).toBe('leads 1-2/5');
    expect(answer.headers.get('X-Total-Count')).toBe('5');
    expect(names(answer.body)).toEqual(['Hartmann', 'Quintanilla']);
  });

  it('says so when it is empty', async () => {
    const answer = await list({ filter: { status: 'closed' } });
    expect(answer.headers.get('Content-Range')).toBe('leads */0');
    expect(answer.body).toEqual([]);
  });

  it('has the history of as many leads as may be named', async () => {
    for (const most of [2, 1000]) {
      const leadId = Array.from({ length: most }, (_, index) => index + 1);
      const answer = await list({ filter: { leadId, type: 'requested' } }, 'activities');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('X-Total-Count')).toBe(String(Math.min(most, people.length)));
    }
  });

  it.each([
    [{ lastName: 'Boyd' }, 1],
    [{ lastName: ['Boyd', 'Rahman'] }, 2],
    [{ lastName: [] }, 0],
    [{ lastName_neq: 'Boyd' }, 4],
    [{ assigneeId: null }, 5],
    [{ assigneeId_isnull: false }, 0],
    [{ emailedAt_isnull: true }, 5],
    [{ requestedAt_gte: '2026-11-23T15:03:00Z' }, 2],
    [{ requestedAt_lte: '2026-11-23T15:03:00.000Z' }, 4],
    [{ driverConfirmed: false }, 5],
    [{ attempts_gte: 1 }, 0],
    [{ closeReason_neq: 'cost' }, 5],
    [{ q: 'villarreal' }, 1],
    [{ q: 'VILLAREAL' }, 0],
    [{ q: 'maria jose' }, 1],
    [{ q: 'villarreal de la garza' }, 1],
    [{ q: '0142' }, 1],
    [{ q: '(210) 555-01' }, 3],
    [{ q: 'wes@exam' }, 1],
    [{ q: 'no' }, 1],
    [{ q: '"; drop table leads; --' }, 0],
    [{ q: '%' }, 0],
    [{ q: 'Qu\u0000' }, 1],
    [{ q: '\u0000' }, 0],
    [{ q: '  ' }, 5],
  ])('filters by %j', async (filter, count) => {
    const answer = await list({ filter });
    expect([answer.status, (answer.body as unknown[]).length]).toEqual([200, count]);
  });

  it.each([
    ['an unknown field', { filter: { shoeSize: 9 } }],
    ['an operator the field does not have', { filter: { message_gte: 'a' } }],
    ['a value of another type', { filter: { locationId: 'one' } }],
    ['an object as a value', { filter: { status: { a: 1 } } }],
    ['a time that is none', { filter: { requestedAt_gte: 'yesterday' } }],
    ['a filter that is no object', { filter: [1] }],
    ['an unknown field to sort by', { sort: ['shoeSize', 'ASC'] }],
    ['a field named like a function', { sort: ['constructor', 'ASC'] }],
    ['a third direction', { sort: ['id', 'SIDEWAYS'] }],
    ['a range backwards', { range: [10, 5] }],
    ['more than 1,000 rows', { range: [0, 1000] }],
    ['an unknown embed', { embed: ['secrets'] }],
  ])('refuses %s with 400', async (_what, query) => {
    const answer = await list(query);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'malformed' }]);
  });

  it.each([
    'filter={',
    'filter={"__proto__":1}',
    'range=1,2',
    'sort=',
    'shoes=1',
    'filter=null',
    'embed="x"',
  ])('refuses ?%s with 400', async (query) => {
    expect((await desk.get(`/api/leads?${query}`)).status).toBe(400);
  });

  it('puts related records beside their ids', async () => {
    const answer = await list({ range: [0, 0], embed: ['location', 'assignee'] });
    expect(answer.body).toMatchObject([{ location: { name: 'Alamo Heights' }, assignee: null }]);
  });
});

describe('words for what is wrong', () => {
  it('are for a person, whatever was sent', async () => {
    for (const body of [{}, { firstName: 1, locationId: 'x', source: [], shoes: 2 }]) {
      const answer = await desk.post('/api/leads', body);
      expect(answer.status).toBe(422);
      expect(answer.text).not.toMatch(/Invalid |expected|received|Unrecognized/);
    }
  });

  it('take a time however finely it is written', async () => {
    const body = {
      leadId: 1,
      kind: 'consultation',
      startsAt: '2026-11-26T17:00:00.0000000000Z',
    };
    expect((await desk.post('/api/appointments', body)).body).toMatchObject({
      startsAt: '2026-11-26T17:00:00.000Z',
    });
  });
});

describe('addresses that lead nowhere', () => {
  it.each([
    ['GET', '/api/shoes', 404],
    ['GET', '/api/leads/999999', 404],
    ['GET', '/api/leads/abc', 404],
    ['GET', '/api/leads/1e3', 404],
    ['GET', '/api/leads/99999999999999999999', 404],
    ['DELETE', '/api/leads/1', 405],
    ['POST', '/api/leads/1/dance', 404],
  ] as const)('%s %s answers %i', async (method, path, status) => {
    const answer = await (method === 'GET'
      ? desk.get(path)
      : method === 'DELETE'
        ? desk.delete(path)
        : desk.post(path, {}));
    expect([answer.status, typeof (answer.body as { message: unknown }).message]).toEqual([
      status,
      'string',
    ]);
  });
});

describe('a record that is sent back', () => {
  async function read(): Promise<Lead> {
    return (await desk.get('/api/leads/1?embed=["location"]')).body as Lead;
  }

  it('is changed where it differs, and its version goes up', async () => {
    const lead = await read();
    const answer = await desk.put('/api/leads/1', { ...lead, bestTime: 'after 4 pm' });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ bestTime: 'after 4 pm', version: lead.version + 1 });
  });

  it('answers 428 without a version and 409 with an old one, showing what is there now', async () => {
    const { version, ...lead } = await read();
    expect((await desk.put('/api/leads/1', lead)).status).toBe(428);
    const stale = await desk.put('/api/leads/1', { ...lead, version: version - 1 });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({
      code: 'lead.versionConflict',
      current: { id: 1, version },
    });
  });

  it.each([
    ['status', 'infused'],
    ['requestedAt', '2020-01-01T00:00:00.000Z'],
    ['locationId', 99],
    ['shoeSize', 9],
    ['constructor', 'x'],
    ['version_', 1],
  ])('is refused by name where %s differs', async (name, value) => {
    const lead = await read();
    const answer = await desk.put('/api/leads/1', { ...lead, [name]: value });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { [name]: expect.any(String) as string } });
    expect(await read()).toEqual(lead);
  });

  it.each([
    [{ email: 'not a mail' }, 'email'],
    [{ phone: '12' }, 'phone'],
    [{ firstName: '' }, 'firstName'],
    [{ firstName: 'x'.repeat(10_000) }, 'firstName'],
    [{ language: 'fr' }, 'language'],
    [{ email: null, phone: null }, 'email'],
    [{ assigneeId: 'nobody' }, 'assigneeId'],
    [{ email: 'a@example.com\nBcc: b@example.com' }, 'email'],
  ])('shows %j at the field', async (changes, field) => {
    const lead = await read();
    const answer = await desk.put('/api/leads/1', { ...lead, ...changes });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: object }).errors).toHaveProperty(field);
  });

  it.each(['[]', '"x"', 'null', '{', '{"__proto__":1,"version":1}'])(
    'answers 400 to %s',
    async (body) => {
      expect((await desk.put('/api/leads/1', body)).status).toBe(400);
    },
  );

  it('answers 415 to another type and 413 to 2 MB', async () => {
    const type = { 'Content-Type': 'text/plain' };
    expect((await desk.put('/api/leads/1', 'x', type)).status).toBe(415);
    expect((await desk.put('/api/leads/1', { bestTime: 'x'.repeat(2_000_000) })).status).toBe(413);
  });
});

describe('many at once', () => {
  it('are changed in one go', async () => {
    const path = listPath('leads', { filter: { id: [2, 3] } });
    const answer = await desk.put(path, { assigneeId: desk.id });
    expect([answer.status, answer.body]).toEqual([200, [2, 3]]);
    const { body } = await list({ filter: { assigneeId: desk.id } });
    expect(names(body)).toHaveLength(2);
  });

  it('stay as they are, all of them, where one can’t be changed', async () => {
    const path = listPath('leads', { filter: { id: [4, 999] } });
    const missing = await desk.put(path, { language: 'es' });
    expect(missing.status).toBe(404);
    expect(missing.body).toMatchObject({
      message: expect.stringContaining('Lead 999') as string,
      errors: { 999: expect.any(String) as string },
    });
    const refused = await desk.put(listPath('leads', { filter: { id: [4, 5] } }), {
      assigneeId: 'nobody',
    });
    expect(refused.status).toBe(422);
    expect((refused.body as { message: string }).message).toContain('Nothing was changed');
    expect((await list({ filter: { language: 'es' } })).body).toEqual([]);
  });

  it('need a list of ids', async () => {
    expect((await desk.put('/api/leads', { language: 'es' })).status).toBe(400);
    const path = listPath('leads', { filter: { status: 'requested' } });
    expect((await desk.put(path, { language: 'es' })).status).toBe(400);
  });
});

describe('ra-data-simple-rest', () => {
  const provider = () =>
    simpleRestProvider(`${app.url}/api`, (url, options = {}) => {
      const headers = new Headers(options.headers);
      headers.set('Cookie', admin.cookie);
      headers.set('Origin', app.url);
      return fetchUtils.fetchJson(url, { ...options, headers });
    });
  const page = {
    pagination: { page: 1, perPage: 10 },
    sort: { field: 'id', order: 'ASC' as const },
    filter: {},
  };

  it.each([
    'leads',
    'activities',
    'tasks',
    'appointments',
    'locations',
    'rooms',
    'users',
    'emails',
    'emailTemplates',
    'apiKeys',
    'auditEvents',
  ])('lists, reads one and reads many of %s', async (resource) => {
    await admin.post('/api/apiKeys', { name: 'Web site' });
    await admin.post('/api/tasks', {
      leadId: 1,
      kind: 'call',
      title: 'Call back',
      dueAt: '2026-11-24T15:00:00Z',
    });
    await admin.post('/api/appointments', {
      leadId: 1,
      kind: 'consultation',
      startsAt: '2026-11-25T16:00:00.000Z',
    });
    const { data, total } = await provider().getList(resource, page);
    expect(total).toBeGreaterThan(0);
    const [first] = data;
    expect(first).toBeDefined();
    const one = await provider().getOne(resource, { id: first?.id as number });
    expect(one.data.id).toBe(first?.id);
    const many = await provider().getMany(resource, { ids: [first?.id as number] });
    expect(many.data.map((each) => each.id)).toEqual([first?.id]);
  });

  it('reads what belongs to a lead', async () => {
    const { data } = await provider().getManyReference('activities', {
      ...page,
      target: 'leadId',
      id: 2,
    });
    expect(data.map((each) => each['type'])).toContain('requested');
  });

  it('creates, updates with the whole record, and updates many', async () => {
    const created = await provider().create('leads', {
      data: {
        locationId,
        firstName: 'Bernadette',
        lastName: 'Okafor',
        phone: '(210) 555-0155',
        source: 'phone',
      },
    });
    expect(created.data).toMatchObject({ status: 'requested', phone: '+12105550155' });
    const updated = await provider().update('leads', {
      id: created.data.id as number,
      data: { ...created.data, language: 'es' },
      previousData: created.data,
    });
    expect(updated.data['language']).toBe('es');
  });

  const newRecords = {
    tasks: { leadId: 2, kind: 'call', title: 'Call', dueAt: '2026-11-30T15:00:00.000Z' },
    rooms: { locationId: 1, name: 'Room 9', purpose: 'consultation', active: true },
    users: { email: 'new@example.com', name: 'Imani Wells', role: 'frontDesk', locationIds: [1] },
    locations: {
      slug: 'stone-oak',
      name: 'Stone Oak',
      timeZone: 'America/Chicago',
      street: '2 Main St',
      city: 'San Antonio',
      region: 'TX',
      postalCode: '78258',
      phone: '(210) 555-0101',
      email: 'stone@example.com',
    },
  };
  const changes = {
    tasks: { title: 'Call again' },
    rooms: { name: 'Room 10' },
    users: { name: 'Imani Wells-Ortiz' },
    locations: { closures: [{ from: '2026-12-24', to: '2026-12-26', reason: 'Christmas' }] },
  };

  it.each(['tasks', 'rooms', 'users', 'locations'] as const)(
    'creates %s and updates them with the whole record',
    async (resource) => {
      const created = await provider().create(resource, { data: newRecords[resource] });
      expect(created.data).toMatchObject({ version: 1 });
      const updated = await provider().update(resource, {
        id: created.data.id as number,
        data: { ...created.data, ...changes[resource] },
        previousData: created.data,
      });
      expect(updated.data).toMatchObject({ ...changes[resource], version: 2 });
      const again = provider().update(resource, {
        id: created.data.id as number,
        data: { ...created.data, ...changes[resource] },
        previousData: created.data,
      });
      await expect(again).rejects.toMatchObject({ status: 409, body: { current: updated.data } });
    },
  );

  it('updates a template, and refuses what must stay', async () => {
    const { data } = await provider().getList('emailTemplates', page);
    const template = data.find((each) => each['name'] === 'bookingLink');
    const subject = 'Choose a time at {{ clinicName }}';
    const updated = await provider().update('emailTemplates', {
      id: template?.id as number,
      data: { ...template, subject },
      previousData: template as never,
    });
    expect(updated.data['subject']).toBe(subject);
    const without = { ...updated.data, body: 'No link at all' };
    await expect(
      provider().update('emailTemplates', {
        id: template?.id as number,
        data: without,
        previousData: updated.data,
      }),
    ).rejects.toMatchObject({
      status: 422,
      body: { errors: { body: expect.any(String) as string } },
    });
  });

  it.each(['leads', 'tasks', 'rooms', 'users', 'locations', 'emails', 'activities', 'auditEvents'])(
    'never deletes %s',
    async (resource) => {
      const { data } = await provider().getList(resource, page);
      await expect(
        provider().delete(resource, { id: data[0]?.id as number }),
      ).rejects.toMatchObject({ status: 405 });
    },
  );

  it('deletes where the resource allows it', async () => {
    const { data } = await provider().create('apiKeys', { data: { name: 'Old site' } });
    const gone = await provider().delete('apiKeys', { id: data.id as number });
    expect(gone.data['revokedAt']).toEqual(expect.any(String));
  });
});
