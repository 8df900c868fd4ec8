import { Agent } from 'node:http';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ImportRecord } from '../../shared/import.ts';
import { importTypes } from '../../shared/import-types.ts';
import { normalPhone } from '../../server/intake/phone.ts';
import { createClient } from '../support/client.ts';
import { inFolder, seededDatabase, signInTo } from './data.ts';
import { fire } from './load.ts';
import { withOurs } from './processes.ts';
import { percentile, type Result, round } from './result.ts';

const rows = 100_000;
const locationId = 1;

/** A clinic comes from a spreadsheet: the whole list in, and out again, while others go on working. */
export async function benchImport(): Promise<Result[]> {
  const seeded = await seededDatabase(1000);
  return inFolder(async (folder) => {
    const file = join(folder, 'import.sqlite');
    copyFileSync(seeded, file);
    return withOurs({ file }, async ({ url }) => {
      const cookie = await signInTo(url, 'carmen@example.com');
      const others = listing(url, cookie);
      const times = await bringIn(url, cookie);
      const asked = await others.stop();
      const exported = await exportAll(url, cookie);
      return [
        {
          name: `import of ${rows} rows`,
          value: times.upload + times.check + times.run,
          unit: 's',
          target: { atMost: 60 },
          detail: `upload ${round(times.upload)}, check ${round(times.check)}, run ${round(times.run)}`,
        },
        {
          name: 'a list of leads meanwhile, 95th percentile',
          value: percentile(asked, 0.95),
          unit: 'ms',
          target: { atMost: 150 },
          detail: `${asked.length} requests, median ${round(percentile(asked, 0.5))} ms, longest ${round(Math.max(...asked))} ms`,
        },
        {
          name: `full export of ${exported.lines} leads`,
          value: exported.seconds,
          unit: 's',
          target: { atMost: 30 },
          detail: `${round(exported.bytes / 1e6)} MB`,
        },
      ];
    });
  });
}

type Times = { readonly upload: number; readonly check: number; readonly run: number };

async function bringIn(url: string, cookie: string): Promise<Times> {
  const client = createClient(url, cookie);
  const body = makeList();
  const [upload, answer] = await timed(() =>
    fetch(`${url}/api/imports?locationId=${locationId}&name=leads.csv`, {
      method: 'POST',
      headers: { Origin: url, Cookie: cookie, 'Content-Type': importTypes.csv },
      body,
    }),
  );
  const { id, plan } = (await answer.json()) as ImportRecord;
  const until = async (state: string) => {
    for (;;) {
      const record = (await client.get(`/api/imports/${id}`)).body as ImportRecord;
      if (record.state === state) {
        return record;
      }
      await setTimeout(500);
    }
  };
  const [check] = await timed(async () => {
    await client.post(`/api/imports/${id}/check`, plan);
    return until('checked');
  });
  const [run, done] = await timed(async () => {
    await client.post(`/api/imports/${id}/run`, {});
    return until('done');
  });
  if (done.made !== rows) {
    throw new Error(`${done.made} of ${rows} rows were brought in`);
  }
  return { upload, check, run };
}

async function timed<Value>(work: () => Promise<Value>): Promise<[seconds: number, value: Value]> {
  const begin = performance.now();
  const value = await work();
  return [(performance.now() - begin) / 1000, value];
}

/** Somebody at the desk who looks at the list again and again. */
function listing(url: string, cookie: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  const over = new AbortController();
  const done = (async () => {
    while (!over.signal.aborted) {
      const begin = performance.now();
      await fire({ url: `${url}/api/leads?range=[0,24]`, headers: { cookie } }, agent);
      times.push(performance.now() - begin);
      await setTimeout(500);
    }
    agent.destroy();
  })();
  return {
    stop: async () => {
      over.abort();
      await done;
      return times;
    },
  };
}

async function exportAll(url: string, cookie: string) {
  const [seconds, text] = await timed(async () => {
    const answer = await fetch(`${url}/api/leads/full-export`, { headers: { Cookie: cookie } });
    return answer.text();
  });
  return { seconds, bytes: text.length, lines: text.split('\r\nSP-').length - 1 };
}

/** A year of people: most of them through, one in ten still open, each with a note. */
function makeList(): string {
  const lines = [
    'First name,Last name,Email,Phone,Date,Emailed,Booked,Infused,Closed,Close reason,Notes',
  ];
  for (let row = 0; row < rows; row++) {
    const day = (plus: number) => {
      const at = new Date(Date.UTC(2025, 0, 1 + Math.floor((row * 300) / rows) + plus));
      return `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${at.getUTCFullYear()}`;
    };
    const end = row % 10;
    const infused = end < 4;
    const closed = end >= 4 && end < 9;
    lines.push(
      [
        letters(row),
        `Test ${row % 977}`,
        `person${row}@example.com`,
        `(${areaCode(row)}) 555-${String(100 + (row % 100)).padStart(4, '0')}`,
        day(0),
        day(0),
        infused ? day(4) : '',
        infused ? day(12) : '',
        closed ? day(20) : '',
        closed ? 'No response' : '',
        `"Came from list, row ${row}"`,
      ].join(','),
    );
  }
  return lines.join('\r\n');
}

/** A name that is not the beginning of anybody else's: those could be one person. */
function letters(row: number): string {
  const code = [26 ** 3, 26 ** 2, 26, 1].map((unit) => Math.floor(row / unit) % 26);
  return String.fromCharCode(...code.map((letter, at) => (at === 0 ? 65 : 97) + letter));
}

/** Reserved numbers only, spread over every area code: three or four people share one. */
const areaCodes = Array.from({ length: 800 }, (_, index) => String(200 + index)).filter(
  (code) => normalPhone(`(${code}) 555-0100`)?.startsWith('+1') === true,
);
const areaCode = (row: number) => areaCodes[Math.floor(row / 100) % areaCodes.length];
