import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import type { Db } from '../../server/db/database.ts';
import { openDatabase } from '../../server/db/open.ts';
import { isPassingFailure } from '../../server/db/passing-failure.ts';
import { forgetFacts } from '../../server/reports/facts/block.queries.ts';
import { catchUp } from '../../server/reports/facts/catch-up.ts';
import { loadPlaces } from '../../server/reports/facts/places.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { benchNow, inFolder, seededDatabase, signInTo } from './data.ts';
import { fire, type Shot } from './load.ts';
import { withOurs } from './processes.ts';
import { putMadeUpFacts } from './report-blocks.ts';
import { median, percentile, type Result, round } from './result.ts';

const clinics = 20;
const leads = 100_000;
const many = 1_000_000;
const overview = '/api/reports/overview?from=2025-12-01&to=2026-11-23&groupBy=location';
const asOfMonthAgo = `${overview}&asOf=2026-10-23T15:00:00Z`;
const list = '/api/leads?sort=["requestedAt","DESC"]&range=[0,24]&filter={}';

/** The reports over HTTP as an admin, and what the list feels of them. */
export async function benchReports(): Promise<Result[]> {
  return [...(await ofSeededLeads()), await ofMadeUpFacts()];
}

async function ofSeededLeads(): Promise<Result[]> {
  const file = await seededDatabase(leads, clinics);
  const anew = await workOutAnew(file);
  return withOurs({ file }, async (server) => {
    const shotAt = await asAdmin(server.url);
    const told = await timesOf(server, shotAt(overview), 30);
    const past = await timesOf(server, shotAt(asOfMonthAgo), 5);
    const beside = await listBeside(shotAt(list), shotAt(overview));
    return [
      {
        name: `overview of 12 months and ${clinics} locations, ${leads} leads, uncached, median`,
        value: median(told.ms),
        unit: 'ms',
        target: { atMost: 150 },
        detail: `${wordsOf(told)}; as of a month before, median ${round(median(past.ms))}; facts of all leads worked out anew in ${round(anew / 1000)} s`,
      },
      {
        name: 'list of 25 while reports run in a loop, 99th percentile',
        value: beside.withReports,
        unit: 'ms',
        target: { atMost: 25 },
        detail: `${round(beside.without)} ms without them, 2 clients, ${beside.reports} reports meanwhile`,
      },
    ];
  });
}

async function ofMadeUpFacts(): Promise<Result> {
  const seeded = await seededDatabase(1000, clinics);
  return inFolder(async (folder) => {
    const file = join(folder, 'many.sqlite');
    copyFileSync(seeded, file);
    await withDatabase(file, async (db) => {
      const rows = await db.selectFrom('locations').select('id').orderBy('id').execute();
      const locations = rows.map(({ id }) => id);
      await putMadeUpFacts(db, { leads: many, locations, now: benchNow.epochMilliseconds });
    });
    return withOurs({ file }, async (server) => {
      const shotAt = await asAdmin(server.url);
      const told = await timesOf(server, shotAt(overview), 12);
      return {
        name: `overview of 12 months and ${clinics} locations, ${many} leads, uncached, median`,
        value: median(told.ms),
        unit: 'ms',
        target: { atMost: 1000 },
        detail: `${wordsOf(told)}; the facts are made up, block by block, with no leads behind them`,
      };
    });
  });
}

/** @returns milliseconds */
async function workOutAnew(file: string): Promise<number> {
  return withDatabase(file, async (db) => {
    await db.transaction().execute(forgetFacts);
    const begin = performance.now();
    await catchUp(db, await loadPlaces(db), isPassingFailure);
    return performance.now() - begin;
  });
}

async function withDatabase<Value>(file: string, work: (db: Db) => Promise<Value>): Promise<Value> {
  const db = openDatabase(file);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

async function asAdmin(url: string): Promise<(path: string) => Shot> {
  const cookie = await signInTo(url, 'carmen@example.com');
  return (path) => ({ url: encodeURI(`${url}${path}`), headers: { cookie } });
}

type Times = { readonly first: number; readonly ms: number[]; readonly cpu: number | null };

/** One after the other; the first starts the thread and stands apart. */
async function timesOf({ pid }: ServerProcess, shot: Shot, count: number): Promise<Times> {
  const first = await timeOf(shot);
  await timeOf(shot);
  const before = cpuOf(pid);
  const ms: number[] = [];
  for (let time = 0; time < count; time++) {
    ms.push(await timeOf(shot));
  }
  const after = cpuOf(pid);
  return { first, ms, cpu: before === null || after === null ? null : (after - before) / count };
}

async function timeOf(shot: Shot, agent?: Agent): Promise<number> {
  const begin = performance.now();
  const { status, text } = await fire(shot, agent);
  if (status !== 200) {
    throw new Error(`answered ${status}: ${text.slice(0, 200)}`);
  }
  return performance.now() - begin;
}

/** Processor time of a process so far, in milliseconds; null where the system doesn't tell. */
function cpuOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) {
    return null;
  }
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticksPerSecond = 100;
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
}

function wordsOf({ first, ms, cpu }: Times): string {
  const processor = cpu === null ? '' : `, ${round(cpu)} ms of processor`;
  return `95th percentile ${round(percentile(ms, 0.95))}${processor}, first ${round(first)}`;
}

type Beside = { readonly without: number; readonly withReports: number; readonly reports: number };

/** In turns, so that whatever else the machine does hits both alike. */
async function listBeside(listShot: Shot, reportShot: Shot): Promise<Beside> {
  const turns = 4;
  const [without, withReports]: [number[], number[]] = [[], []];
  let reports = 0;
  await listTimes(listShot, 1000);
  for (let turn = 0; turn < turns; turn++) {
    without.push(...(await listTimes(listShot, 2000)));
    const loop = loopOf(reportShot);
    withReports.push(...(await listTimes(listShot, 2000)));
    reports += await loop.stop();
  }
  return {
    without: percentile(without, 0.99),
    withReports: percentile(withReports, 0.99),
    reports,
  };
}

async function listTimes(shot: Shot, forMs: number): Promise<number[]> {
  const clients = 2;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const begin = performance.now();
  const times: number[] = [];
  const client = async () => {
    while (performance.now() - begin < forMs) {
      times.push(await timeOf(shot, agent));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  return times;
}

function loopOf(shot: Shot): { readonly stop: () => Promise<number> } {
  const state = { isOn: true, count: 0 };
  const running = (async () => {
    while (state.isOn) {
      await timeOf(shot);
      state.count += 1;
    }
  })();
  return {
    stop: async () => {
      state.isOn = false;
      await running;
      return state.count;
    },
  };
}
