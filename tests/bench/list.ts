import { duel, fire, type Shot } from './load.ts';
import { seededDatabase, signInTo } from './data.ts';
import { withOurs, withRaw } from './processes.ts';
import { type Result, round } from './result.ts';

const leads = 100_000;
const clients = 8;
const open = ['requested', 'emailed', 'booked'];
const views = [
  { view: 'everywhere', title: 'an admin’s', email: 'carmen@example.com', filter: {} },
  { view: 'all', title: 'all of one location', email: 'teresa@example.com', filter: {} },
  {
    view: 'open',
    title: 'open of one location',
    email: 'teresa@example.com',
    filter: { status: open },
  },
];

/** The list of 25 with its count, signed in, against the same page from a bare server. */
export async function benchList(): Promise<Result[]> {
  const file = await seededDatabase(leads);
  return withOurs({ file }, (ours) =>
    withRaw(file, async (raw) => {
      const results: Result[] = [];
      for (const view of views) {
        results.push(await compare(view, ours.url, raw.url));
      }
      return results;
    }),
  );
}

async function compare(
  { view, title, email, filter }: (typeof views)[number],
  ours: string,
  raw: string,
): Promise<Result> {
  const cookie = await signInTo(ours, email);
  const query = new URLSearchParams({
    sort: '["requestedAt","DESC"]',
    range: '[0,24]',
    filter: JSON.stringify(filter),
  });
  const ourShot = { url: `${ours}/api/leads?${query}`, headers: { cookie } };
  const rawShot = { url: `${raw}/leads/${view}/3` };
  await sameAnswer(ourShot, rawShot);
  const { ratio, ...rates } = await duel(
    { shot: () => ourShot, expectedStatus: 200 },
    { shot: () => rawShot, expectedStatus: 200 },
    { clients, sliceMs: 1000, slices: 7 },
  );
  return {
    name: `list of 25 with count, ${leads} leads, ${title}`,
    value: ratio,
    unit: 'of raw',
    target: { atLeast: 0.7 },
    detail: `${round(rates.ours)} requests/s beside ${round(rates.raw)} raw, ${clients} clients`,
  };
}

/** A race between two who do not do the same would say nothing. */
async function sameAnswer(ours: Shot, raw: Shot): Promise<void> {
  const [mine, bare] = [await fire(ours), await fire(raw)];
  const sorted = (text: string) =>
    JSON.stringify(
      (JSON.parse(text) as object[]).map((row) => Object.entries(row).toSorted(byName)),
    );
  if (mine.status !== 200 || sorted(mine.text) !== sorted(bare.text)) {
    throw new Error(`the raw list differs from ours (${mine.status}): ${mine.text.slice(0, 200)}`);
  }
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a.localeCompare(b);
}
