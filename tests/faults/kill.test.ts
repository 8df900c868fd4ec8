import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../../server/db/database.ts';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { createRandom } from '../../server/operations/seed/random.ts';
import { makeLocation } from '../support/factories.ts';
import { failedStart, type ServerProcess, startProcess } from '../support/server-process.ts';
import type { Killing } from './killer.ts';
import { allowPosting, beginPost, newPosting, post, type Posted, stored } from './posting.ts';

const rounds = Number(process.env['FAULT_ROUNDS'] ?? 20);
const seed = Number(process.env['FAULT_SEED'] ?? 1);
const clients = 6;
const whole = '1 request, 3 consents, 1 mail';

describe('what was answered is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillpoint-faults-'));
  const file = join(folder, 'faults.sqlite');
  const random = createRandom(seed);
  let db: Db;
  const servers: ServerProcess[] = [];
  let people = 0;

  async function start(): Promise<ServerProcess> {
    const server = await startProcess({ file });
    servers.push(server);
    return server;
  }

  beforeAll(async () => {
    db = openDatabase(file);
    await migrate(db);
    await makeLocation({ db });
    await allowPosting(db);
  });
  // What a failed test left running would keep the file from the next one.
  afterEach(() => Promise.all(servers.splice(0).map(({ kill }) => kill())));
  afterAll(async () => {
    await db.destroy();
    rmSync(folder, { recursive: true });
  });

  /**
   * Several clients post as fast as they can until the server dies under them: when an answer has
   * come, or right after a commit, which is when the answer is still to be written.
   */
  async function postUntilKilled(server: ServerProcess) {
    const afterAnswer = random.chance(0.5);
    const number = random.int(1, 60);
    const killer = afterAnswer ? null : killAfterCommits(server, number);
    const posted: Posted[] = [];
    const deaths: Promise<void>[] = [];
    let answered = 0;
    const client = async () => {
      while (deaths.length === 0) {
        const each = newPosting((people += 1));
        posted.push(each);
        await post(server.url, each);
        answered += 1;
        if (afterAnswer && answered === number) {
          deaths.push(server.kill());
        }
      }
    };
    const endings = await Promise.allSettled(Array.from({ length: clients }, client));
    await server.kill();
    await killer?.terminate();
    return { posted, endings };
  }

  function killAfterCommits({ pid }: ServerProcess, commits: number): Worker {
    const killing: Killing = { file, pid, commits };
    return new Worker(new URL('killer.ts', import.meta.url), { workerData: killing });
  }

  async function expectWhole(posted: readonly Posted[]): Promise<void> {
    const kept = await stored(db);
    for (const { email, reference } of posted.filter((each) => each.reference !== null)) {
      expect({ email, ...kept.get(email) }).toEqual({ email, reference, rows: whole });
    }
  }

  test(
    `${rounds} times killed at a random moment, nothing answered is lost, nothing is there twice`,
    { timeout: 30_000 + rounds * 15_000 },
    async () => {
      const all: Posted[] = [];
      let server = await start();
      for (let round = 0; round < rounds; round += 1) {
        const { posted, endings } = await postUntilKilled(server);
        expect(endings.flatMap(faultOf)).toEqual([]);
        server = await start();
        await expectWhole(posted);
        // Whoever got no answer asks again with the same key.
        for (const each of posted.filter(({ reference }) => reference === null)) {
          await post(server.url, each);
        }
        all.push(...posted);
      }
      await server.kill();
      expect((await stored(db)).size).toBe(all.length);
      await expectWhole(all);
    },
  );

  test('asked to end, it answers what is in flight and ends with 0', async () => {
    const server = await start();
    const person = newPosting((people += 1));
    const begun = await beginPost(server.url, person);
    const ended = server.terminate();
    await refusesVisitors(server.url);
    expect(await begun.finish()).toBe(201);
    expect(await ended).toBe(0);
    expect((await stored(db)).get(person.email)?.rows).toBe(whole);
  }, 60_000);

  test('a second server on the same file says so in one line and ends with 1', async () => {
    const server = await start();
    const second = await failedStart({ file });
    expect(second).toEqual({
      status: 1,
      stderr: `stillpoint: another server is running on ${file}\n`,
    });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await server.kill();
  }, 60_000);
});

/** A broken connection is what a kill looks like; any other answer than 201 is a fault. */
function faultOf(ending: PromiseSettledResult<void>): string[] {
  return ending.status === 'fulfilled' || ending.reason instanceof TypeError
    ? []
    : [String(ending.reason)];
}

/** Waits until nobody new is let in. */
async function refusesVisitors(url: string): Promise<void> {
  try {
    for (;;) {
      await fetch(`${url}/healthz`, { headers: { Connection: 'close' } });
    }
  } catch {
    // The connection was refused.
  }
}
