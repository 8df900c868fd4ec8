import { expect, it } from 'vitest';
import { giveWay } from '../../server/give-way.ts';

/** Keeps the process as busy as answering without a pause would. */
function startWorking(): { readonly stop: () => void } {
  let working = true;
  const work = () => {
    const until = performance.now() + 5;
    while (performance.now() < until);
    if (working) {
      setImmediate(work);
    }
  };
  setImmediate(work);
  return {
    stop: () => {
      working = false;
    },
  };
}

async function lasting(pause: Parameters<typeof giveWay>[0]): Promise<number> {
  const begin = performance.now();
  await giveWay(pause);
  return performance.now() - begin;
}

it('goes on soon where nothing else is to be done', async () => {
  expect(await lasting({ leastMs: 5, mostMs: 15_000 })).toBeLessThan(10_000);
});

it('waits while there is, but not for ever', async () => {
  const { stop } = startWorking();
  const lasted = await lasting({ leastMs: 5, mostMs: 50 });
  stop();
  expect(lasted).toBeGreaterThanOrEqual(45);
});
