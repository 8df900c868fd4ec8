import type { Logger } from 'pino';
import { describeError } from './log.ts';

/** Something that runs by itself, again and again, one run at a time. */
export type Worker = {
  start: () => void;
  /** Runs as soon as possible, or once more where a run is under way. */
  wake: () => void;
  /** One run now, for tests and for stopping cleanly; its failure is thrown. */
  runOnce: () => Promise<void>;
  /** Waits for what is under way, for `graceMs` at most. */
  stop: (graceMs?: number) => Promise<void>;
  /** Started, and its last run did not fail. */
  alive: () => boolean;
};

type WorkerSpec = {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
  readonly log: Logger;
};

export function createWorker({ name, everyMs, run, log }: WorkerSpec): Worker {
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> | undefined;
  const state = { started: false, again: false, failed: false };

  async function loop(): Promise<void> {
    clearTimeout(timer);
    do {
      state.again = false;
      try {
        await run();
        state.failed = false;
      } catch (error) {
        state.failed = true;
        log.error({ worker: name, err: describeError(error) }, 'run failed');
      }
    } while (state.again && state.started);
    current = undefined;
    if (state.started) {
      timer = setTimeout(wake, everyMs).unref();
    }
  }

  function wake(): void {
    if (!state.started) {
      return;
    }
    state.again = true;
    current ??= loop();
  }

  return {
    start: () => {
      state.started = true;
      wake();
    },
    wake,
    runOnce: async () => {
      await current;
      await run();
    },
    stop: async () => {
      state.started = false;
      clearTimeout(timer);
      await current;
    },
    alive: () => state.started && !state.failed,
  };
}
