import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { createWorker, type Worker } from '../worker.ts';
import { pruneChanges } from './change.queries.ts';
import { deleteFaded } from './presence.queries.ts';

const everyMs = 15_000;
/** Whoever was away for longer reads everything again. */
const keptSeconds = 3600;

/** Forgets what nobody will ask for: changes after an hour, presences that have faded. */
export function createTidying(ctx: Pick<Context, 'db' | 'clock' | 'log'>): Worker {
  const worker = createWorker({
    name: 'tidying',
    everyMs,
    log: ctx.log,
    run: async () => {
      await deleteFaded(ctx.db, nowIso(ctx.clock));
      if (await pruneChanges(ctx.db, keptSeconds)) {
        worker.wake();
      }
    },
  });
  return worker;
}
