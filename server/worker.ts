import type { Logger } from 'pino';

/** Something that runs by itself, again and again, one run at a time. */
export type Worker = {
  start: () => void;
  /** Runs as soon as possible, or once more where a run is under way. */
  wake: () => void;
  /** One run now, for tests and for stopping cleanly; its failure is thrown. */
  runOnce: () => Promise<void>;
  stop: () => Promise<void>;
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
  let started = false;
  let again = false;
  let failed = false;

  async function loop(): Promise<void> {
    clearTimeout(timer);
    do {
      again = false;
      try {
        await run();
        failed = false;
      } catch (error) {
        failed = true;
        log.error(
          { worker: name, reason: error instanceof Error ? error.name : 'unknown' },
          'run failed',
        );
      }
    } while (again && started);
    current = undefined;
    if (started) {
      timer = setTimeout(wake, everyMs).unref();
    }
  }

  function wake(): void {
    if (!started) {
      return;
    }
    again = true;
    current ??= loop();
  }

  return {
    start: () => {
      started = true;
      wake();
    },
    wake,
    runOnce: async () => {
      await current;
      await run();
    },
    stop: async () => {
      started = false;
      clearTimeout(timer);
      await current;
    },
    alive: () => started && !failed,
  };
}
