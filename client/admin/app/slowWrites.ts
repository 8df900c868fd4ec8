import { useSyncExternalStore } from 'react';

/** A write that takes longer than this (ms) is worth a word. */
const slowMs = 2000;

let slow = 0;
const listeners = new Set<() => void>();

function count(by: number): void {
  slow += by;
  listeners.forEach((tell) => tell());
}

/** Watches a write on its way to the server. */
export async function watchWrite<Answer>(write: Promise<Answer>): Promise<Answer> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    count(1);
  }, slowMs);
  try {
    return await write;
  } finally {
    clearTimeout(timer);
    if (late) {
      count(-1);
    }
  }
}

/** Whether something that was to be saved has not been answered for some time. */
export function useSlowWrite(): boolean {
  return useSyncExternalStore(subscribe, () => slow > 0);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
