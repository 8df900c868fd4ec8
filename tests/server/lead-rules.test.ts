import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment, AuditEvent, Lead, Task } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient, type Patient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';

let app: TestApp;
let admin: Browserless;
let desk: Browserless & { readonly id: string };
let manager: Browserless & { readonly id: string };
let slug: string;
let locationId: number;
let patient: Patient;
let clinics = 0;

const tuesday = '2026-11-24T16:00:00.000Z';
const wednesday = '2026-11-25T16:00:00.000Z';
const thursday = '2026-11-26T16:00:00.000Z';

beforeAll(async () => {
  app = await startApp();
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  clinics += 1;
  slug = `clinic-${clinics}`;
  locationId = (await makeLocation(app, { slug })).id;
  desk = await makeStaff(app, { locationIds: [locationId] });
  manager = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
  patient = await makePatient(app, { location: slug });
});

const act = (name: string, body?: object) =>
  desk.post(`/api/leads/${patient.leadId}/${name}`, body);
const book = async (startsAt = tuesday) => {
  const body = { leadId: patient.leadId, kind: 'consultation', startsAt };
  return (await desk.post('/api/appointments', body)).body as Appointment;
};
const submit = (path: string, fields: Record<string, string>) =>
  app.visitor.submit(`${patient.page}${path}`, fields);

describe('the first time counts', () => {
  test('booked, lost and booked again: the stamp of booked stays', async () => {
    const first = await book();
    app.clock.advance({ minutes: 10 });
    await desk.post(`/api/appointments/${first.id}/cancel`);
    expect(await leadOf(app, patient.leadId)).toMatchObject({ status: 'emailed' });
    app.clock.advance({ minutes: 10 });
    await book(wednesday);
    expect(await leadOf(app, patient.leadId)).toMatchObject({ status: 'booked', bookedAt: monday });
  });

  test('a second call leaves the first contact where it was', async () => {
    await act('calls', { outcome: 'noAnswer' });
    app.clock.advance({ minutes: 10 });
    await act('calls', { outcome: 'reached' });
    expect(await leadOf(app, patient.leadId)).toMatchObject({
      firstContactAt: monday,
      attempts: 2,
    });
  });
});

test('who looked at a lead, and at what it is about, is in the audit trail', async () => {
  await desk.get(`/api/leads/${patient.leadId}`);
  await act('reveal');
  const filter = { resource: 'leads', recordId: String(patient.leadId), actorId: desk.id };
  const trail = await admin.get(listPath('auditEvents', { filter, sort: ['id', 'ASC'] }));
  expect((trail.body as AuditEvent[]).map(({ action }) => action)).toEqual(['view', 'reveal']);
});

test('a lead that went to another location shows through nothing that stayed', async () => {
  await book();
  await manager.post('/api/tasks', {
    leadId: patient.leadId,
    kind: 'call',
    title: 'Call',
    dueAt: tuesday,
  });
  const embed = ['lead'];
  const seen = async (resource: string) => {
    const { body } = await desk.get(listPath(resource, { embed }));
    return (body as { lead: Lead | null }[]).map(({ lead }) => lead?.firstName ?? null);
  };
  expect(await seen('tasks')).toEqual(['Dolores']);
  expect(await seen('appointments')).toEqual(['Dolores']);
  expect(await seen('emails')).toEqual(['Dolores', 'Dolores']);
  const elsewhere = await makeLocation(app, { slug: `${slug}-elsewhere` });
  await app.db
    .updateTable('leads')
    .set({ locationId: elsewhere.id })
    .where('id', '=', patient.leadId)
    .execute();
  expect(await seen('tasks')).toEqual([]);
  expect(await seen('appointments')).toEqual([null]);
  expect(await seen('emails')).toEqual([null, null]);
});

describe('work of others', () => {
  test('is changed by a manager, not by the front desk', async () => {
    const made = await manager.post('/api/tasks', {
      leadId: patient.leadId,
      kind: 'call',
      title: 'Call',
      dueAt: tuesday,
      assigneeId: manager.id,
    });
    const task = made.body as Task;
    const colleague = await makeStaff(app, { role: 'manager', locationIds: [locationId] });
    const change = { ...task, dueAt: wednesday };
    expect((await desk.put(`/api/tasks/${task.id}`, change)).status).toBe(403);
    const changed = await colleague.put(`/api/tasks/${task.id}`, change);
    expect([changed.status, changed.body]).toMatchObject([200, { dueAt: wednesday }]);
  });

  test('follows the plan: its steps have no other person and come no sooner; each ends once', async () => {
    await act('calls', { outcome: 'noAnswer' });
    const [step] = (await manager.get(listPath('tasks'))).body as Task[];
    const put = (changes: Partial<Task>) =>
      manager.put(`/api/tasks/${step?.id}`, { ...step, ...changes });
    expect((await put({ assigneeId: manager.id })).body).toMatchObject({
      errors: { assigneeId: expect.stringContaining('Assign the lead') as string },
    });
    expect((await put({ dueAt: monday })).body).toMatchObject({
      errors: { dueAt: expect.stringContaining('no sooner') as string },
    });
    const done = await put({ doneAt: monday });
    expect(done.status).toBe(200);
    const again = { ...(done.body as Task), doneAt: tuesday };
    expect((await manager.put(`/api/tasks/${step?.id}`, again)).status).toBe(200);
    const history = await historyOf(app, patient.leadId);
    expect(history.filter((type) => type === 'skipped')).toHaveLength(1);
  });

  test('is not given to somebody who has left', async () => {
    expect((await act('assign', { assigneeId: manager.id })).status).toBe(200);
    await act('assign', { assigneeId: null });
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', manager.id).execute();
    const answer = await act('assign', { assigneeId: manager.id });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: { assigneeId: expect.any(String) } });
    expect(await leadOf(app, patient.leadId)).toMatchObject({ assigneeId: null });
  });
});

test('who is booked and asks again gets no second link', async () => {
  await book();
  app.clock.advance({ minutes: 11 });
  const { email, phone, reference } = await leadOf(app, patient.leadId);
  const body = requestBody({ location: slug, email, phone });
  const again = await app.visitor.post('/api/public/requests', body);
  expect(again.body).toEqual({ reference });
  expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'confirmation']);
});

describe('the order of a list', () => {
  const leads = async (query: Parameters<typeof listPath>[1]) =>
    (await desk.get(listPath('leads', query))).body as Lead[];

  test.each(['ASC', 'DESC'])('%s has those without a value last', async (way) => {
    for (const howHeard of ['Radio', undefined, 'A friend']) {
      await makePatient(app, { location: slug, howHeard });
    }
    const sorted = await leads({ sort: ['howHeard', way] });
    const known = way === 'ASC' ? ['A friend', 'Radio'] : ['Radio', 'A friend'];
    expect(sorted.map(({ howHeard }) => howHeard)).toEqual([...known, null, null]);
  });

  test.each(['ASC', 'DESC'])(
    '%s keeps equals in the order of their ids, page by page',
    async (way) => {
      for (let count = 0; count < 4; count++) {
        await makePatient(app, { location: slug });
      }
      const pages = [];
      for (let at = 0; at < 5; at++) {
        pages.push(...(await leads({ sort: ['language', way], range: [at, at] })));
      }
      const ids = pages.map(({ id }) => id);
      expect(new Set(ids).size).toBe(5);
      expect(ids).toEqual(ids.toSorted((a, b) => (way === 'ASC' ? a - b : b - a)));
    },
  );
});

describe('a time that was held', () => {
  const othersCanBook = async (startsAt: string) => {
    const rival = await makePatient(app, { location: slug });
    return (await app.visitor.post(rival.api, { startsAt })).status;
  };

  test('is free for others once another one is booked', async () => {
    await submit('/hold', { startsAt: tuesday });
    expect(await othersCanBook(tuesday)).toBe(409);
    await submit('', { startsAt: wednesday });
    expect(await othersCanBook(tuesday)).toBe(201);
  });

  test('is free for others once the appointment has moved elsewhere', async () => {
    const { id } = await book(thursday);
    await submit('/hold', { startsAt: tuesday, move: String(id) });
    expect(await othersCanBook(tuesday)).toBe(409);
    await submit('/move', { startsAt: wednesday, move: String(id) });
    expect(await othersCanBook(tuesday)).toBe(201);
  });

  test('can’t be held for an appointment that can’t be changed any more', async () => {
    const { id } = await book(tuesday);
    app.clock.set('2026-11-23T16:00:00.001Z');
    const answer = await submit('/hold', { startsAt: thursday, move: String(id) });
    expect(answer.status).toBe(409);
    expect(pageOf(answer).text('[role=alert]')).toContain('It is too late to change');
    expect(await othersCanBook(thursday)).toBe(201);
  });
});
