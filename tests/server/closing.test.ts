import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { leadOf, mailsTo, makePatient, type Patient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { openTasks } from '../support/mail.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let patient: Patient;
let clinics = 0;

const tuesday = '2026-11-24T16:00:00.000Z';

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  clinics += 1;
  const slug = `clinic-${clinics}`;
  desk = await makeStaff(app, { locationIds: [(await makeLocation(app, { slug })).id] });
  patient = await makePatient(app, { location: slug });
});

const act = (name: string, body?: object) =>
  desk.post(`/api/leads/${patient.leadId}/${name}`, body);
const close = (closeReason: string) => act('close', { closeReason, note: 'Said on the phone' });
const book = () =>
  desk.post('/api/appointments', {
    leadId: patient.leadId,
    kind: 'consultation',
    startsAt: tuesday,
  });
const tasks = async () => (await openTasks(app)).filter((task) => task.leadId === patient.leadId);

describe('a visit that closing cancels', () => {
  test.each(['noResponse', 'notACandidate', 'other'])(
    'is told to the person when the clinic decided (%s), and the mail goes out',
    async (reason) => {
      await book();
      await app.sendMail();
      expect((await close(reason)).status).toBe(200);
      await app.sendMail();
      const sent = await app.db
        .selectFrom('emails')
        .select(['status', 'calendar'])
        .where('leadId', '=', patient.leadId)
        .where('template', '=', 'cancelled')
        .execute();
      expect(sent).toMatchObject([{ status: 'captured' }]);
      expect(sent[0]?.calendar).toContain('METHOD:CANCEL');
    },
  );

  test.each(['notInterested', 'choseAnother', 'cost', 'duplicate', 'spam'])(
    'is not mailed about for %s',
    async (reason) => {
      const { id } = (await book()).body as Appointment;
      await close(reason);
      expect((await desk.get(`/api/appointments/${id}`)).body).toMatchObject({
        status: 'cancelled',
      });
      expect(await mailsTo(app, patient.leadId)).not.toContain('cancelled');
    },
  );

  test('is told too when several are closed at once', async () => {
    await book();
    const ids = [patient.leadId];
    let isTold = false;
    app.ctx.events.once('outbox', () => {
      isTold = true;
    });
    await desk.post('/api/leads/close', { ids, closeReason: 'noResponse' });
    expect((await mailsTo(app, patient.leadId)).at(-1)).toBe('cancelled');
    expect(isTold).toBe(true);
  });
});

describe('a closed lead', () => {
  test('holds no time', async () => {
    await app.visitor.submit(`${patient.page}/hold`, { startsAt: tuesday });
    await close('cost');
    patient = await makePatient(app, { location: `clinic-${clinics}` });
    expect((await book()).status).toBe(201);
  });

  test('may be called, but nothing is left to do for it', async () => {
    await close('noResponse');
    const call = { outcome: 'voicemail', followUpAt: '2026-12-01T15:00:00Z' };
    const refused = await act('calls', call);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ message: expect.stringContaining('Reopen it first') });
    expect(await leadOf(app, patient.leadId)).toMatchObject({ attempts: 0 });
    const task = { leadId: patient.leadId, kind: 'call', title: 'Call', dueAt: call.followUpAt };
    expect((await desk.post('/api/tasks', task)).status).toBe(409);
    expect((await act('calls', { outcome: 'voicemail' })).status).toBe(200);
    expect(await leadOf(app, patient.leadId)).toMatchObject({ attempts: 1 });
    expect(await tasks()).toEqual([]);
  });
});

describe('a reopened lead', () => {
  test('that was called before is in the queue, for whoever has it', async () => {
    await act('assign', { assigneeId: desk.id });
    await act('calls', { outcome: 'voicemail', followUpAt: '2026-12-01T15:00:00Z' });
    await close('noResponse');
    const reopened = await act('reopen');
    const secondTry = '2026-11-23T15:45:00.000Z';
    expect(reopened.body).toMatchObject({ nextStep: 'call', nextStepAt: secondTry });
    expect(await tasks()).toMatchObject([
      { kind: 'call', title: 'Call 2 of 6', dueAt: secondTry, assigneeId: desk.id },
    ]);
  });

  test('where nothing is planned, asks for a decision', async () => {
    const location = await app.db.selectFrom('locations').selectAll().executeTakeFirstOrThrow();
    const settings = { ...(JSON.parse(location.settings) as object), followUp: false };
    await app.db
      .updateTable('locations')
      .set({ settings: JSON.stringify(settings) })
      .execute();
    await act('calls', { outcome: 'voicemail' });
    await close('noResponse');
    expect((await act('reopen')).body).toMatchObject({ nextStep: 'review', nextStepAt: monday });
    expect(await tasks()).toMatchObject([{ title: 'Reopened: decide the next step' }]);
  });

  test('that nobody has called waits for its first call, without a task', async () => {
    await close('spam');
    expect((await act('reopen')).body).toMatchObject({ nextStep: 'call' });
    expect(await tasks()).toEqual([]);
  });
});
