import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  callOutcomes,
  closeReasons,
  concerns,
  contactChannels,
  contactPurposes,
  languages,
  sources,
} from '../../shared/vocabulary.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn } from '../support/imports.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let here: number;
let manager: Staff;

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  manager = await makeStaff(app, { role: 'manager', name: 'Ruth Lindqvist', locationIds: [here] });
});
afterAll(() => app.stop());

/** What people write, and what they write to harm: formulas, guards, quotes, beginnings of entries. */
const nasty = fc.constantFrom(
  '=1+1',
  "'=1+1",
  "''@SUM(A1)",
  '-2',
  '+1',
  "O'Brien",
  'a "quoted" word',
  'comma, semicolon; pipe | tab',
  '[2026-11-03T09:15:00.000-06:00 | x@example.com]',
  '\\[2026-11-03T09:15',
  'José Ñandú 🌵',
  '＝1',
  'sep=;',
);
const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const tidy = (text: string) =>
  text.replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu, '').trim();
const line = fc
  .oneof(nasty, plain)
  .map(tidy)
  .filter((text) => text !== '');
const lines = fc.array(line, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('\n'));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
const past = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2026, 10, 1) })
  .map((ms) => new Date(ms).toISOString());

/** Instants in order, one for each step that the lead has come. */
const way = fc
  .record({
    at: fc.uniqueArray(past, { minLength: 5, maxLength: 5 }).map((all) => all.toSorted()),
    end: fc.constantFrom('requested', 'emailed', 'booked', 'infused', 'closed'),
    mailed: fc.boolean(),
    lost: fc.boolean(),
    reason: fc.constantFrom(...closeReasons),
  })
  .map(({ at, end, mailed, lost, reason }) => {
    const [requestedAt = '', emailedAt = null, bookedAt = null, infusedAt = null, last = null] = at;
    const booked = end === 'booked' || end === 'infused' || (end !== 'requested' && lost);
    const wasMailed = mailed || end === 'emailed';
    return {
      requestedAt,
      emailedAt: wasMailed && end !== 'requested' ? emailedAt : null,
      bookedAt: booked ? bookedAt : null,
      infusedAt: end === 'infused' ? infusedAt : null,
      closedAt: end === 'closed' ? last : null,
      status: end,
      statusBeforeClose:
        end === 'closed' ? (wasMailed ? ('emailed' as const) : ('requested' as const)) : null,
      closeReason: end === 'closed' ? reason : null,
    } as const;
  });

const person = fc.record({
  firstName: line,
  lastName: line,
  preferredContact: fc.constantFrom(...contactChannels),
  bestTime: maybe(line),
  language: fc.constantFrom(...languages),
  concern: fc.constantFrom(...concerns),
  message: maybe(lines),
  howHeard: maybe(line),
  requesterName: maybe(line),
  requesterRelation: maybe(line),
  source: fc.constantFrom(...sources),
  sourceDetails: fc.constantFrom('{}', '{"campaign":"=cmd, \\"q\\""}'),
  voicemailOk: fc.constantFrom(null, 0 as const, 1 as const),
  okToTalkTo: maybe(line),
  formsSentAt: maybe(past),
  clinicalReview: fc.constantFrom(null, 'pending' as const, 'cleared' as const),
  driverConfirmed: fc.constantFrom(0 as const, 1 as const),
  contactStop: fc.constantFrom(null, null, 'doNotContact' as const, 'crisis' as const),
});

const lead = fc.record({
  person,
  way,
  mine: fc.boolean(),
  notes: fc.array(fc.record({ text: lines, contact: fc.boolean(), by: fc.boolean(), at: past }), {
    maxLength: 3,
  }),
  calls: fc.array(
    fc.record({ outcome: fc.constantFrom(...callOutcomes), note: maybe(lines), at: past }),
    { maxLength: 2 },
  ),
  consents: fc.array(
    fc.record({
      channel: fc.constantFrom(...contactChannels),
      action: fc.constantFrom('given' as const, 'withdrawn' as const),
      purpose: fc.constantFrom('all' as const, 'all' as const, ...contactPurposes),
    }),
    { maxLength: 4 },
  ),
  closeNote: maybe(line),
});
type Given = typeof lead extends fc.Arbitrary<infer Value> ? Value : never;

/** Closed with a note in which no letter is. */
const closedWithSigns: Given = {
  person: {
    firstName: 'Ana',
    lastName: 'Ruiz',
    preferredContact: 'email',
    bestTime: null,
    language: 'en',
    concern: 'other',
    message: null,
    howHeard: null,
    requesterName: null,
    requesterRelation: null,
    source: 'web',
    sourceDetails: '{}',
    voicemailOk: null,
    okToTalkTo: null,
    formsSentAt: null,
    clinicalReview: null,
    driverConfirmed: 0,
    contactStop: null,
  },
  way: {
    requestedAt: '2026-03-01T16:00:00.000Z',
    emailedAt: null,
    bookedAt: null,
    infusedAt: null,
    closedAt: '2026-03-09T16:00:00.000Z',
    status: 'closed',
    statusBeforeClose: 'requested',
    closeReason: 'notACandidate',
  },
  mine: false,
  notes: [],
  calls: [],
  consents: [],
  closeNote: '⺴"𝅘𝅥𝅲｠',
};

let people = 0;

async function store(given: Given): Promise<void> {
  people += 1;
  const { id } = await app.db
    .insertInto('leads')
    .values({
      ...given.person,
      ...given.way,
      reference: `SP-${String(people).padStart(6, '0')}`,
      locationId: here,
      email: `person${people}@example.com`,
      phone: people % 2 === 0 ? `+1210555${String(1000 + people)}` : null,
      assigneeId: given.mine ? manager.id : null,
      formsReceivedAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const event = async (
    type: 'note' | 'call' | 'statusChanged',
    at: string,
    data: object,
    by: boolean,
  ) => {
    const row = {
      leadId: id,
      type,
      at,
      actorId: by ? manager.id : null,
      data: JSON.stringify(data),
    };
    await app.db.insertInto('activities').values(row).execute();
  };
  for (const { text, contact, by, at } of given.notes.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    await event('note', at, { text, ...(contact && { contact }) }, by);
  }
  for (const { outcome, note, at } of given.calls.toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    await event('call', at, { outcome, ...(note !== null && { note }) }, true);
  }
  const { status, closedAt, closeReason: reason } = given.way;
  if (status === 'closed') {
    const note = given.closeNote === null ? {} : { note: given.closeNote };
    await event(
      'statusChanged',
      closedAt ?? '',
      { from: 'requested', to: 'closed', reason, ...note },
      true,
    );
  }
  for (const consent of given.consents) {
    const row = {
      leadId: id,
      at: given.way.requestedAt,
      language: 'en' as const,
      means: 'staff' as const,
    };
    await app.db
      .insertInto('consents')
      .values({
        ...row,
        ...consent,
        wordingVersion: null,
        wording: null,
        originAddress: null,
        actorId: null,
      })
      .execute();
  }
}

async function forgetAll(): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    await sql`insert into erasing select id from leads`.execute(trx);
    const tables = ['activities', 'consentReach', 'consents', 'tasks', 'leads', 'erasing'] as const;
    for (const table of tables) {
      await trx.deleteFrom(table).execute();
    }
  });
}

async function exported(): Promise<string> {
  const sort = encodeURIComponent('["reference","ASC"]');
  const answer = await manager.get(`/api/leads/full-export?sort=${sort}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.text;
}

it('import(export(x)) = x, whatever people and programs have written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(lead, { minLength: 1, maxLength: 20 }), async (leads) => {
      for (const each of leads) {
        await store(each);
      }
      const before = await exported();
      await forgetAll();
      const done = await bringIn(app, manager, here, before, {
        duplicates: 'new',
        open: 'nothing',
      });
      expect(done).toMatchObject({ state: 'done', refused: 0, made: leads.length });
      expect(await exported()).toBe(before);
      await forgetAll();
    }),
    { numRuns: 8, examples: [[[closedWithSigns]]] },
  );
});
