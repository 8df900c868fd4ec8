import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConsentChannel, ContactPurpose } from '../../shared/vocabulary.ts';
import { startApp, type TestApp } from '../support/app.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { type Note, type Paper, samePerson, saidNo } from '../support/consent-paper.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';
import { recordOf } from '../support/staff.ts';

/**
 * Two people of one house (one number, two mailboxes), each with a second mailbox and number that nobody
 * knows to be theirs before leads are merged, at two clinics, and everything that can happen to them in
 * any order: whoever said no is neither mailed, nor is anybody told to call or text them.
 */
let app: TestApp;
let admin: Browserless;
let houses = 0;

beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: 'error' } });
  await makeLocation(app);
  await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  admin = await makeStaff(app, { role: 'admin' });
});
afterAll(() => app.stop());

type Way = 'home' | 'away';
type Person = { readonly name: string; readonly way: Way };
type Lead = Person & { readonly id: number; readonly who: string; readonly token: string | null };

/** Those who live together, and what was noted about them. */
type House = {
  readonly number: number;
  readonly leads: Lead[];
  paper: Paper;
  /** What staff did last, and the paper before it. */
  lastDeed: { readonly id: number; readonly before: Paper } | null;
  seen: { mail: number; task: number };
};

const newHouse = (): House => ({
  number: (houses += 1),
  leads: [],
  paper: { notes: [], stops: {}, merged: {} },
  lastDeed: null,
  seen: { mail: 0, task: 0 },
});

function addressOf({ number }: House, { name, way }: Person, on: ConsentChannel): string {
  const away = way === 'away' && (on === 'email' ? '.away' : { Dolores: 1, Benny: 2 }[name]);
  return on === 'email'
    ? `${name.toLowerCase()}.${number}${away || ''}@example.com`
    : `+1210555${1000 + number * 3 + (Number(away) || 0)}`;
}

const isNo = (house: House, lead: Lead, on: ConsentChannel, what: ContactPurpose) =>
  saidNo(house.paper, { ...lead, address: addressOf(house, lead, on) }, house.leads, on, what);

function note(house: House, lead: Lead, said: Omit<Note, 'leadId' | 'address'>): void {
  const line = { ...said, leadId: lead.id, address: addressOf(house, lead, said.channel) };
  house.paper = { ...house.paper, notes: [...house.paper.notes, line] };
}

/** Whether it worked; then it can be taken back next. */
function byStaff(house: House, answer: Answer): boolean {
  const id = answer.headers.get('X-Stillpoint-Deed');
  const worked = answer.status === 200;
  house.lastDeed = worked && id !== null ? { id: Number(id), before: house.paper } : null;
  return worked;
}

function stop(house: House, lead: Lead, reason: string | null): void {
  const persons = [...samePerson(house.paper, lead, house.leads)];
  const said = Object.fromEntries(persons.map((who) => [who, reason]));
  house.paper = { ...house.paper, stops: { ...house.paper.stops, ...said } };
}

type Happening = (house: House) => Promise<void>;
type AtLead = (house: House, lead: Lead, path: string) => Promise<void>;

/** Something that happens to one of the leads there are. */
const atLead =
  (which: number, act: AtLead): Happening =>
  async (house) => {
    const lead = house.leads[which % house.leads.length];
    await (lead && act(house, lead, `/api/leads/${lead.id}`));
  };

const which = fc.nat(7);
const people = fc.constantFrom('Dolores', 'Benny');
const ways = fc.constantFrom<Way>('home', 'home', 'away');
const place = fc.constantFrom('alamo-heights', 'stone-oak');
const channels = fc.constantFrom<ConsentChannel>('email', 'phone', 'text');
const purposes = fc.constantFrom<ContactPurpose | 'all'>('all', 'all', 'request', 'followUp');
const soon = () => app.clock.now().add({ hours: 5 }).toString({ fractionalSecondDigits: 3 });

/** A request by the form, or taken down by the desk, which reads the wording to the person. */
function asks(isForm: boolean, person: Person, location: string): Happening {
  return async (house) => {
    const { name } = person;
    const [email, phone] = [addressOf(house, person, 'email'), addressOf(house, person, 'phone')];
    const said = { firstName: name, lastName: 'Quintanilla', email, phone };
    const locationId = location === 'stone-oak' ? 2 : 1;
    const answer = isForm
      ? await app.visitor.post('/api/public/requests', requestBody({ ...said, location }))
      : await admin.post('/api/leads', {
          ...said,
          locationId,
          source: 'phone',
          contactConsent: true,
        });
    expect(answer.status).toBe(201);
    const lead = await leadNamed(house, String(recordOf(answer)['reference']), person);
    const wording = ['phone', 'email', 'text'] as const;
    // Who withdrew one and gives another address for it has said yes to that one, not to ours.
    const agreed = wording.filter(
      (channel) => person.way === lead.way || !isNo(house, lead, channel, 'request'),
    );
    for (const channel of agreed) {
      const line = { channel, purpose: 'all', yes: true, clickedAt: null } as const;
      note(house, lead, { ...line, toUs: !isForm });
    }
  };
}

async function leadNamed(house: House, reference: string, person: Person): Promise<Lead> {
  const { id, text } = await app.db
    .selectFrom('leads')
    .leftJoin('emails', 'emails.leadId', 'leads.id')
    .select(['leads.id', 'emails.text'])
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  const known = house.leads.find((each) => each.id === id);
  const token = /\/book\/([\w-]+)/.exec(text ?? '')?.[1] ?? null;
  const lead = known ?? { ...person, id, who: `${person.name} ${person.way}`, token };
  house.leads.push(...(known ? [] : [lead]));
  return lead;
}

function says(channel: ConsentChannel, purpose: ContactPurpose | 'all', yes: boolean): AtLead {
  return async (house, lead, path) => {
    const body = { channel, purpose, action: yes ? 'given' : 'withdrawn' };
    if (byStaff(house, await admin.post(`${path}/consents`, body))) {
      note(house, lead, { channel, purpose, yes, toUs: true, clickedAt: null });
    }
  };
}

const unsubscribes: AtLead = async (house, lead) => {
  if (lead.token !== null) {
    expect((await app.visitor.submit(`/book/${lead.token}/stop`, {})).status).toBe(200);
    const clickedAt = app.clock.now().epochMilliseconds;
    note(house, lead, { channel: 'email', purpose: 'all', yes: false, toUs: false, clickedAt });
  }
};

const clickedByMistake: AtLead = async (house, lead) => {
  const path = `/book/${lead.token ?? 'none'}/stop/take-back`;
  const { text } = await app.visitor.submit(path, {});
  if (text.includes('Everything is as it was')) {
    const address = addressOf(house, lead, 'email');
    const since = app.clock.now().subtract({ hours: 1 }).epochMilliseconds;
    const stays = (line: Note) => line.address !== address || (line.clickedAt ?? 0) < since;
    house.paper = { ...house.paper, notes: house.paper.notes.filter(stays) };
  }
};

function stops(reason: string): AtLead {
  return async (house, lead, path) => {
    const worked = byStaff(house, await admin.post(`${path}/stop-contact`, { reason }));
    if (worked && !isStopped(house, lead)) {
      stop(house, lead, reason);
    }
  };
}

const isStopped = ({ paper, leads }: House, lead: Lead) =>
  [...samePerson(paper, lead, leads)].some((who) => paper.stops[who] === 'doNotContact');

/** Two leads turn out to be one person's. */
function merges(other: number): AtLead {
  return async (house, lead, path) => {
    const namesakes = house.leads.filter(({ id, name }) => name === lead.name && id !== lead.id);
    const into = namesakes[other % namesakes.length];
    if (into && byStaff(house, await admin.post(`${path}/merge`, { intoId: into.id }))) {
      house.paper = { ...house.paper, merged: { ...house.paper.merged, [lead.id]: into } };
    }
  };
}

/** They are two after all; what came since goes to either. */
function splits(isLaterHere: boolean): AtLead {
  return async (house, lead, path) => {
    const { [lead.id]: into, ...merged } = house.paper.merged;
    const wish = { laterTo: isLaterHere ? lead.id : into?.id };
    if (into && (await admin.post(`${path}/split`, wish)).status === 200) {
      house.paper = { ...house.paper, merged };
    }
  };
}

const resumes: AtLead = async (house, lead, path) => {
  if (byStaff(house, await admin.post(`${path}/resume-contact`))) {
    stop(house, lead, null);
  }
};

const undoes: Happening = async (house) => {
  const deed = house.lastDeed;
  const answer = deed && (await admin.post('/api/undo', { activityId: deed.id }));
  house.paper = deed && answer?.status === 200 ? deed.before : house.paper;
  house.lastDeed = null;
};

/** What staff try; where it would contact somebody who said no, it has to be refused. */
const tries: Readonly<Record<string, (lead: Lead, path: string) => Promise<Answer>>> = {
  call: (_lead, path) => admin.post(`${path}/calls`, { outcome: 'noAnswer' }),
  promise: (_lead, path) => admin.post(`${path}/calls`, { outcome: 'reached', followUpAt: soon() }),
  postpone: (_lead, path) => admin.post(`${path}/postpone`, { until: soon() }),
  mail: (_lead, path) => admin.post(`${path}/emails`, { template: 'personal' }),
  text: ({ id }) =>
    admin.post('/api/tasks', { leadId: id, kind: 'text', title: 'Text them', dueAt: soon() }),
  close: (_lead, path) => admin.post(`${path}/close`, { closeReason: 'noResponse' }),
  reopen: (_lead, path) => admin.post(`${path}/reopen`),
};

function passes(hours: number): Happening {
  return async () => {
    app.clock.advance({ hours });
    const now = app.clock.now();
    const at = (later: number) => now.add({ hours: later }).toString({ fractionalSecondDigits: 3 });
    await app.db
      .updateTable('sessions')
      .set({ lastActiveAt: at(0), expiresAt: at(9) })
      .execute();
    await app.followUpMails.runOnce();
    await app.sendMail();
  };
}

/** Anything that can happen, the words about contact most of all. Whatever comes ends the undo. */
const happening: fc.Arbitrary<{ words: string; happens: Happening }> = fc.oneof(
  named(3, 'form', fc.tuple(people, ways, place), (name, by, at) =>
    asks(true, { name, way: by }, at),
  ),
  named(2, 'desk', fc.tuple(people, ways, place), (name, by, at) =>
    asks(false, { name, way: by }, at),
  ),
  named(3, 'merge', fc.tuple(which, which), (n, other) => atLead(n, merges(other))),
  named(2, 'split', fc.tuple(which, fc.boolean()), (n, here) => atLead(n, splits(here))),
  named(4, 'no', fc.tuple(which, channels, purposes), (n, on, what) =>
    atLead(n, says(on, what, false)),
  ),
  named(2, 'yes', fc.tuple(which, channels, purposes), (n, on, what) =>
    atLead(n, says(on, what, true)),
  ),
  named(2, 'unsubscribe', fc.tuple(which), (n) => atLead(n, unsubscribes)),
  named(1, 'take back', fc.tuple(which), (n) => atLead(n, clickedByMistake)),
  named(2, 'stop', fc.tuple(which, fc.constantFrom('doNotContact', 'crisis')), (n, reason) =>
    atLead(n, stops(reason)),
  ),
  named(1, 'resume', fc.tuple(which), (n) => atLead(n, resumes)),
  named(2, 'undo', fc.tuple(), () => undoes),
  named(5, 'try', fc.tuple(which, fc.constantFrom(...Object.keys(tries))), (n, how) =>
    atLead(n, async (house, lead, path) => {
      const answer = await tries[how]?.(lead, path);
      byStaff(house, answer ?? expect.fail(how));
    }),
  ),
  named(4, 'time', fc.tuple(fc.nat(120)), (hours) => passes(hours)),
);

function named<Values extends unknown[]>(
  weight: number,
  name: string,
  values: fc.Arbitrary<Values>,
  make: (...values: Values) => Happening,
) {
  const arbitrary = values.map((each) => ({
    words: [name, ...each].join(' '),
    happens: make(...each),
  }));
  return { weight, arbitrary };
}

/** Looks at what was made since the last look, and at what is still to be done. */
async function lookAt(house: House): Promise<void> {
  for (const lead of house.leads) {
    for (const template of await mailsSince(lead, house.seen.mail)) {
      const what = template.startsWith('followUp') ? 'followUp' : 'request';
      expect([template, isNo(house, lead, 'email', what)]).toEqual([template, false]);
    }
    for (const kind of await tasksSince(lead, house.seen.task)) {
      const on = kind === 'call' || kind === 'rebook' ? 'phone' : kind === 'text' ? kind : null;
      expect([kind, on !== null && isNo(house, lead, on, 'request')]).toEqual([kind, false]);
    }
    const { dueAt } = await app.db
      .selectFrom('leads')
      .select('dueAt')
      .where('id', '=', lead.id)
      .executeTakeFirstOrThrow();
    expect(dueAt !== null && isNo(house, lead, 'phone', 'request')).toBe(false);
  }
  house.seen = { mail: await lastId('emails'), task: await lastId('tasks') };
}

async function mailsSince({ id }: Lead, last: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('emails')
    .select('template')
    .where('leadId', '=', id)
    .where('id', '>', last)
    .execute();
  return rows.map(({ template }) => template);
}

async function tasksSince({ id }: Lead, last: number): Promise<string[]> {
  const rows = await app.db
    .selectFrom('tasks')
    .select('kind')
    .where('leadId', '=', id)
    .where((eb) => eb.or([eb('id', '>', last), eb('doneAt', 'is', null)]))
    .execute();
  return rows.map(({ kind }) => kind);
}

async function lastId(table: 'emails' | 'tasks'): Promise<number> {
  const rows = await app.db.selectFrom(table).select('id').orderBy('id', 'desc').limit(1).execute();
  return rows[0]?.id ?? 0;
}

it('nobody who said no is mailed, called or texted, whatever the order', { timeout: 60_000 }, () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 12, maxLength: 30, size: 'max' }),
      async (happenings) => {
        const house = newHouse();
        await asks(true, { name: 'Dolores', way: 'home' }, 'alamo-heights')(house);
        await asks(true, { name: 'Dolores', way: 'away' }, 'stone-oak')(house);
        await lookAt(house);
        for (const { words, happens } of happenings) {
          house.lastDeed = words === 'undo' ? house.lastDeed : null;
          await happens(house);
          await lookAt(house);
        }
      },
    ),
    { numRuns: 14 },
  ),
);
