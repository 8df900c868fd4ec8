import type { FileRow } from './import.table.ts';

/** More rows than are worked on in one turn, whatever is done with them. */
export const rowsToTake = 500;
/** For how long others are kept waiting by one turn, its commit left out (ms). */
const turnMs = 80;

/**
 * Works on rows in their order for as long as others can wait, on one at least.
 * @returns how many were worked on
 */
export async function forOneTurn(
  rows: readonly FileRow[],
  work: (row: FileRow) => Promise<void>,
): Promise<number> {
  const until = performance.now() + turnMs;
  let done = 0;
  for (const row of rows) {
    await work(row);
    done += 1;
    if (performance.now() >= until) {
      break;
    }
  }
  return done;
}
