import type { Context } from '../context.ts';
import { nextToWorkOn } from '../imports/import.queries.ts';
import { createWorker, type Worker } from '../worker.ts';
import { staleNotes } from './facts/block.queries.ts';

const everyMs = 30_000;

/** Works out what has changed before anybody asks for a report, so that they needn't wait for it. */
export function createCounting({ db, log, reports }: Context): Worker {
  return createWorker({
    name: 'counting',
    everyMs,
    log,
    run: async () => {
      // A whole list is counted once it is in.
      const isBusy = await nextToWorkOn(db, ['running', 'takingBack']);
      if (!isBusy && (await staleNotes(db, 0, 1)).length > 0) {
        await reports.catchUp();
      }
    },
  });
}
