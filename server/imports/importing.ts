import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportState } from '../../shared/import.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { withLongLog } from '../db/long-log.ts';
import { toHttpError } from '../http/error-middleware.ts';
import { describeError } from '../log.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { createWorker, type Worker } from '../worker.ts';
import { checkSome } from './checking.ts';
import { giveUpRow } from './give-up.ts';
import { forgetSomeCells, nextToWorkOn, updateImport } from './import.queries.ts';
import { halfReadImports, staleImports } from './ledger.queries.ts';
import { type Running, runSome } from './running.ts';
import { takeBackSome } from './taking-back.ts';
import { dropImport } from './upload.service.ts';

const everyMs = 60_000;

type Step = (ctx: Running, importId: number, limit?: number) => Promise<boolean>;
const steps = {
  checking: checkSome,
  running: runSome,
  takingBack: takeBackSome,
} as const satisfies Partial<Record<ImportState, Step>>;
const underWay = ['checking', 'running', 'takingBack'] as const;

/**
 * Works on imports by itself, one at a time and some rows at a time, so that a tab may be closed and
 * requests come in between. After a crash it goes on where it was.
 */
export function createImporting(ctx: Context): Worker {
  const worker = createWorker({ name: 'imports', everyMs, log: ctx.log, run: () => run(ctx) });
  ctx.events.on('imports', worker.wake);
  let stopped = false;
  async function run(context: Context): Promise<void> {
    if (await nextToWorkOn(context.db, underWay)) {
      const running = { ...context, sendLink: linkSender(context) };
      await withLongLog(context.db, () => workOnImports(running, () => stopped));
    }
    await tidy(context);
  }
  return {
    ...worker,
    stop: async () => {
      stopped = true;
      ctx.events.off('imports', worker.wake);
      await worker.stop();
    },
  };
}

function linkSender(ctx: Context): Running['sendLink'] {
  return async (trx, lead, holdSeconds) => {
    const mail = { lead, template: 'bookingLink', actorId: null, holdSeconds } as const;
    await queuePatientMail(ctx, trx, mail);
    ctx.events.emit('outbox');
  };
}

/** Until nothing waits any more. */
async function workOnImports(
  ctx: Running & Pick<Context, 'log'>,
  isStopped: () => boolean,
): Promise<void> {
  for (;;) {
    const next = await nextToWorkOn(ctx.db, underWay);
    if (!next || isStopped()) {
      return;
    }
    await workOn(ctx, next.id, next.state);
    await nextTurn();
  }
}

/** One step; where it fails, row by row, so that one bad row keeps no other from coming in. */
export async function workOn(
  ctx: Running & Pick<Context, 'log'>,
  importId: number,
  state: ImportState,
): Promise<void> {
  const step: Step | undefined = Object.hasOwn(steps, state)
    ? steps[state as keyof typeof steps]
    : undefined;
  if (!step) {
    return;
  }
  try {
    await step(ctx, importId);
  } catch (error) {
    requireRowsFault(error);
    ctx.log.error({ importId, err: describeError(error) }, 'some rows could not be worked on');
    await oneByOne(ctx, importId, step);
  }
}

const triedAlone = 100;

async function oneByOne(ctx: Running, importId: number, step: Step): Promise<void> {
  for (let row = 0; row < triedAlone; row++) {
    try {
      if (!(await step(ctx, importId, 1))) {
        return;
      }
    } catch (error) {
      requireRowsFault(error);
      await giveUpRow(ctx, importId);
    }
  }
}

/** A disk that is full is no row's fault: the step is tried again later. */
function requireRowsFault(error: unknown): void {
  if (toHttpError(error).status === 503) {
    throw error;
  }
}

const keptFor = Temporal.Duration.from({ hours: 7 * 24 });
const readFor = Temporal.Duration.from({ hours: 1 });

/** What files said of people is forgotten after a week; what became of the rows is kept. */
async function tidy({ db, clock }: Context): Promise<void> {
  for (const { id } of await halfReadImports(db, toIso(clock.now().subtract(readFor)))) {
    await dropImport(db, id);
  }
  for (const { id, state } of await staleImports(db, toIso(clock.now().subtract(keptFor)))) {
    if (state === 'uploaded' || state === 'checked') {
      await dropImport(db, id);
      continue;
    }
    while ((await forgetSomeCells(db, id)) > 0) {
      await nextTurn();
    }
    await updateImport(db, id, { columns: '[]', ...(state === 'stopped' && { state: 'done' }) });
  }
}
