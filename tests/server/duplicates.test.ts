import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DuplicateCandidate, DuplicatePair, RelatedLeads } from '../../shared/duplicates.ts';
import type { Activity, Lead } from '../../shared/records.ts';
import { deedHeader } from '../../shared/deed.ts';
import { duplicatesOf, forgetInDuplicates } from '../../server/duplicates/duplicate.queries.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let alamo: number;
let southtown: number;
let desk: Browserless;
let there: Browserless;
let admin: Browserless;
let people = 0;

beforeAll(async () => {
  app = await startApp();
  alamo = (await makeLocation(app)).id;
  southtown = (await makeLocation(app, { slug: 'southtown', name: 'Southtown' })).id;
  desk = await makeStaff(app, { locationIds: [alamo] });
  there = await makeStaff(app, { locationIds: [southtown] });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

/** A phone and a mailbox that nobody else has, nor anything like them. */
function reach(): { email: string; phone: string } {
  people += 1;
  const letters = String.fromCharCode(97 + Math.floor(people / 26), 97 + (people % 26));
  const line = String((people * 1237) % 10_000).padStart(4, '0');
  return { email: `${letters.repeat(5)}@example.com`, phone: `(210) 734-${line}` };
}

async function ask(fields: Record<string, unknown>): Promise<number> {
  const answer = await app.visitor.post('/api/public/requests', requestBody(fields));
  assert.equal(answer.status, 201, answer.text);
  const { reference } = answer.body as { reference: string };
  const lead = await app.db
    .selectFrom('leads')
    .select('id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  return lead.id;
}

const pairs = async (who = desk, filter: object = {}) =>
  (await who.get(listPath('duplicates', { filter, embed: ['lead', 'other'] })))
    .body as DuplicatePair[];
const pairOf = async (one: number, another: number, who = desk, filter: object = {}) =>
  (await pairs(who, filter)).find(
    ({ leadId, otherId }) =>
      leadId === Math.min(one, another) && otherId === Math.max(one, another),
  );
const related = async (id: number, who = desk) =>
  (await who.get(`/api/leads/${id}/related`)).body as RelatedLeads;
const check = async (body: object, who = desk) =>
  (await who.post('/api/duplicates/check', body)).body as DuplicateCandidate[];
const typesOf = async (id: number) =>
  ((await admin.get(listPath('activities', { filter: { leadId: id } }))).body as Activity[]).map(
    ({ type }) => type,
  );

/** Two leads that share a phone and differ in a letter. */
async function twins(firstName = 'Dolores', other = 'Dolorez'): Promise<[number, number]> {
  const shared = reach();
  const lastName = `Quint${'abcdefghijklmnopqrstuvwxyz'.charAt(people % 26)}va`;
  const one = await ask({ ...shared, firstName, lastName });
  const another = await ask({ ...shared, email: reach().email, firstName: other, lastName });
  await app.finding.runOnce();
  return [one, another];
}

describe('possible duplicates', () => {
  it('are listed with their reasons, the likeliest first, and stand at both leads', async () => {
    const [one, another] = await twins();
    expect(await pairOf(one, another)).toMatchObject({
      score: 90,
      reasons: ['samePhone', 'soundsAlike', 'nearDate'],
      why: 'same phone, name sounds the same, asked within two weeks',
      lead: { firstName: 'Dolores' },
      other: { firstName: 'Dolorez' },
    });
    expect((await related(one)).duplicates).toMatchObject([{ lead: { id: another }, score: 90 }]);
    expect((await related(another)).duplicates).toMatchObject([{ lead: { id: one } }]);
    const scores = (await pairs()).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it.each([
    ['Catherine', 'Ochoa', 'Kathryn', 'Ochoa', 'name sounds the same'],
    ['Alexandra', 'Ybarra', 'Alex', 'Ybarra', 'shorter form of the same name'],
    ['Consuelo', 'Zepeda', 'Consuleo', 'Zepeda', 'similar name'],
    ['Mario', 'Ureña', 'María', 'Urena', 'similar name'],
    ['Beatriz', 'Vasquez', 'Beatriz', 'Basques', 'name sounds the same'],
    ['Hector', 'Villarreal', 'Hector', 'Vilareal', 'similar name'],
    ['Yolanda', 'Ibarra', 'Yolanda', 'Nettles', 'same first name, another last name'],
  ])('%s %s may be %s %s', async (firstName, lastName, other, otherLast, why) => {
    const { phone, email } = reach();
    const one = await ask({ phone, email, firstName, lastName });
    const fresh = { ...reach(), phone };
    // The two would be one lead where the rule for a second request is as sure of them.
    const another = await ask({
      ...fresh,
      location: 'southtown',
      firstName: other,
      lastName: otherLast,
    });
    await app.finding.runOnce();
    expect((await pairOf(one, another, admin))?.why).toContain(why);
  });

  it('are found by name and a phone or mailbox with a slip in it', async () => {
    const base = { firstName: 'Esperanza', lastName: 'Villarreal' };
    const one = await ask({ ...base, phone: '(210) 734-5521', email: 'esperanza.v@example.com' });
    const byPhone = await ask({ ...base, phone: '(210) 734-5512', email: 'e@example.org' });
    const byMail = await ask({
      ...base,
      phone: '(830) 221-9077',
      email: 'esperansa.v@example.com',
    });
    await app.finding.runOnce();
    expect((await pairOf(one, byPhone))?.reasons).toContain('nearPhone');
    expect((await pairOf(one, byMail))?.reasons).toContain('nearEmail');
  });

  it('are looked for again when name, phone or mail is put right, and go when nothing is left', async () => {
    const [one, another] = await twins();
    const lead = (await desk.get(`/api/leads/${another}`)).body as Lead;
    const { phone } = reach();
    const renamed = { ...lead, firstName: 'Wendell', lastName: 'Ashcroft', phone };
    expect((await desk.put(`/api/leads/${another}`, renamed)).status).toBe(200);
    await app.finding.runOnce();
    expect(await pairOf(one, another)).toBeUndefined();
    const back = (await desk.get(`/api/leads/${another}`)).body as Lead;
    const { firstName, lastName, phone: old } = (await desk.get(`/api/leads/${one}`)).body as Lead;
    const other = { ...back, firstName, lastName: `${lastName}s`, phone: old };
    expect((await desk.put(`/api/leads/${another}`, other)).status).toBe(200);
    await app.finding.runOnce();
    expect((await pairOf(one, another))?.reasons).toContain('samePhone');
  });

  it('leave the list when one is merged, or closed as a duplicate', async () => {
    const [one, another] = await twins();
    await desk.post(`/api/leads/${another}/close`, { closeReason: 'duplicate' });
    expect(await pairOf(one, another)).toBeUndefined();
    const [kept, gone] = await twins();
    await app.db.updateTable('leads').set({ mergedIntoId: kept }).where('id', '=', gone).execute();
    expect(await pairOf(kept, gone)).toBeUndefined();
    expect(await related(kept)).toMatchObject({ duplicates: [], merged: [{ id: gone }] });
    await app.finding.runOnce();
    expect(await check({ firstName: 'Dolorez', lastName: 'x' })).not.toContainEqual(
      expect.objectContaining({ lead: expect.objectContaining({ id: gone }) as object }),
    );
  });

  it('hold no condition and no message', async () => {
    const [one, another] = await twins();
    const shown = JSON.stringify([await pairs(), await related(one), await related(another)]);
    expect(shown).not.toMatch(/concern|message/);
  });

  it.each(['reasons', 'nothing', 'locationId'])('can’t be filtered by %s', async (field) => {
    expect((await desk.get(listPath('duplicates', { filter: { [field]: 1 } }))).status).toBe(400);
  });
});

describe('not the same person', () => {
  it('leaves the list for good, is told on both leads, and makes them a household', async () => {
    const [one, another] = await twins('Mario', 'María');
    const pair = await pairOf(one, another);
    const said = await desk.post(`/api/duplicates/${pair?.id}/rule-out`);
    expect(said).toMatchObject({ status: 200, body: { id: pair?.id } });
    expect(await pairOf(one, another)).toBeUndefined();
    expect(await pairOf(one, another, desk, { open: false })).toMatchObject({ id: pair?.id });
    for (const id of [one, another]) {
      expect(await typesOf(id)).toEqual(expect.arrayContaining(['ruledOut', 'linked']));
      const { household, duplicates } = await related(id);
      expect([household.length, duplicates.length]).toEqual([1, 0]);
    }
    await app.db
      .insertInto('unkeyedLeads')
      .values([{ leadId: one }, { leadId: another }])
      .execute();
    await app.finding.runOnce();
    expect(await pairOf(one, another)).toBeUndefined();
    expect((await desk.post(`/api/duplicates/${pair?.id}/rule-out`)).status).toBe(409);
  });

  it('can be taken back at once, for both leads, and reconsidered at any time', async () => {
    const [one, another] = await twins();
    const id = (await pairOf(one, another))?.id;
    const said = await desk.post(`/api/duplicates/${id}/rule-out`);
    const activityId = Number(said.headers.get(deedHeader));
    const back = await desk.post('/api/undo', { activityId });
    expect(back).toMatchObject({ status: 200, body: { type: 'ruledOut', leads: 2 } });
    expect(await pairOf(one, another)).toMatchObject({ id });
    expect((await related(one)).household).toEqual([]);
    expect((await desk.post(`/api/duplicates/${id}/reconsider`)).status).toBe(409);
    await desk.post(`/api/duplicates/${id}/rule-out`);
    expect((await desk.post(`/api/duplicates/${id}/reconsider`)).status).toBe(200);
    expect(await pairOf(one, another)).toMatchObject({ id, ruledOutAt: null });
    const [undone] = (await typesOf(another)).filter((type) => type === 'undone');
    expect(undone).toBe('undone');
  });

  it.each(['rule-out', 'reconsider'])('%s of no pair is 404', async (name) => {
    for (const id of ['999999', 'abc', '0']) {
      expect((await desk.post(`/api/duplicates/${id}/${name}`)).status).toBe(404);
    }
  });
});

describe('a household', () => {
  it('is linked both ways; whom one may talk to is asked and kept', async () => {
    const shared = reach();
    const one = await ask({ ...shared, firstName: 'Ramón', lastName: 'Ledesma' });
    const another = await ask({ ...shared, firstName: 'Inés', lastName: 'Ledesma' });
    await app.finding.runOnce();
    expect(await pairOf(one, another)).toBeUndefined();
    expect((await related(one)).household).toMatchObject([
      { lead: { id: another, firstName: 'Inés' }, via: 'both', talkOk: null },
    ]);
    const yes = await desk.post(`/api/leads/${one}/talk-to`, { otherId: another, ok: true });
    expect(yes).toMatchObject({ status: 200, body: { household: [{ talkOk: true }] } });
    expect((await desk.get(`/api/leads/${one}`)).body).toMatchObject({
      okToTalkTo: 'Inés Ledesma',
    });
    expect((await related(another)).household).toMatchObject([{ talkOk: null }]);
    await desk.post(`/api/leads/${one}/talk-to`, { otherId: another, ok: false });
    expect((await desk.get(`/api/leads/${one}`)).body).toMatchObject({ okToTalkTo: null });
    expect((await related(one)).household).toMatchObject([{ talkOk: false }]);
  });

  it('is none any more once the shared number was put right', async () => {
    const shared = reach();
    const one = await ask({ ...shared, firstName: 'Otto', lastName: 'Brandt' });
    const email = reach().email;
    const another = await ask({ ...shared, email, firstName: 'Greta', lastName: 'Brandt' });
    await app.finding.runOnce();
    expect((await related(one)).household).toMatchObject([{ via: 'phone' }]);
    const lead = (await desk.get(`/api/leads/${another}`)).body as Lead;
    await desk.put(`/api/leads/${another}`, { ...lead, phone: reach().phone });
    await app.finding.runOnce();
    expect((await related(one)).household).toEqual([]);
    expect(await typesOf(one)).toContain('unlinked');
  });

  it('of more people than fit at a table is none: it is the number of a home', async () => {
    const { phone } = reach();
    const names = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Finn', 'Gus', 'Hugo', 'Ivy', 'Jules'];
    for (const firstName of names) {
      await ask({ phone, email: reach().email, firstName, lastName: 'Home' });
    }
    const last = await ask({ phone, email: reach().email, firstName: 'Konrad', lastName: 'Home' });
    await app.finding.runOnce();
    expect((await related(last)).household).toEqual([]);
  });

  it('that isn’t one can’t be asked about', async () => {
    const [one, another] = await twins();
    const body = { otherId: another, ok: true };
    expect((await desk.post(`/api/leads/${one}/talk-to`, body)).status).toBe(404);
    expect((await desk.post(`/api/leads/${one}/talk-to`, { otherId: 'x' })).status).toBe(422);
  });
});

describe('while somebody types', () => {
  it('says who is here already, and why', async () => {
    const { phone, email } = reach();
    const id = await ask({ phone, email, firstName: 'Guillermo', lastName: 'Echeverría' });
    await app.finding.runOnce();
    const found = await check({ firstName: 'Memo', lastName: 'Echeverria', phone });
    expect(found[0]).toMatchObject({
      lead: { id, firstName: 'Guillermo' },
      score: 95,
      why: 'same phone, shorter form of the same name, asked within two weeks',
    });
    const [swapped] = await check({ firstName: 'Echeverria', lastName: 'Guillermo' });
    expect(swapped?.lead.id).toBe(id);
    expect(await check({ firstName: 'Guillermo', lastName: 'Someone Else' })).toEqual([]);
    expect(await check({ phone })).toMatchObject([{ lead: { id }, why: 'same phone' }]);
    expect(await check({})).toEqual([]);
  });

  it.each([
    [{ firstName: 5 }, 422],
    [{ stranger: 1 }, 422],
    [{ phone: 'x'.repeat(50) }, 422],
    [[], 422],
  ])('refuses %j', async (body, status) => {
    expect((await desk.post('/api/duplicates/check', body)).status).toBe(status);
  });
});

describe('locations', () => {
  it('that are not one’s own show nothing but that the same person is there too', async () => {
    const person = { ...reach(), firstName: 'Soledad', lastName: 'Arredondo' };
    const here = await ask(person);
    const elsewhere = await ask({ ...person, location: 'southtown' });
    await app.finding.runOnce();
    expect(await pairOf(here, elsewhere)).toBeUndefined();
    const pair = await pairOf(here, elsewhere, admin);
    expect(pair).toMatchObject({ why: expect.stringContaining('same mail address') as string });
    for (const name of ['rule-out', 'reconsider']) {
      expect((await desk.post(`/api/duplicates/${pair?.id}/${name}`)).status).toBe(404);
    }
    expect((await desk.get(`/api/duplicates/${pair?.id}`)).status).toBe(404);
    const { elsewhere: said, ...rest } = await related(here);
    expect(said).toBe(true);
    expect(Object.values(rest).every((each) => each.length === 0)).toBe(true);
    expect((await desk.get(`/api/leads/${elsewhere}/related`)).status).toBe(404);
    expect(await check(person, there)).toMatchObject([{ lead: { id: elsewhere } }]);
    expect((await related(here, admin)).duplicates).toMatchObject([{ lead: { id: elsewhere } }]);
  });

  it('keep a household apart in silence', async () => {
    const shared = reach();
    const here = await ask({ ...shared, firstName: 'Pilar', lastName: 'Montoya' });
    const elsewhere = await ask({
      ...shared,
      location: 'southtown',
      firstName: 'Ulises',
      lastName: 'Montoya',
    });
    await app.finding.runOnce();
    expect(await related(here)).toMatchObject({ household: [], elsewhere: false });
    const told = async (who: Browserless) =>
      (
        (await who.get(listPath('activities', { filter: { leadId: here } }))).body as Activity[]
      ).filter(({ type }) => type === 'linked').length;
    expect([await told(desk), await told(admin)]).toEqual([0, 1]);
    const body = { otherId: elsewhere, ok: true };
    expect((await desk.post(`/api/leads/${here}/talk-to`, body)).status).toBe(404);
  });
});

it('an erased lead leaves nothing here', async () => {
  const [one, another] = await twins();
  const { id } = (await pairOf(one, another)) ?? {};
  await desk.post(`/api/duplicates/${id}/rule-out`);
  expect(await duplicatesOf(app.db, one)).toMatchObject({ pairs: [{ id }], links: [{}] });
  await app.db.transaction().execute((trx) => forgetInDuplicates(trx, one));
  expect(await duplicatesOf(app.db, one)).toEqual({ pairs: [], links: [], nameKeys: [] });
  const left = await related(another);
  expect(left.household).toEqual([]);
  expect(left.duplicates.map(({ lead }) => lead.id)).not.toContain(one);
});

it('a server that ends doesn’t look at all that still wait', async () => {
  const { finding, stop, db } = await ending();
  const run = finding.runOnce();
  await finding.stop();
  await run;
  const left = await db.selectFrom('unkeyedLeads').select('leadId').execute();
  await stop();
  expect(left.length).toBe(3);
});

/** A server of its own with three people who have not been looked at. */
async function ending(): Promise<TestApp> {
  const own = await startApp();
  await makeLocation(own);
  for (const firstName of ['Ada', 'Bea', 'Cleo']) {
    const fields = requestBody({ firstName, ...reach() });
    assert.equal((await own.visitor.post('/api/public/requests', fields)).status, 201);
  }
  return own;
}
