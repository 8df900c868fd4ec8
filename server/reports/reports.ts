import { Worker } from 'node:worker_threads';
import type { Group, ReportAnswer } from '../../shared/report.ts';
import { HttpError } from '../http/errors.ts';
import type { ReportQuery } from './measures/scene.ts';
import type { Ask, Asks, Behind, Reply } from './thread-messages.ts';

/** The reports: counted in a thread of their own, so that no request waits for them. */
export type Reports = {
  /** @throws HttpError 503 where the thread failed */
  readonly answer: (query: ReportQuery) => Promise<ReportAnswer<Group>>;
  /** The ids behind a figure; null: there is no such figure. */
  readonly behind: (
    what: 'leads' | 'visits' | 'work' | 'promises',
    question: Behind,
  ) => Promise<number[] | null>;
  /** Works out anew what has changed, so that the next report needn't. */
  readonly catchUp: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** A thread that nobody asks takes memory for nothing. */
const idleMs = 5 * 60_000;

type Waiting = {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
};
type Thread = { readonly worker: Worker; readonly waiting: Map<number, Waiting> };

export function createReports(file: string): Reports {
  let thread: Thread | null = null;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const { worker } = thread ?? {};
    thread = null;
    await worker?.terminate();
  };

  /** Starts over with the next question: a thread that failed is never asked again. */
  const begin = (): Thread => {
    const begun = startThread(file, () => {
      if (thread === begun) {
        thread = null;
      }
    });
    return begun;
  };

  function ask<Name extends Ask>(name: Name, question: Asks[Name]['question']) {
    clearTimeout(idle);
    const { worker, waiting } = (thread ??= begin());
    const id = ++asked;
    return new Promise<Asks[Name]['answer']>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ask: name, question });
    }).finally(() => {
      waiting.delete(id);
      if (waiting.size === 0) {
        idle = setTimeout(() => void end(), idleMs).unref();
      }
    });
  }

  return {
    answer: (query) => ask('answer', query),
    behind: ask,
    catchUp: async () => {
      await ask('catchUp', null);
    },
    stop: end,
  };
}

function startThread(file: string, onEnd: () => void): Thread {
  const url = new URL('./report-thread.ts', import.meta.url);
  const worker = new Worker(url, {
    workerData: { file },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const waiting = new Map<number, Waiting>();
  worker.unref();
  worker.on('message', (reply: Reply) => {
    const asker = waiting.get(reply.id);
    if ('failed' in reply) {
      asker?.reject(failure(reply.failed));
    } else {
      asker?.resolve(reply.answer as never);
    }
  });
  worker.on('error', () => undefined);
  worker.on('exit', () => {
    onEnd();
    waiting.forEach(({ reject }) => reject(ended()));
  });
  return { worker, waiting };
}

function ended(): HttpError {
  const message = 'The report could not be counted just now. Please try again in a moment.';
  return new HttpError(503, 'report.ended', message, { retryAfter: 5 });
}

/** What failed in the thread, with its place there for the log. */
function failure(stack: string): Error {
  return Object.assign(new Error('a report failed'), { stack });
}
