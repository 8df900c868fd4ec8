import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mergeFields } from '../../shared/merge.ts';
import { forgetInMerges, mergesOf } from '../../server/merging/merging.queries.ts';
import { monday, startApp, type TestApp } from '../support/app.ts';
import { leadOf, makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { rowsOf } from '../support/staff.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };

beforeAll(async () => {
  app = await startApp();
  const { id } = await makeLocation(app, {}, ['any', 'any', 'any', 'any']);
  desk = await makeStaff(app, { role: 'manager', locationIds: [id] });
});
afterAll(() => app.stop());

type Act = (patient: Patient) => Promise<unknown>;
const post =
  (path: string, body: object): Act =>
  ({ leadId }) =>
    desk.post(`/api/leads/${leadId}/${path}`, body);

/** What may happen to a lead. What doesn't fit it is refused, and that is fine. */
const acts: Readonly<Record<string, Act>> = {
  mail: () => app.sendMail(),
  noAnswer: post('calls', { outcome: 'noAnswer' }),
  reached: post('calls', { outcome: 'reached', followUpAt: '2026-12-01T15:00:00.000Z' }),
  wrongNumber: post('calls', { outcome: 'wrongNumber' }),
  note: post('notes', { text: 'Came by.', contact: true }),
  close: post('close', { closeReason: 'noResponse' }),
  reopen: post('reopen', {}),
  stop: post('stop-contact', { reason: 'doNotContact' }),
  crisis: post('stop-contact', { reason: 'crisis' }),
  resume: post('resume-contact', {}),
  postpone: post('postpone', { until: '2026-11-27T15:00:00.000Z' }),
  skip: post('skip', { what: 'call' }),
  take: ({ leadId }) => desk.post(`/api/leads/${leadId}/assign`, { assigneeId: desk.id }),
  unsubscribe: ({ page }) => app.visitor.submit(`${page}/stop`, {}),
  book: async ({ api }) => {
    const [slot] = slotsOf(await app.visitor.get(api));
    return app.visitor.post(api, { startsAt: slot?.startsAt });
  },
  cancel: ({ api }) => app.visitor.delete(api),
  correct: post('correct-status', { status: 'infused', reason: 'Was here before.' }),
  edit: async ({ leadId }) => {
    const { body } = await desk.get(`/api/leads/${leadId}`);
    return desk.put(`/api/leads/${leadId}`, { ...(body as object), okToTalkTo: 'A sister' });
  },
};
const anAct = fc.constantFrom(...Object.keys(acts));
const someActs = fc.array(anAct, { maxLength: 5 });

async function happen(patient: Patient, names: readonly string[]): Promise<void> {
  for (const name of names) {
    app.clock.advance({ seconds: 20 });
    await acts[name]?.(patient);
  }
}

const rowsOfLead = async (table: 'tasks' | 'appointments' | 'emails' | 'holds', leadId: number) =>
  (await app.db.selectFrom(table).selectAll().where('leadId', '=', leadId).orderBy('id').execute())
    .map((row) => ({ ...row, version: 0 }))
    // A step that the plan made and took back meanwhile was never anybody's to do.
    .filter((row) => !('outcome' in row && row.origin === 'plan' && row.outcome === 'superseded'));

const events = async (leadId: number) =>
  rowsOf(await desk.get(listPath('activities', { filter: { leadId }, sort: ['id', 'ASC'] })))
    .filter(({ type }) => !['merged', 'split', 'planned'].includes(String(type)))
    .map(({ id, type }) => `${Number(id)} ${String(type)}`);

/** All there is of a lead, but for what only counts changes. */
async function allOf({ leadId }: Patient) {
  return {
    lead: { ...(await leadOf(app, leadId)), version: 0 },
    tasks: await rowsOfLead('tasks', leadId),
    appointments: await rowsOfLead('appointments', leadId),
    emails: await rowsOfLead('emails', leadId),
    events: await events(leadId),
    consents: await app.db
      .selectFrom('consents')
      .selectAll()
      .where('leadId', '=', leadId)
      .orderBy('id')
      .execute(),
  };
}

let named = 0;
/** No two alike: else the second request would raise the lead of the first. */
const aName = () => {
  named += 1;
  return `Person ${String(named).padStart(5, '0')}`;
};

async function aPair(before: readonly [readonly string[], readonly string[]]) {
  app.clock.set(monday);
  const pair = [
    await makePatient(app, { firstName: aName(), howHeard: 'Radio', concern: 'ptsd' }),
    await makePatient(app, { firstName: aName(), bestTime: 'Noon', message: 'Hello' }),
  ] as const;
  await happen(pair[0], before[0]);
  await happen(pair[1], before[1]);
  return pair;
}

const aFieldChoice = fc.uniqueArray(fc.constantFrom(...mergeFields), { maxLength: 6 });
const cases = fc.record({
  before: fc.tuple(someActs, someActs),
  fields: aFieldChoice,
  later: fc.array(anAct, { maxLength: 4 }),
  toFrom: fc.boolean(),
});

it('merge then split gives back what was there', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ before, fields }) => {
      const [into, from] = await aPair(before);
      const was = [await allOf(into), await allOf(from)];
      const chosen = Object.fromEntries(fields.map((field) => [field, from.leadId]));
      const path = `/api/leads/${from.leadId}/merge`;
      const merged = await desk.post(path, { intoId: into.leadId, fields: chosen });
      expect(merged.status).toBe(200);
      expect((await desk.post(`/api/leads/${from.leadId}/split`)).status).toBe(200);
      expect([await allOf(into), await allOf(from)]).toEqual(was);
    }),
    { numRuns: 25 },
  );
});

it('what came since is with the lead that was chosen, and all that was before is where it was', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ before, later, toFrom }) => {
      const [into, from] = await aPair(before);
      const was = [await events(into.leadId), await events(from.leadId)] as const;
      const owners = await ownersOf([into, from]);
      await desk.post(`/api/leads/${from.leadId}/merge`, { intoId: into.leadId });
      const whole = await events(into.leadId);
      await happen(into, later);
      const since = (await events(into.leadId)).filter((each) => !whole.includes(each));
      const laterTo = toFrom ? from.leadId : into.leadId;
      const answer = await desk.post(`/api/leads/${into.leadId}/split`, { laterTo });
      expect(answer.status).toBe(200);

      const now = [await events(into.leadId), await events(from.leadId)] as const;
      const [chosen, other] = toFrom ? [now[1], now[0]] : now;
      expect(now[0]).toEqual(expect.arrayContaining([...was[0]]));
      expect(now[1]).toEqual(expect.arrayContaining([...was[1]]));
      expect([...now[0], ...now[1]].toSorted()).toEqual(
        [...was[0], ...was[1], ...since].toSorted(),
      );
      // With the other lead is only what tells of a visit or a mail of its own.
      const strays = other.filter((each) => since.includes(each));
      expect(strays.filter((each) => /call|note|status|contact|assigned/.test(each))).toEqual([]);
      expect(chosen.length).toBeGreaterThan(0);
      const stays = await ownersOf([into, from]);
      for (const [row, owner] of owners) {
        expect([row, stays.get(row)]).toEqual([row, owner]);
      }
      await consistent([into, from]);
      if (!before.flat().includes('stop') && lastWord(later) === 'stop') {
        await leftAlone([into, from]);
      }
    }),
    { numRuns: 25 },
  );
});

/** Whose each visit and each mail is. */
async function ownersOf(pair: readonly Patient[]): Promise<Map<string, number | null>> {
  const ids = pair.map(({ leadId }) => leadId);
  const visits = await app.db
    .selectFrom('appointments')
    .select(['id', 'leadId'])
    .where('leadId', 'in', ids)
    .execute();
  const mails = await app.db
    .selectFrom('emails')
    .select(['id', 'leadId'])
    .where('leadId', 'in', ids)
    .execute();
  return new Map([
    ...visits.map(({ id, leadId }) => [`visit ${id}`, leadId] as const),
    ...mails.map(({ id, leadId }) => [`mail ${id}`, leadId] as const),
  ]);
}

/** What was said last about being contacted, or agreed in spite of it. */
const lastWord = (names: readonly string[]) =>
  names.findLast((name) => ['stop', 'resume', 'crisis', 'reached'].includes(name));

/** Whoever of the two it was that wants to be left alone: both are. */
async function leftAlone(pair: readonly Patient[]): Promise<void> {
  for (const { leadId } of pair) {
    expect(await leadOf(app, leadId)).toMatchObject({
      contactStop: 'doNotContact',
      nextMailAt: null,
    });
    const tasks = await rowsOfLead('tasks', leadId);
    expect(tasks.filter((row) => 'doneAt' in row && row.doneAt === null)).toEqual([]);
  }
}

/** Whatever happened: stages rest on evidence. */
async function consistent(pair: readonly Patient[]): Promise<void> {
  for (const { leadId } of pair) {
    const { status, mergedIntoId, closedAt } = await leadOf(app, leadId);
    expect(mergedIntoId).toBeNull();
    expect(status === 'closed').toBe(closedAt !== null);
    const visits = await rowsOfLead('appointments', leadId);
    const isExpected = visits.some((row) => row.status === 'booked');
    expect({ isExpected, status }).not.toEqual({
      isExpected: true,
      status: expect.stringMatching(/requested|emailed|closed/) as string,
    });
  }
}

it('forgets what a merge keeps of a person, and splits all the same', async () => {
  const [into, from] = await aPair([[], []]);
  const fields = { email: from.leadId, message: from.leadId };
  await desk.post(`/api/leads/${from.leadId}/merge`, { intoId: into.leadId, fields });
  await app.db.transaction().execute((trx) => forgetInMerges(trx, into.leadId));
  const [merge] = await mergesOf(app.db, from.leadId);
  expect(merge?.changes).toBe('{}');
  expect((await desk.post(`/api/leads/${from.leadId}/split`)).status).toBe(200);
  expect(await leadOf(app, from.leadId)).toMatchObject({ mergedIntoId: null, message: 'Hello' });
});
