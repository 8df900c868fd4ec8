import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  Capacity,
  Funnel,
  FunnelGroup,
  Overview,
  ResponseGroup,
  ResponseTime,
} from '../../shared/report-answers.ts';
import { reportNames } from '../../shared/report.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

type Staff = Browserless & { readonly id: string };

/** A Monday, 9:30 am in San Antonio: the clinic is open, and people may be called since nine. */
const morning = '2026-11-23T15:30:00.000Z';

let app: TestApp;
let manager: Staff;
let locationId: number;
let slug: string;
let clinics = 0;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(morning);
  // A location of its own for each test: its figures are those of one or two leads.
  clinics += 1;
  slug = `clinic-${clinics}`;
  locationId = (await makeLocation(app, { slug, name: `Clinic ${clinics}` })).id;
  manager = await signIn();
});

const ask = (fields: object = {}) => makePatient(app, { location: slug, ...fields });
const signIn = () => makeStaff(app, { role: 'manager', locationIds: [locationId] });
/** Time goes by, and the manager comes back: nobody stays signed in over it. */
async function later(time: Temporal.DurationLikeObject): Promise<void> {
  app.clock.advance(time);
  manager = await signIn();
}
const act = (by: Browserless, { leadId }: Patient, name: string, body: object = {}) =>
  by.post(`/api/leads/${leadId}/${name}`, body);
const call = (patient: Patient) => act(manager, patient, 'calls', { outcome: 'voicemail' });

async function told<Answer>(report: string, by: Browserless = manager, more = '') {
  const to = app.clock.now().toString().slice(0, 10);
  const answer = await by.get(`/api/reports/${report}?from=2026-11-01&to=${to}${more}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body as Answer;
}
async function response(): Promise<ResponseGroup> {
  const [group] = (await told<ResponseTime>('response-time')).groups;
  return group ?? assert.fail('no group');
}
async function funnelOf(by: Browserless = manager): Promise<FunnelGroup> {
  const [group] = (await told<Funnel>('funnel', by)).groups;
  return group ?? assert.fail('no group');
}
const countAt = ({ stages }: FunnelGroup, name: string) =>
  stages.find(({ stage }) => stage === name)?.count;
async function overviewOf(by: Browserless = manager) {
  const [group] = (await told<Overview>('overview', by)).groups;
  return group ?? assert.fail('no group');
}
async function rowsOf(counted: object, by: Browserless = manager): Promise<number[]> {
  const answer = await by.get(listPath('leads', { filter: counted }));
  assert.equal(answer.status, 200, answer.text);
  return (answer.body as { id: number }[]).map(({ id }) => id);
}
async function bookOnline({ api }: Patient): Promise<void> {
  const [slot] = slotsOf(await app.visitor.get(api));
  expect((await app.visitor.post(api, { startsAt: slot?.startsAt })).status).toBe(201);
}

describe('the response', () => {
  it('is the minutes until a person tried, whatever the mails did', async () => {
    const patient = await ask();
    await app.sendMail();
    await later({ minutes: 12 });
    await call(patient);
    const { attempted, waiting, median, withinTarget } = await response();
    expect({ attempted, waiting, median }).toEqual({ attempted: 1, waiting: 0, median: 12 });
    expect(withinTarget).toMatchObject({ n: 1, count: 1 });
    expect(await rowsOf(withinTarget.rows)).toEqual([patient.leadId]);
  });

  it('of who waits is at least as long as they have waited', async () => {
    await ask();
    await later({ minutes: 14 });
    expect((await response()).withinTarget).toMatchObject({ n: 0, count: 0 });
    await later({ minutes: 26 });
    const { waiting, medianIs, withinTarget } = await response();
    expect({ waiting, medianIs }).toEqual({
      waiting: 1,
      medianIs: { minutes: 40, atLeast: true },
    });
    expect(withinTarget).toMatchObject({ n: 1, count: 0 });
  });

  it('of who booked by themselves before anybody tried is nobody’s', async () => {
    const patient = await ask();
    await later({ minutes: 10 });
    await bookOnline(patient);
    await later({ hours: 3 });
    await call(patient);
    expect(await response()).toMatchObject({ attempted: 0, waiting: 0, ended: 1 });
    expect((await response()).withinTarget).toMatchObject({ n: 0 });
  });

  it('stands still while the clinic is closed', async () => {
    app.clock.set('2026-11-21T18:00:00.000Z');
    const patient = await ask();
    app.clock.set('2026-11-23T15:07:00.000Z');
    await call(patient);
    expect(await response()).toMatchObject({ median: 7 });
  });

  it('is by the hours of that day, whatever they are later', async () => {
    const patient = await ask();
    await later({ minutes: 30 });
    await call(patient);
    const admin = await makeStaff(app, { role: 'admin' });
    const path = `/api/locations/${locationId}`;
    const { body } = await admin.get(path);
    await later({ minutes: 1 });
    const hours = [{ weekday: 2, opensAt: '08:00', closesAt: '17:00' }];
    const settings = {
      ...(body as { settings: object }).settings,
      responseTargetMinutes: 45,
    };
    expect((await admin.put(path, { ...(body as object), hours, settings })).status).toBe(200);
    expect(await response()).toMatchObject({ median: 30 });
  });
});

describe('what is taken back or put right', () => {
  it('a reopened lead is not closed, and counts once', async () => {
    const patient = await ask();
    await app.sendMail();
    await act(manager, patient, 'close', { closeReason: 'cost' });
    expect((await funnelOf()).closed).toMatchObject([{ closeReason: 'cost', count: 1 }]);
    await later({ days: 1 });
    await act(manager, patient, 'reopen');
    const { n, closed, last } = await funnelOf();
    expect({ n, closed }).toEqual({ n: 1, closed: [] });
    expect(last.find(({ stage }) => stage === 'emailed')?.open.count).toBe(1);
  });

  it('a correction counts as what it corrects to', async () => {
    const patient = await ask();
    await act(manager, patient, 'correct-status', { status: 'infused', reason: 'Was here.' });
    expect(countAt(await funnelOf(), 'infused')).toBe(1);
    await later({ minutes: 1 });
    await act(manager, patient, 'correct-status', { status: 'requested', reason: 'Was not.' });
    expect(countAt(await funnelOf(), 'infused')).toBe(0);
  });

  it('a closing that is undone never was', async () => {
    const patient = await ask();
    const closed = await act(manager, patient, 'close', { closeReason: 'cost' });
    const activityId = Number(closed.headers.get('X-Stillpoint-Deed'));
    expect((await manager.post('/api/undo', { activityId })).status).toBe(200);
    expect((await funnelOf()).closed).toEqual([]);
  });

  it('a booking that is undone never was', async () => {
    const patient = await ask();
    const startsAt = '2026-11-24T16:00:00.000Z';
    const body = { leadId: patient.leadId, kind: 'consultation', startsAt };
    const booked = await manager.post('/api/appointments', body);
    expect(countAt(await funnelOf(), 'booked')).toBe(1);
    const activityId = Number(booked.headers.get('X-Stillpoint-Deed'));
    expect((await manager.post('/api/undo', { activityId })).status).toBe(200);
    const undone = await leadOf(app, patient.leadId);
    expect(countAt(await funnelOf(), 'booked')).toBe(undone.bookedAt === null ? 0 : 1);
  });

  it('a missed visit is a no-show of the visits, and the lead stays booked once', async () => {
    const patient = await ask();
    const startsAt = '2026-11-23T17:00:00.000Z';
    const body = { leadId: patient.leadId, kind: 'consultation', startsAt };
    const { id } = (await manager.post('/api/appointments', body)).body as { id: number };
    app.clock.set('2026-11-23T18:00:00.000Z');
    manager = await signIn();
    expect((await overviewOf()).noShow).toMatchObject({ n: 0, unmarked: 1 });
    expect((await manager.post(`/api/appointments/${id}/no-show`)).status).toBe(200);
    const { noShow } = await overviewOf();
    expect(noShow).toMatchObject({ n: 1, count: 1, unmarked: 0 });
    const visits = await manager.get(listPath('appointments', { filter: noShow.visits }));
    expect(visits.body).toMatchObject([{ id, status: 'noShow' }]);
    expect(countAt(await funnelOf(), 'booked')).toBe(1);
    expect(countAt(await funnelOf(), 'came')).toBe(0);
  });
});

describe('leads of one person', () => {
  it('that were merged are one, and two again after a split', async () => {
    const first = await ask({ firstName: 'Ada', lastName: 'One' });
    await later({ minutes: 20 });
    const second = await ask({ firstName: 'Bea', lastName: 'Two' });
    expect((await funnelOf()).n).toBe(2);
    await act(manager, second, 'merge', { intoId: first.leadId });
    const { n, rows } = await funnelOf();
    expect([n, await rowsOf(rows)]).toEqual([1, [first.leadId]]);
    await act(manager, second, 'split');
    expect((await funnelOf()).n).toBe(2);
  });

  it('whose data were erased still count', async () => {
    const patient = await ask();
    const { reference } = await leadOf(app, patient.leadId);
    const admin = await makeStaff(app, { role: 'admin' });
    const body = { reference, reason: 'Asked for it.' };
    expect((await act(admin, patient, 'erase', body)).status).toBe(200);
    const { n, closed, rows } = await funnelOf();
    expect({ n, closed }).toMatchObject({ n: 1, closed: [{ closeReason: 'other', count: 1 }] });
    expect(await rowsOf(rows)).toEqual([patient.leadId]);
  });
});

describe('a lead that was handed over', () => {
  it('counts where it was asked, once in the group, and is taken over at the other', async () => {
    const elsewhere = await makeLocation(app, { slug: `${slug}-b`, name: `Other ${clinics}` });
    const theirs = await makeStaff(app, { role: 'manager', locationIds: [elsewhere.id] });
    const both = await makeStaff(app, {
      role: 'manager',
      locationIds: [locationId, elsewhere.id],
    });
    const patient = await ask();
    await act(manager, patient, 'transfer', { locationId: elsewhere.id });
    await later({ minutes: 1 });
    expect((await act(theirs, patient, 'transfer/accept')).status).toBe(200);
    await act(theirs, patient, 'correct-status', { status: 'infused', reason: 'Came here.' });

    const here = await overviewOf();
    expect([here.n, here.handedOver.count, here.takenOver.count]).toEqual([1, 1, 0]);
    expect(countAt(await funnelOf(), 'infused')).toBe(1);
    // The lead is the other location's now: the count stays, the list shows what they may see.
    expect(await rowsOf(here.rows)).toEqual([]);
    const there = await overviewOf(theirs);
    expect([there.n, there.takenOver.count, there.takenOver.infused.count]).toEqual([0, 1, 1]);
    expect(await rowsOf(there.takenOver.rows, theirs)).toEqual([patient.leadId]);
    const group = await overviewOf(both);
    expect([group.n, await rowsOf(group.rows, both)]).toEqual([1, [patient.leadId]]);
  });
});

it('a room counts from when it was made until it is switched off', async () => {
  const openHours = async (more = '') => {
    const [group] = (await told<Capacity>('capacity', manager, more)).groups;
    return group?.rooms.openHours ?? assert.fail('no group');
  };
  const before = await openHours();
  expect(before).toBeGreaterThan(0);
  const admin = await makeStaff(app, { role: 'admin' });
  const room = { name: 'New', purpose: 'any', active: true, locationId };
  const made = await admin.post('/api/rooms', room);
  expect(made.status).toBe(201);
  expect(await openHours()).toBe(before);
  await later({ hours: 24 });
  const asOf = `&asOf=${morning}`;
  const withNew = await openHours();
  // From one morning to the next a room is open for nine hours.
  expect(withNew - before).toBe(2 * 9);
  expect(await openHours(asOf)).toBe(before);
  const again = await makeStaff(app, { role: 'admin' });
  const { id, version } = made.body as { id: number; version: number };
  const off = { ...room, id, version, active: false };
  expect((await again.put(`/api/rooms/${id}`, off)).status).toBe(200);
  expect(await openHours()).toBe(withNew);
  await later({ hours: 24 });
  expect((await openHours()) - withNew).toBe(9);
});

describe('who may ask', () => {
  const path = '/api/reports/funnel?from=2026-11-01&to=2026-11-23';

  it('is a manager or an admin', async () => {
    const desk = await makeStaff(app, { locationIds: [locationId] });
    for (const report of [...reportNames, 'free-now']) {
      const answer = await desk.get(`/api/reports/${report}?from=2026-11-01&to=2026-11-23`);
      assert.equal(answer.status, 403, report);
    }
    expect((await app.visitor.get(path)).status).toBe(401);
  });

  it('gets their own locations and no others', async () => {
    await ask();
    const elsewhere = await makeLocation(app, { slug: `${slug}-c`, name: 'Elsewhere' });
    const other = await makeStaff(app, { role: 'manager', locationIds: [elsewhere.id] });
    expect((await funnelOf(other)).n).toBe(0);
    const foreign = await other.get(`${path}&locationId=${locationId}`);
    const missing = await other.get(`${path}&locationId=999999`);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(foreign.body).toEqual(missing.body);
    const grouped = (await other.get(`${path}&groupBy=location`)).body as Funnel;
    expect(grouped.groups.map(({ label }) => label)).toEqual(['Elsewhere']);
  });

  it('learns nothing of others from the text of a figure', async () => {
    await ask();
    const { rows } = await funnelOf();
    const elsewhere = await makeLocation(app, { slug: `${slug}-d`, name: 'Elsewhere' });
    const other = await makeStaff(app, { role: 'manager', locationIds: [elsewhere.id] });
    const desk = await makeStaff(app, { locationIds: [locationId] });
    expect(await rowsOf(rows, other)).toEqual([]);
    expect((await desk.get(listPath('leads', { filter: rows }))).status).toBe(403);
  });
});

describe('what can’t be used', () => {
  it.each([
    ['no range', '', 400, 'from'],
    ['a range that ends before it begins', 'from=2026-11-02&to=2026-11-01', 400, 'to'],
    ['an end in the future', 'from=2026-11-01&to=2026-12-31', 400, 'to'],
    ['more than ten years', 'from=2016-11-01&to=2026-11-01', 400, 'from'],
    ['no date', 'from=yesterday&to=2026-11-01', 400, 'from'],
    ['a day that isn’t', 'from=2026-02-30&to=2026-11-01', 400, 'from'],
    ['an unknown group', 'from=2026-11-01&to=2026-11-02&groupBy=moon', 400, 'groupBy'],
    ['two groups', 'from=2026-11-01&to=2026-11-02&groupBy=week&groupBy=month', 400, 'groupBy'],
    ['an unknown parameter', 'from=2026-11-01&to=2026-11-02&moon=1', 400, null],
    ['a place that is no number', 'from=2026-11-01&to=2026-11-02&locationId=x', 400, 'locationId'],
    ['an unknown stage', 'from=2026-11-01&to=2026-11-02&stage=moon', 400, 'stage'],
    ['a future instant', 'from=2026-11-01&to=2026-11-02&asOf=2099-01-01T00:00:00Z', 400, 'asOf'],
    ['no instant', 'from=2026-11-01&to=2026-11-02&asOf=now', 400, 'asOf'],
  ])('%s: says what', async (_what, query, status, field) => {
    const answer = await manager.get(`/api/reports/funnel?${query}`);
    assert.equal(answer.status, status, answer.text);
    const { message, errors } = answer.body as { message: string; errors?: object };
    expect(message).toMatch(/^[A-Z].*\.$/);
    assert.ok(field === null || field in (errors ?? {}), answer.text);
  });

  it('an unknown report: 404', async () => {
    const answer = await manager.get('/api/reports/moon?from=2026-11-01&to=2026-11-02');
    expect(answer.status).toBe(404);
  });

  it.each([
    ['trend', 'groupBy=week', 'groupBy'],
    ['trend', 'by=week', 'from'],
    ['overview', 'groupBy=week', 'from'],
    ['comparison', 'groupBy=source', 'groupBy'],
    ['people', 'concern=ptsd', 'concern'],
  ])('what %s can’t do (%s): says so', async (report, query, field) => {
    const range = 'from=2020-01-01&to=2026-11-01';
    const answer = await manager.get(`/api/reports/${report}?${range}&${query}`);
    assert.equal(answer.status, 400, answer.text);
    expect(Object.keys((answer.body as { errors: object }).errors)).toEqual([field]);
  });

  const when = 'from=2026-11-01&to=2026-11-02&asOf=2026-11-03T00:00:00Z';
  it.each([
    '',
    'figure=moon',
    `figure=moon&kind=calls&user=x&${when}`.replace('kind=calls', 'kind=moon'),
    'figure=all&kind=calls&user=x&from=x&to=y&asOf=z',
    'figure=all&kind=calls&user=x&from=2026-13-41&to=2026-11-02&asOf=2026-11-03T00:00:00Z',
    'figure=all&kind=calls&user=x&from=0001-01-01&to=9999-12-31&asOf=2026-11-03T00:00:00Z',
    'figure=waiting&kind=calls&user=x&from=2026-11-01&to=2026-11-02&asOf=-271821-04-20',
    'figure=all&user=x&from=2026-11-01&to=2026-11-02&asOf=2099-01-01T00:00:00Z',
    'a'.repeat(3000),
  ])('the text of no figure (%#): 400', async (counted) => {
    for (const resource of ['leads', 'appointments', 'activities', 'tasks']) {
      const answer = await manager.get(listPath(resource, { filter: { counted } }));
      assert.equal(answer.status, 400, `${resource}: ${answer.text}`);
    }
  });

  it.each([{ counted_neq: '[1]' }, { counted_isnull: true }, { counted_gte: '1' }])(
    'a figure with an operator (%j): 400',
    async (filter) => {
      for (const resource of ['leads', 'appointments', 'activities', 'tasks']) {
        const answer = await manager.get(listPath(resource, { filter }));
        assert.equal(answer.status, 400, `${resource}: ${answer.text}`);
      }
    },
  );
});

describe('an answer', () => {
  it('says when, where and what each figure means', async () => {
    for (const report of reportNames) {
      const answer = await told<Overview>(report);
      const asOf = app.clock.now().toString();
      expect(Date.parse(answer.asOf)).toBe(Date.parse(asOf));
      expect(answer).toMatchObject({ from: '2026-11-01', timeZones: ['America/Chicago'] });
      expect(Object.values(answer.definitions).every((each) => each.length > 20)).toBe(true);
      expect(Object.keys(answer.definitions).length).toBeGreaterThan(2);
    }
  });

  it('is CSV for who asks for it, as a file with a name', async () => {
    const path = '/api/reports/funnel?from=2026-11-01&to=2026-11-23';
    const { headers, text } = await manager.get(path, { Accept: 'text/csv' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('funnel-2026-11-01-2026-11-23.csv');
    expect(text.replace('\uFEFF', '')).toMatch(/^group,label,figure,/);
    const plain = await manager.get(path, { Accept: '*/*' });
    expect(plain.headers.get('content-type')).toMatch(/json/);
  });
});
