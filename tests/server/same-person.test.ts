import assert from 'node:assert/strict';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RelatedLeads } from '../../shared/duplicates.ts';
import type { Activity, Lead, Task } from '../../shared/records.ts';
import { type TestApp, monday, startApp } from '../support/app.ts';
import { mailsTo } from '../support/booking.ts';
import { type Answer, type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeUser, requestBody, signIn } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless;
let deskEmail: string;
let deskId: string;
let locationId: number;
let people = 0;
let person: Record<string, unknown>;

beforeAll(async () => {
  app = await startApp();
  locationId = (await makeLocation(app)).id;
  await makeLocation(app, { slug: 'southtown', name: 'Southtown' });
  ({ id: deskId, email: deskEmail } = await makeUser(app, { locationIds: [locationId] }));
});
afterAll(() => app.stop());
beforeEach(async () => {
  await nowIs(monday);
  person = somebody();
});

/** Sessions end while nobody does anything, so the desk signs in again. */
async function nowIs(at: string): Promise<void> {
  app.clock.set(at);
  desk = await signIn(app, deskEmail);
}

/** Somebody with a phone and a mailbox that nobody else has. */
function somebody(): Record<string, unknown> {
  people += 1;
  const exchange = 200 + Math.floor(people / 100);
  const line = `01${String(people % 100).padStart(2, '0')}`;
  return { email: `again${people}@example.com`, phone: `(210) ${exchange}-${line}` };
}

const ask = (fields: object = {}) =>
  app.visitor.post('/api/public/requests', requestBody({ ...person, ...fields }));
const referenceOf = ({ body }: Answer) => (body as { reference: string }).reference;
const act = (id: number, name: string, body?: object) =>
  desk.post(`/api/leads/${id}/${name}`, body);
const historyOf = async (id: number) =>
  (await desk.get(listPath('activities', { filter: { leadId: id }, sort: ['id', 'ASC'] })))
    .body as Activity[];
const openTasks = async (id: number) =>
  (await desk.get(listPath('tasks', { filter: { leadId: id, doneAt: null } }))).body as Task[];

async function leadOf(answer: Answer): Promise<Lead> {
  assert.equal(answer.status, 201, answer.text);
  const found = await desk.get(listPath('leads', { filter: { reference: referenceOf(answer) } }));
  return (found.body as Lead[])[0] as Lead;
}

describe('somebody with an open lead asks again', () => {
  it('is waited for anew, once a colleague had answered, and is next again', async () => {
    const lead = await leadOf(await ask());
    await act(lead.id, 'assign', { assigneeId: deskId });
    await act(lead.id, 'calls', { outcome: 'reached' });
    await nowIs('2026-11-24T16:00:00.000Z');
    const again = await leadOf(await ask());
    expect(again).toMatchObject({
      id: lead.id,
      requestedAt: monday,
      firstContactAt: monday,
      dueAt: '2026-11-24T16:15:00.000Z',
      breachAt: '2026-11-24T17:00:00.000Z',
      nextStep: 'call',
      nextStepAt: '2026-11-24T16:15:00.000Z',
    });
    expect(again.escalateAt).toBe('2026-11-24T23:00:00.000Z');
    await act(lead.id, 'calls', { outcome: 'voicemail' });
    expect(await leadOf(await ask({ firstName: 'DOLORES' }))).toMatchObject({ attempts: 2 });
  });

  it('who nobody has called yet never waits longer for asking twice', async () => {
    const lead = await leadOf(await ask());
    await nowIs('2026-11-23T17:00:00.000Z');
    const again = await leadOf(await ask());
    expect(again).toMatchObject({ dueAt: '2026-11-23T17:15:00.000Z', escalateAt: lead.escalateAt });
    expect(again.nextStepAt).toBe(lead.dueAt);
    expect(await openTasks(lead.id)).toMatchObject([{ title: 'Asked again', dueAt: lead.dueAt }]);
  });

  it('gets a new link, but no more than one in ten minutes', async () => {
    const lead = await leadOf(await ask());
    await ask();
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink']);
    await nowIs('2026-11-23T15:11:00.000Z');
    await ask();
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink', 'bookingLink']);
  });

  it.each([
    ['José', 'Peña', 'JOSE', 'Pena'],
    ['Robert', 'Ellis', 'Bob', 'Ellis'],
    ['Lupita', 'Reyes', 'Guadalupe', 'Reyes'],
    ['María', 'Gómez', 'María Elena', 'Gómez'],
    ['Mary Ann', 'Webb', 'Maryann', 'Webb'],
    ['John', 'Marsh', 'John Q.', 'Marsh'],
    ['Ana', 'García López', 'Ana', 'López García'],
    ['Ana', 'García', 'Ana', 'García-López'],
    ['Luis', 'González', 'Luis', 'Gonzales'],
    ['Ruth', 'Jiménez', 'Ruth', 'Ximenez'],
    ['Rosa', 'de la Cruz', 'Rosa', 'Cruz'],
    ['Dolores', 'Quintanilla', 'Quintanilla', 'Dolores'],
  ])('%s %s is %s %s', async (firstName, lastName, other, otherLast) => {
    const first = await ask({ firstName, lastName });
    const again = await ask({ firstName: other, lastName: otherLast, email: 'new@example.com' });
    expect([again.status, again.body]).toEqual([201, first.body]);
  });

  it.each([
    ['Daniel', 'Ruiz', 'Daniela', 'Ruiz'],
    ['Mario', 'Ruiz', 'María', 'Ruiz'],
    ['José', 'Ruiz', 'Josefina', 'Ruiz'],
    ['José', 'Ruiz', 'María José', 'Ruiz'],
    ['María Elena', 'Ruiz', 'María Luisa', 'Ruiz'],
    ['Alex', 'Ruiz', 'Alexandra', 'Ruiz'],
    ['Robert', 'Ruiz', 'Robert', 'Ruiz Jr.'],
    ['José', 'García López', 'José', 'García Ruiz'],
    ['José', 'Pérez', 'José', 'Porras'],
    ['María', 'López', 'María', 'Webb'],
    ['D', 'Ruiz', 'Dolores', 'Ruiz'],
  ])('%s %s is not %s %s, who lives there too', async (firstName, lastName, other, otherLast) => {
    const first = await ask({ firstName, lastName });
    const second = await ask({ firstName: other, lastName: otherLast });
    expect(second.status).toBe(201);
    expect(second.body).not.toEqual(first.body);
  });

  it('whose lead was merged into another raises that one', async () => {
    const kept = await leadOf(await ask());
    const other = await leadOf(await ask({ ...somebody(), email: 'old@example.com' }));
    await app.db
      .updateTable('leads')
      .set({ mergedIntoId: kept.id })
      .where('id', '=', other.id)
      .execute();
    const again = await ask({ phone: other.phone, email: 'old@example.com' });
    expect(referenceOf(again)).toBe(kept.reference);
  });

  it('asking another location is a lead there', async () => {
    const lead = await leadOf(await ask());
    const there = await ask({ location: 'southtown' });
    expect(referenceOf(there)).not.toBe(lead.reference);
  });
});

describe('after closing', () => {
  it('who could not be reached has the same lead again, its follow-up and a link', async () => {
    const lead = await leadOf(await ask());
    for (let call = 0; call < 6; call += 1) {
      await act(lead.id, 'calls', { outcome: 'noAnswer' });
    }
    await act(lead.id, 'close', { closeReason: 'noResponse' });
    await nowIs('2027-01-11T16:00:00.000Z');
    const again = await leadOf(await ask());
    expect(again).toMatchObject({
      id: lead.id,
      status: 'requested',
      closeReason: null,
      closedAt: null,
      requestedAt: monday,
      dueAt: '2027-01-11T16:15:00.000Z',
      nextMailAt: '2027-01-14T15:00:00.000Z',
    });
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink', 'bookingLink']);
    const told = (await historyOf(lead.id)).slice(-5).map(({ type, actorId }) => [type, actorId]);
    expect(told).toContainEqual(['statusChanged', null]);
    expect(told).toContainEqual(['requestedAgain', null]);
    await act(lead.id, 'calls', { outcome: 'noAnswer' });
    expect(await openTasks(lead.id)).toMatchObject([{ title: 'Call 2 of 6', origin: 'plan' }]);
  });

  it('is given to somebody else where whoever had it has left', async () => {
    const lead = await leadOf(await ask());
    const gone = await makeUser(app, { locationIds: [locationId] });
    await act(lead.id, 'assign', { assigneeId: gone.id });
    await act(lead.id, 'close', { closeReason: 'noResponse' });
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', gone.id).execute();
    expect((await leadOf(await ask())).assigneeId).toBeNull();
  });

  it.each(['cost', 'notInterested', 'choseAnother', 'notACandidate'])(
    'as %s it is a new lead, linked to the old one both ways',
    async (closeReason) => {
      const old = await leadOf(await ask());
      await act(old.id, 'close', { closeReason });
      const fresh = await leadOf(await ask());
      expect(fresh.id).not.toBe(old.id);
      expect(await desk.get(`/api/leads/${fresh.id}/related`)).toMatchObject({
        body: { earlier: [{ id: old.id, closeReason }], later: [] },
      });
      expect(await desk.get(`/api/leads/${old.id}/related`)).toMatchObject({
        body: { later: [{ id: fresh.id }], earlier: [] },
      });
      expect(await historyOf(old.id)).toContainEqual(
        expect.objectContaining({ type: 'linked', data: { kind: 'later', otherId: fresh.id } }),
      );
      await app.finding.runOnce();
      const related = (await desk.get(`/api/leads/${fresh.id}/related`)).body as RelatedLeads;
      expect(related.duplicates.map(({ lead }) => lead.id)).not.toContain(old.id);
      expect(related.household).toEqual([]);
    },
  );
});

const decide = 'Asked again: decide whether to contact them';

describe('who said no', () => {
  it('and seems to ask for a consultation is not mailed: a person decides what comes of it', async () => {
    const lead = await leadOf(await ask());
    await act(lead.id, 'stop-contact', { reason: 'doNotContact' });
    await nowIs('2026-11-23T16:00:00.000Z');
    expect((await leadOf(await ask())).contactStop).toBe('doNotContact');
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink']);
    expect(await openTasks(lead.id)).toMatchObject([{ kind: 'review', title: decide }]);
  });

  it('gets no mail at an address for which they did not say yes again', async () => {
    const lead = await leadOf(await ask());
    await act(lead.id, 'stop-contact', { reason: 'doNotContact' });
    await nowIs('2026-11-23T16:00:00.000Z');
    await ask({ email: 'elsewhere@example.com' });
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink']);
  });

  it('to mails stays so where another address is given, and not where it is the same', async () => {
    const lead = await leadOf(await ask());
    const { text } = await app.db
      .selectFrom('emails')
      .select('text')
      .where('leadId', '=', lead.id)
      .executeTakeFirstOrThrow();
    const token = /\/book\/([\w-]+)/.exec(text)?.[1] ?? '';
    expect((await app.visitor.submit(`/book/${token}/stop`, {})).status).toBeLessThan(400);
    await nowIs('2026-11-23T16:00:00.000Z');
    await ask({ email: 'elsewhere@example.com' });
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink']);
    const consents = await app.db
      .selectFrom('consents')
      .select(['channel', 'action'])
      .where('leadId', '=', lead.id)
      .where('channel', '=', 'email')
      .orderBy('id')
      .execute();
    expect(consents.map(({ action }) => action)).toEqual(['given', 'withdrawn']);
    await ask();
    expect(await mailsTo(app, lead.id)).toEqual(['bookingLink', 'bookingLink']);
  });

  it('without agreeing anew stays left alone', async () => {
    const lead = await leadOf(await ask());
    await act(lead.id, 'stop-contact', { reason: 'doNotContact' });
    const { firstName, lastName, phone, email } = lead;
    const typed = { locationId, firstName, lastName, phone, email, source: 'referral' };
    expect(await desk.post('/api/leads', typed)).toMatchObject({
      status: 201,
      body: { id: lead.id, contactStop: 'doNotContact', dueAt: null },
    });
    expect(await openTasks(lead.id)).toMatchObject([{ kind: 'review', title: decide }]);
  });

  it('or is in a crisis: the pause stays, on a lead that follows too', async () => {
    const lead = await leadOf(await ask());
    await act(lead.id, 'stop-contact', { reason: 'crisis' });
    await nowIs('2026-11-23T16:00:00.000Z');
    expect((await leadOf(await ask())).contactStop).toBe('crisis');
    await act(lead.id, 'close', { closeReason: 'notACandidate' });
    const next = await leadOf(await ask());
    expect(next).toMatchObject({ contactStop: 'crisis', nextMailAt: null });
    expect(await mailsTo(app, next.id)).toEqual([]);
    expect(next.dueAt).not.toBeNull();
  });
});

describe('a household', () => {
  /** Each with the ways people write the same name; no two of them can be one person's. */
  const family = [
    ['José', 'JOSE', 'josé', 'Pepe'],
    ['María', 'maria', 'MARÍA'],
    ['Daniel', 'Dan', 'DANIEL', 'Danny'],
    ['Daniela', 'daniela'],
    ['Mario', 'MARIO'],
    ['Guadalupe', 'Lupita', 'GUADALUPE'],
    ['Josefina', 'JOSEFINA'],
  ];
  const lastNames = ['Ruiz', 'RUIZ', 'Ruíz', 'Ruiz Peña', 'Peña Ruiz'];

  it('is never joined by itself, whatever the order and the variants of names', async () => {
    const request = fc.record({
      who: fc.nat(family.length - 1),
      variant: fc.nat(10),
      last: fc.constantFrom(...lastNames),
      shares: fc.constantFrom('phone', 'email', 'both'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(request, { minLength: 3, maxLength: 9 }), async (requests) => {
        const shared = somebody();
        const owners = new Map<string, number>();
        for (const { who, variant, last, shares } of requests) {
          const own = somebody();
          const reach = {
            phone: shares === 'email' ? own['phone'] : shared['phone'],
            email: shares === 'phone' ? own['email'] : shared['email'],
          };
          const names = family[who] ?? [];
          const firstName = names[variant % names.length];
          const reference = referenceOf(await ask({ ...reach, firstName, lastName: last }));
          expect(owners.get(reference) ?? who).toBe(who);
          owners.set(reference, who);
        }
        expect(new Set(owners.values()).size).toBe(new Set(requests.map(({ who }) => who)).size);
      }),
      { numRuns: 25 },
    );
  });
});
