import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RelatedLeads } from '../../shared/duplicates.ts';
import type { Activity, Appointment, Lead, Task } from '../../shared/records.ts';
import type { Transfer } from '../../shared/transfer.ts';
import { type TestApp, monday, startApp } from '../support/app.ts';
import { historyOf, leadOf, mailsTo, makePatient, type Patient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let alamo: number;
let oak: number;
let desk: Staff;
let theirs: Staff;
let boss: Staff;
let third: Staff;
let patient: Patient;

beforeAll(async () => {
  app = await startApp();
  alamo = (await makeLocation(app)).id;
  oak = (await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak', city: 'Stone Oak' })).id;
  const far = (await makeLocation(app, { slug: 'far', name: 'Far' })).id;
  desk = await makeStaff(app, { locationIds: [alamo] });
  theirs = await makeStaff(app, { name: 'Ruth Adler', locationIds: [oak] });
  boss = await makeStaff(app, { role: 'manager', locationIds: [alamo, oak] });
  third = await makeStaff(app, { locationIds: [far] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(monday);
  patient = await makePatient(app, { firstName: 'Dolores' });
});

const offer = (body: object = {}, who: Browserless = desk) =>
  who.post(`/api/leads/${patient.leadId}/transfer`, { locationId: oak, ...body });
const respond = (how: string, body: object = {}, who: Browserless = theirs) =>
  who.post(`/api/leads/${patient.leadId}/transfer/${how}`, body);

async function transfersSeenBy(who: Browserless): Promise<Transfer[]> {
  const filter = { leadId: patient.leadId };
  return (await who.get(listPath('transfers', { filter }))).body as Transfer[];
}

const isSeenBy = async (who: Browserless) =>
  (await who.get(`/api/leads/${patient.leadId}`)).status === 200;

describe('an offer to another location', () => {
  it('leaves the lead where it is and shows the other one what it needs to decide', async () => {
    const answer = await offer({ note: 'Lives around your corner.' });
    expect(answer.status).toBe(200);
    expect((answer.body as Lead).locationId).toBe(alamo);
    expect(await historyOf(app, patient.leadId)).toContain('transferOffered');
    expect(await transfersSeenBy(theirs)).toEqual([
      expect.objectContaining({
        firstName: 'Dolores',
        fromName: 'Alamo Heights',
        toName: 'Stone Oak',
        status: 'offered',
        note: 'Lives around your corner.',
        offeredByName: 'Marisol Ortega',
      }),
    ]);
    expect(await isSeenBy(theirs)).toBe(false);
    expect(await transfersSeenBy(third)).toEqual([]);
  });

  it('is made once, to another active location, for a lead of one’s own that is open', async () => {
    expect((await offer({}, third)).status).toBe(404);
    expect((await offer({ locationId: alamo })).status).toBe(422);
    expect((await offer({ locationId: 9999 })).status).toBe(422);
    expect((await offer({ locationId: 'oak' })).status).toBe(422);
    expect((await offer({ surprise: 1 })).status).toBe(422);
    expect((await offer()).status).toBe(200);
    const again = await offer();
    expect([again.status, again.body]).toEqual([
      409,
      expect.objectContaining({ code: 'transfer.offered' }),
    ]);
    const closed = await makePatient(app);
    await desk.post(`/api/leads/${closed.leadId}/close`, { closeReason: 'cost' });
    const answer = await desk.post(`/api/leads/${closed.leadId}/transfer`, { locationId: oak });
    expect(answer.status).toBe(409);
  });

  it('waits until a visit is settled: it is its location’s', async () => {
    const booked = await desk.post('/api/appointments', {
      leadId: patient.leadId,
      kind: 'consultation',
      startsAt: '2026-11-24T16:00:00.000Z',
    });
    const refused = await offer();
    expect(refused.status).toBe(409);
    expect((refused.body as { message: string }).message).toContain(
      'still booked at Alamo Heights',
    );
    await desk.post(`/api/appointments/${(booked.body as Appointment).id}/cancel`);
    expect((await offer()).status).toBe(200);
  });

  it('can be withdrawn by its own side until it is answered', async () => {
    await offer();
    expect((await respond('withdraw', {}, theirs)).status).toBe(404);
    expect((await respond('withdraw', {}, desk)).status).toBe(200);
    expect((await respond('accept')).status).toBe(409);
    expect((await respond('withdraw', {}, desk)).status).toBe(409);
    expect(await historyOf(app, patient.leadId)).toContain('transferWithdrawn');
  });

  it('ends with the lead, when that is closed', async () => {
    await offer();
    await desk.post(`/api/leads/${patient.leadId}/close`, { closeReason: 'cost' });
    expect(await transfersSeenBy(desk)).toEqual([expect.objectContaining({ status: 'withdrawn' })]);
    expect((await respond('accept')).status).toBe(409);
  });

  it('that came to nothing tells the other one no more of the person', async () => {
    for (const [how, who] of [
      ['withdraw', desk],
      ['decline', theirs],
    ] as const) {
      await offer({ note: 'Lives around your corner.' });
      const answer = await respond(how, how === 'decline' ? { note: 'Full.' } : {}, who);
      expect([answer.status, answer.body]).toEqual([
        200,
        expect.objectContaining({ status: how === 'decline' ? 'declined' : 'withdrawn' }),
      ]);
      expect(await transfersSeenBy(theirs)).toEqual([]);
    }
    const mine = await transfersSeenBy(desk);
    expect(mine.map(({ status }) => status)).toEqual(['declined', 'withdrawn']);
    const found = await theirs.get(listPath('transfers', { filter: { q: 'Dolores' } }));
    expect((found.body as Transfer[]).map(({ leadId }) => leadId)).not.toContain(patient.leadId);
  });

  it('that is declined, with the reason, leaves a task to the one who made it', async () => {
    await offer();
    expect((await respond('decline')).status).toBe(422);
    expect((await respond('decline', { note: 'We are full until May.' }, third)).status).toBe(404);
    expect((await respond('decline', { note: 'We are full until May.' })).status).toBe(200);
    expect((await leadOf(app, patient.leadId)).locationId).toBe(alamo);
    const tasks = await desk.get(listPath('tasks', { filter: { leadId: patient.leadId } }));
    expect(tasks.body as Task[]).toContainEqual(
      expect.objectContaining({
        kind: 'review',
        reason: 'We are full until May.',
        assigneeId: desk.id,
      }),
    );
    expect((await offer()).status).toBe(200);
  });
});

describe('a lead that was taken over', () => {
  it('is the new location’s, and the old one learns only that and to whom', async () => {
    await desk.post(`/api/leads/${patient.leadId}/assign`, { assigneeId: desk.id });
    await desk.post('/api/tasks', {
      leadId: patient.leadId,
      kind: 'call',
      title: 'Call back',
      dueAt: '2026-11-24T15:00:00.000Z',
      assigneeId: desk.id,
    });
    await offer();
    const accepted = await respond('accept', { note: 'Gladly.' });
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({
      locationId: oak,
      askedLocationId: alamo,
      assigneeId: theirs.id,
      status: 'requested',
    });
    const tasks = await theirs.get(listPath('tasks', { filter: { leadId: patient.leadId } }));
    expect(tasks.body).toEqual([expect.objectContaining({ assigneeId: theirs.id })]);
    const told = await theirs.get(
      listPath('activities', { filter: { type: 'transferOffered' }, embed: ['actor'] }),
    );
    expect(told.body).toMatchObject([{ actorId: desk.id, actor: { name: 'Marisol Ortega' } }]);
    const gone = await desk.get(`/api/leads/${patient.leadId}`);
    expect([gone.status, gone.body]).toEqual([
      404,
      {
        code: 'lead.handedOver',
        message: 'This lead was handed over to Stone Oak on Monday, November 23. They carry it on.',
      },
    ]);
    await theirs.post(`/api/leads/${patient.leadId}/notes`, { text: 'Prefers mornings.' });
    for (const resource of ['activities', 'tasks']) {
      const path = listPath(resource, { filter: { leadId: patient.leadId } });
      expect((await desk.get(path)).body).toEqual([]);
    }
    const written = await desk.post(`/api/leads/${patient.leadId}/notes`, { text: 'x' });
    expect([written.status, written.body]).toEqual([gone.status, gone.body]);
    expect(await transfersSeenBy(desk)).toEqual([
      expect.objectContaining({ status: 'accepted', answerNote: 'Gladly.', toName: 'Stone Oak' }),
    ]);
    expect((await third.get(`/api/leads/${patient.leadId}`)).body).toMatchObject({
      code: 'notFound',
    });
  });

  it('keeps its owner where they work at both, and where it was first asked', async () => {
    await boss.post(`/api/leads/${patient.leadId}/assign`, { assigneeId: boss.id });
    await offer();
    await respond('accept');
    expect(await leadOf(app, patient.leadId)).toMatchObject({ assigneeId: boss.id });
    await offer({ locationId: alamo }, theirs);
    await respond('accept', {}, desk);
    expect(await leadOf(app, patient.leadId)).toMatchObject({
      locationId: alamo,
      askedLocationId: alamo,
    });
    expect(await isSeenBy(theirs)).toBe(false);
  });

  it('shows the person the new location behind the old link, and mails it when asked to', async () => {
    await offer();
    const before = await app.visitor.get(patient.api);
    expect(before.body).toMatchObject({ location: { name: 'Alamo Heights' } });
    expect((await respond('accept', { sendLink: true })).status).toBe(200);
    const after = await app.visitor.get(patient.api);
    expect(after.body).toMatchObject({ location: { name: 'Stone Oak' } });
    expect(await mailsTo(app, patient.leadId)).toEqual(['bookingLink', 'bookingLink']);
  });

  it('leaves the old location its mails, without the way to what the new one does', async () => {
    const [mail] = (await desk.get(listPath('emails', { filter: { leadId: patient.leadId } })))
      .body as { id: number }[];
    const read = async (who: Browserless) =>
      ((await who.get(`/api/emails/${mail?.id}`)).body as { text: string }).text;
    expect(await read(desk)).toContain(patient.token);
    await offer();
    await respond('accept');
    expect(await read(desk)).toContain('/book/…');
    expect(await read(desk)).not.toContain(patient.token);
    expect(await read(boss)).toContain(patient.token);
  });

  const outbox = async () => {
    const mails = app.db.selectFrom('emails').select(['status', 'text']);
    const own = await mails.where('leadId', '=', patient.leadId).orderBy('id').execute();
    return own.map(({ status, text }) =>
      [status, ...['Alamo Heights', 'Stone Oak'].filter((place) => text.includes(place))].join(' '),
    );
  };

  it.each([{ sendLink: true }, {}])(
    'lets a mail that names the old location go out no more, and the person still gets one (%o)',
    async (wish) => {
      await offer();
      await respond('accept', wish);
      app.clock.advance({ minutes: 1 });
      await app.sendMail();
      expect(await outbox()).toEqual(['suppressed Alamo Heights', 'captured Stone Oak']);
      expect((await leadOf(app, patient.leadId)).status).toBe('emailed');
    },
  );

  it('gets no mail that nobody wished for, where the first one has gone out', async () => {
    await app.sendMail();
    await offer();
    await respond('accept');
    expect(await outbox()).toEqual(['captured Alamo Heights']);
  });

  it('is in somebody’s sight even where nothing was planned for it', async () => {
    await app.sendMail();
    await app.visitor.post(patient.api, { startsAt: '2026-11-24T20:00:00.000Z' });
    const visits = await desk.get(listPath('appointments', { filter: { leadId: patient.leadId } }));
    const [visit] = visits.body as Appointment[];
    await desk.post(`/api/appointments/${visit?.id}/complete`);
    await offer();
    const accepted = await respond('accept');
    expect(accepted.body).toMatchObject({ nextStep: 'review', assigneeId: theirs.id });
    // Its visit at the old location is seen with it, in no calendar of the new one, and not changed.
    const filter = { leadId: patient.leadId };
    const seenBy = async (who: Browserless, query: object) =>
      ((await who.get(listPath('appointments', query))).body as Appointment[]).map(({ id }) => id);
    expect(await seenBy(theirs, { filter })).toEqual([visit?.id]);
    expect(await seenBy(theirs, {})).not.toContain(visit?.id);
    expect(await seenBy(third, { filter })).toEqual([]);
    expect((await theirs.get(`/api/appointments/${visit?.id}`)).status).toBe(200);
    expect((await theirs.post(`/api/appointments/${visit?.id}/no-show`)).status).toBe(404);
    expect((await third.get(`/api/appointments/${visit?.id}`)).status).toBe(404);
    const tasks = await theirs.get(listPath('tasks', { filter: { leadId: patient.leadId } }));
    expect(tasks.body as Task[]).toContainEqual(
      expect.objectContaining({
        title: 'Taken over: decide the next step',
        reason: 'It was handed over from Alamo Heights, and nothing was planned for it.',
        assigneeId: theirs.id,
        doneAt: null,
      }),
    );
  });

  it('is taken over once, however many try at the same moment', async () => {
    await offer();
    const both = await Promise.all([respond('accept'), respond('accept', {}, boss)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const history = await historyOf(app, patient.leadId);
    expect(history.filter((type) => type === 'transferred')).toHaveLength(1);
  });

  it('is refused where the person has booked at the old location meanwhile', async () => {
    await offer();
    await app.visitor.post(patient.api, { startsAt: '2026-11-24T16:00:00.000Z' });
    expect((await respond('accept')).status).toBe(409);
    expect((await leadOf(app, patient.leadId)).locationId).toBe(alamo);
  });
});

describe('who asks the old location again', () => {
  const linkedAt = async (who: Browserless, leadId: number) => {
    const filter = { leadId, type: 'linked' };
    const rows = (await who.get(listPath('activities', { filter }))).body as Activity[];
    return rows.map(({ data }) => data);
  };
  const askAgain = async () => {
    const { email, phone } = await leadOf(app, patient.leadId);
    return makePatient(app, { firstName: 'Dolores', email, phone });
  };
  const elsewhere = async (leadId: number) =>
    ((await desk.get(`/api/leads/${leadId}/related`)).body as RelatedLeads).elsewhere;

  it('is a new lead there, and both learn of the other one, so that not both call', async () => {
    await offer();
    await respond('accept');
    const again = await askAgain();
    expect(again.leadId).not.toBe(patient.leadId);
    expect(await linkedAt(desk, again.leadId)).toEqual([
      { kind: 'earlier', otherId: patient.leadId, carriedOnAt: 'Stone Oak' },
    ]);
    expect(await linkedAt(theirs, patient.leadId)).toEqual([
      { kind: 'later', otherId: again.leadId, askedAt: 'Alamo Heights' },
    ]);
    expect(await elsewhere(again.leadId)).toBe(true);
    expect((await askAgain()).leadId).toBe(again.leadId);
  });

  it('and whose lead was merged into one of another location', async () => {
    const there = await makePatient(app, { firstName: 'Dolores', location: 'stone-oak' });
    const { leadId } = patient;
    expect((await boss.post(`/api/leads/${leadId}/merge`, { intoId: there.leadId })).status).toBe(
      200,
    );
    const again = await askAgain();
    expect(await linkedAt(desk, again.leadId)).toEqual([
      { kind: 'earlier', otherId: there.leadId, carriedOnAt: null },
    ]);
  });

  it('of a location that never had the lead is nobody’s known', async () => {
    await offer();
    await respond('accept');
    const { email, phone } = await leadOf(app, patient.leadId);
    const far = await makePatient(app, { firstName: 'Dolores', email, phone, location: 'far' });
    expect(await linkedAt(third, far.leadId)).toEqual([]);
  });
});

describe('the list of hand-overs', () => {
  it('can be searched by name, and names every location that can be chosen', async () => {
    const pilar = await makePatient(app, { firstName: 'Pilar', lastName: 'O’Brien_50%' });
    await desk.post(`/api/leads/${pilar.leadId}/transfer`, { locationId: oak });
    const found = async (q: string) =>
      ((await theirs.get(listPath('transfers', { filter: { q } }))).body as Transfer[]).length;
    expect(await found('pilar brien_50%')).toBe(1);
    expect(await found('pilar%')).toBe(0);
    const { phone } = await leadOf(app, pilar.leadId);
    expect(await found(`555-${String(phone).slice(-4)}`)).toBe(1);
    const targets = await desk.get('/api/transfer-targets');
    expect(targets.body).toEqual([
      { id: alamo, name: 'Alamo Heights' },
      { id: expect.any(Number), name: 'Far' },
      { id: oak, name: 'Stone Oak' },
    ]);
  });
});
