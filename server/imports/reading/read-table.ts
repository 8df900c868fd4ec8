import { Worker } from 'node:worker_threads';
import type { ImportColumn } from '../../../shared/import.ts';
import { FileRefused } from '../refusal.ts';
import type { TableMessage } from './read-table.worker.ts';

/** Far more than the largest file takes; what takes longer was made to. */
const mostMs = 90_000;
const memory = { maxOldGenerationSizeMb: 384 };

export type Table = { readonly columns: ImportColumn[]; readonly remark: string | null };

/**
 * Reads a file in a thread of its own, so that everybody else is answered meanwhile; what it needs
 * is loaded there and gone afterwards.
 * @param store keeps some rows (their number and their cells as JSON); the next come when it is done
 * @throws FileRefused for what can't be read, in words
 */
export async function readTable(
  file: string,
  store: (rows: readonly [row: number, cells: string][]) => Promise<void>,
): Promise<Table> {
  const worker = new Worker(new URL('./read-table.worker.ts', import.meta.url), {
    workerData: file,
    resourceLimits: memory,
    env: {},
  });
  const { promise, resolve, reject } = Promise.withResolvers<Table>();
  const tooLong = setTimeout(() => reject(unreadable()), mostMs);
  worker.on('message', (message: TableMessage) => {
    if (message.kind === 'rows') {
      store(message.rows).then(() => worker.postMessage('stored', []), reject);
    } else if (message.kind === 'end') {
      resolve(message);
    } else {
      reject(new FileRefused(message.message, message.status));
    }
  });
  worker.on('error', (error) => reject(isOutOfMemory(error) ? unreadable() : error));
  worker.on('exit', () => reject(unreadable()));
  try {
    return await promise;
  } finally {
    clearTimeout(tooLong);
    await worker.terminate();
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

const unreadable = () =>
  new FileRefused(
    'This file is too much to be read. Split it and bring in one part at a time.',
    413,
  );
