import { useEffect, useRef, useState } from 'react';
import type { Identifier, RaRecord } from 'react-admin';
import { changedSince } from './changedSince.ts';

/** How long (ms) a row that changed stands out. */
const markedMs = 4000;
const none: ReadonlySet<Identifier> = new Set();

/**
 * The rows that came or changed a moment ago. Those of another view (page, order, filter) are not
 * new.
 */
export function useChangedRows(
  rows: readonly RaRecord[] | undefined,
  view: string,
): ReadonlySet<Identifier> {
  const known = useRef<{ view: string; rows: readonly RaRecord[] } | null>(null);
  const [marked, setMarked] = useState(none);
  useEffect(() => {
    const before = known.current;
    known.current = rows ? { view, rows } : null;
    if (!rows || before?.view !== view) {
      setMarked(none);
      return;
    }
    const changed = changedSince(before.rows, rows).map(({ id }) => id);
    if (changed.length > 0) {
      setMarked((others) => new Set([...others, ...changed]));
    }
  }, [rows, view]);
  useEffect(() => {
    if (marked.size > 0) {
      const timer = setTimeout(() => setMarked(none), markedMs);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [marked]);
  return marked;
}

/** How a row looks that has just changed: a stripe as well as a tint, and no movement. */
export const changedLook = {
  backgroundColor: 'var(--accent-soft)',
  boxShadow: 'inset 3px 0 var(--accent)',
};
