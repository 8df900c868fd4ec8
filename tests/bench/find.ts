import { Agent } from 'node:http';
import { openDatabase } from '../../server/db/open.ts';
import { seededDatabase, signInTo } from './data.ts';
import { fire } from './load.ts';
import { withOurs } from './processes.ts';
import { percentile, type Result, round } from './result.ts';

const leads = 100_000;
const people = 50;
const atMost = 100;
/** One who sees all locations, and one who sees one of them. */
const staff = ['carmen@example.com', 'teresa@example.com'];

/** What is typed with somebody on the phone: each kind asks for real people of the database. */
const kinds: Readonly<Record<string, (person: Person) => string>> = {
  'part of a name': ({ lastName }) => lastName.slice(0, 5),
  'a name without accents': ({ firstName, lastName }) => plain(`${firstName} ${lastName}`),
  'last four digits': ({ phone }) => phone.slice(-4),
  'last two digits': ({ phone }) => phone.slice(-2),
  'digits of every number': ({ phone }) => phone.slice(5, 8),
  'part of a mail address': ({ email }) => email.slice(2, 12),
  'the host of every mail address': () => 'example.com',
  reference: ({ reference }) => reference,
  'two letters': ({ firstName }) => firstName.slice(0, 2),
};

type Person = Readonly<Record<'firstName' | 'lastName' | 'phone' | 'email' | 'reference', string>>;

/** From the question to the answer, signed in, one after the other: the box asks while one types. */
export async function benchFind(): Promise<Result[]> {
  const file = await seededDatabase(leads);
  return withOurs({ file }, async ({ url }) => {
    const asked = await somePeople(file);
    const times: Record<string, number[]> = {};
    for (const email of staff) {
      const cookie = await signInTo(url, email);
      for (const [kind, typed] of Object.entries(kinds)) {
        const known = times[kind] ?? [];
        times[kind] = [...known, ...(await timesOf(url, cookie, asked.map(typed)))];
      }
    }
    const slow = Object.entries(times).map(([kind, ms]) => [kind, percentile(ms, 0.95)] as const);
    return [
      {
        name: `who is on the phone, ${leads} leads, 95th percentile of the slowest kind`,
        value: Math.max(...slow.map(([, ms]) => ms)),
        unit: 'ms',
        target: { atMost },
        detail: slow.map(([kind, ms]) => `${kind} ${round(ms)}`).join(', '),
      },
    ];
  });
}

async function timesOf(url: string, cookie: string, typed: readonly string[]): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const q of typed) {
    const begin = performance.now();
    const shot = { url: `${url}/api/find?${new URLSearchParams({ q })}`, headers: { cookie } };
    const { status, text } = await fire(shot, agent);
    if (status !== 200) {
      throw new Error(`answered ${status}: ${text.slice(0, 200)}`);
    }
    times.push(performance.now() - begin);
  }
  agent.destroy();
  return times;
}

/** Evenly from the oldest lead to the newest. */
async function somePeople(file: string): Promise<Person[]> {
  const db = openDatabase(file);
  const ids = Array.from(
    { length: people },
    (_, index) => 1 + Math.floor((index * leads) / people),
  );
  const rows = await db
    .selectFrom('leads')
    .select(['firstName', 'lastName', 'phone', 'email', 'reference'])
    .where('id', 'in', ids)
    .execute();
  await db.destroy();
  return rows.map((row) => ({ ...row, phone: row.phone ?? '', email: row.email ?? '' }));
}

function plain(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
