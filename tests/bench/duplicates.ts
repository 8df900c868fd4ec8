import { Agent } from 'node:http';
import { openDatabase } from '../../server/db/open.ts';
import { seededDatabase, signInTo } from './data.ts';
import { fire } from './load.ts';
import { withOurs } from './processes.ts';
import { percentile, type Result, round } from './result.ts';

const leads = 100_000;
const people = 100;
const atMost = 20;

type Person = Readonly<Record<'firstName' | 'lastName' | 'email' | 'phone', string>>;

/** What is typed while somebody takes a person down who is here already. */
const kinds: Readonly<Record<string, (person: Person) => Partial<Person>>> = {
  'the name alone': ({ firstName, lastName }) => ({ firstName, lastName }),
  'name and phone': ({ firstName, lastName, phone }) => ({ firstName, lastName, phone }),
  everything: (person) => person,
  'a letter wrong': ({ firstName, lastName, ...reach }) => ({
    ...reach,
    firstName,
    lastName: `${lastName.slice(0, 3)}x${lastName.slice(4)}`,
  }),
  'names swapped': ({ firstName, lastName }) => ({ firstName: lastName, lastName: firstName }),
};

/** From the question to the answer, signed in, as somebody who sees all locations. */
export async function benchDuplicates(): Promise<Result[]> {
  const file = await seededDatabase(leads);
  return withOurs({ file }, async ({ url }) => {
    const asked = await somePeople(file);
    const cookie = await signInTo(url, 'carmen@example.com');
    // What lies in the memory of a server that has run for a minute.
    await timesOf(url, cookie, asked);
    const slow: [kind: string, ms: number][] = [];
    for (const [kind, typed] of Object.entries(kinds)) {
      slow.push([kind, percentile(await timesOf(url, cookie, asked.map(typed)), 0.95)]);
    }
    return [
      {
        name: `is this person here already, ${leads} leads, 95th percentile of the slowest kind`,
        value: Math.max(...slow.map(([, ms]) => ms)),
        unit: 'ms',
        target: { atMost },
        detail: slow.map(([kind, ms]) => `${kind} ${round(ms)}`).join(', '),
      },
    ];
  });
}

async function timesOf(
  url: string,
  cookie: string,
  typed: readonly Partial<Person>[],
): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const person of typed) {
    const begin = performance.now();
    const headers = { cookie, 'Content-Type': 'application/json', Origin: url };
    const body = JSON.stringify(person);
    const { status, text } = await fire(
      { url: `${url}/api/duplicates/check`, method: 'POST', headers, body },
      agent,
    );
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
    .select(['firstName', 'lastName', 'email', 'phone'])
    .where('id', 'in', ids)
    .execute();
  await db.destroy();
  return rows.map((row) => ({ ...row, email: row.email ?? '', phone: row.phone ?? '' }));
}
