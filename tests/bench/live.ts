import { readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { seededDatabase, signInTo } from './data.ts';
import { withOurs } from './processes.ts';
import { type Result, round } from './result.ts';

const tabs = 200;
const seconds = 20;
/** Opening, and the just-in-time compiler's work on it, is no idling. */
const settleMs = 5000;
/** Linux counts a process's time in these. */
const ticksPerSecond = 100;

/** What so many open tabs cost the server while nothing happens, as a share of one core. */
export async function benchLive(): Promise<Result[]> {
  const file = await seededDatabase(1000);
  return withOurs({ file }, async ({ url, pid }) => {
    const before = await coreShare(pid);
    const cookie = await signInTo(url, 'carmen@example.com');
    const streams = await Promise.all(Array.from({ length: tabs }, () => open(url, cookie)));
    const heard = streams.map((stream) => countEvents(stream));
    const menus = readMenus(url, cookie);
    await setTimeout(settleMs);
    const share = await coreShare(pid);
    await menus.end();
    streams.forEach((stream) => stream.destroy());
    const silent = heard.filter((count) => count() === 0).length;
    if (silent > 0) {
      throw new Error(`${silent} of ${tabs} streams said nothing`);
    }
    return [
      {
        name: `${tabs} open tabs, nothing happening`,
        value: share,
        unit: 'of a core',
        target: { atMost: 0.05 },
        detail: `over ${seconds} s, each looked at, told so, and reading its menu's counts every minute; without tabs ${round(before)}`,
      },
    ];
  });
}

/** Each tab reads the counts of its menu once a minute by itself: here one after the other. */
function readMenus(url: string, cookie: string) {
  const reads: Promise<void>[] = [];
  const timer = setInterval(() => reads.push(readCounts(url, cookie)), 60_000 / tabs);
  return {
    end: async () => {
      clearInterval(timer);
      await Promise.all(reads);
    },
  };
}

async function readCounts(url: string, cookie: string): Promise<void> {
  const headers = { cookie, 'X-Stillpoint-Background': '1' };
  const answer = await fetch(`${url}/api/today/counts`, { headers });
  if (answer.status !== 200) {
    throw new Error(`the counts were answered ${answer.status}`);
  }
}

async function open(url: string, cookie: string): Promise<IncomingMessage> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(`${url}/api/events`, { headers: { cookie }, agent: false })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
  if (answer.statusCode !== 200) {
    throw new Error(`a stream was answered ${answer.statusCode}`);
  }
  answer.on('error', () => undefined);
  return answer;
}

function countEvents(stream: IncomingMessage): () => number {
  let events = 0;
  stream.setEncoding('utf8').on('data', (text: string) => {
    events += text.split('event: ').length - 1;
  });
  return () => events;
}

async function coreShare(pid: number): Promise<number> {
  const before = cpuSeconds(pid);
  await setTimeout(seconds * 1000);
  return (cpuSeconds(pid) - before) / seconds;
}

/** User and system time of a process, from /proc (fields 14 and 15). */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) / ticksPerSecond;
}
