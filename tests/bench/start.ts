import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { makeLocation } from '../support/factories.ts';
import { startProcess } from '../support/server-process.ts';
import { inFolder } from './data.ts';
import { fire } from './load.ts';
import { median, type Result, round } from './result.ts';

const starts = 5;
const idleMs = 3000;

/** From the command to the first page, with everything built; and what it holds when idle. */
export async function benchStart(): Promise<Result[]> {
  return inFolder(async (folder) => {
    const file = join(folder, 'start.sqlite');
    const db = openDatabase(file);
    await migrate(db);
    await makeLocation({ db });
    await db.destroy();
    const measured: { seconds: number; megabytes: number }[] = [];
    for (let start = 0; start < starts; start += 1) {
      measured.push(await measureStart(file));
    }
    const seconds = measured.map((each) => each.seconds);
    const megabytes = measured.map((each) => each.megabytes);
    return [
      {
        name: 'start to first answer',
        value: median(seconds),
        unit: 's',
        target: { atMost: 1.5 },
        detail: `of ${starts}: ${seconds.map((each) => round(each)).join(', ')}`,
      },
      {
        name: 'memory when idle',
        value: median(megabytes),
        unit: 'MB',
        target: { atMost: 150 },
        detail: `of ${starts}: ${megabytes.map((each) => round(each)).join(', ')}`,
      },
    ];
  });
}

async function measureStart(file: string): Promise<{ seconds: number; megabytes: number }> {
  const begin = performance.now();
  const server = await startProcess({ file });
  try {
    const answer = await fire({ url: `${server.url}/request` });
    const seconds = (performance.now() - begin) / 1000;
    if (answer.status !== 200) {
      throw new Error(`the form answered ${answer.status}`);
    }
    await setTimeout(idleMs);
    return { seconds, megabytes: residentMegabytes(server.pid) };
  } finally {
    await server.terminate();
  }
}

function residentMegabytes(pid: number): number {
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes.trim()) / 1024;
}
