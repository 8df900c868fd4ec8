import { useState } from 'react';
import type { Identifier, RaRecord } from 'react-admin';
import { changedSince } from './changedSince.ts';

type Steady<Row> = {
  rows: Row[] | undefined;
  /** How many rows came, went or changed while the order was held. */
  waiting: number;
  /** Shows the list as it is now. */
  show: () => void;
};

/**
 * Holds the order of rows while somebody is about to act on one, so that none moves under the
 * pointer: what is in them follows, but none comes, goes or changes its place until the hold ends
 * or another view (page, order, filter) is chosen.
 */
export function useSteadyRows<Row extends RaRecord>(
  fresh: Row[] | undefined,
  { held, view }: { held: boolean; view: string },
): Steady<Row> {
  const [kept, setKept] = useState({ view, rows: fresh });
  const show = () => setKept({ view, rows: fresh });
  if (!held || kept.view !== view || !kept.rows || !fresh) {
    if (kept.view !== view || kept.rows !== fresh) {
      show();
    }
    return { rows: fresh, waiting: 0, show };
  }
  return { rows: inOrderOf(kept.rows, fresh), waiting: waitingIn(kept.rows, fresh), show };
}

/** The same rows at the same places, each as it is now. */
function inOrderOf<Row extends RaRecord>(kept: readonly Row[], fresh: readonly Row[]): Row[] {
  const now = new Map(fresh.map((row) => [row.id, row]));
  return kept.map((row) => now.get(row.id) ?? row);
}

/** None where every row is at its place still. */
function waitingIn(kept: readonly RaRecord[], fresh: readonly RaRecord[]): number {
  const inPlace =
    kept.length === fresh.length && kept.every(({ id }, place) => fresh[place]?.id === id);
  if (inPlace) {
    return 0;
  }
  const before = idsOf(kept);
  const now = idsOf(fresh);
  const came = [...now].filter((id) => !before.has(id)).length;
  const left = [...before].filter((id) => !now.has(id)).length;
  const changed = changedSince(kept, fresh).length - came;
  // On a full page one that comes pushes another out, and the gap of one that goes is filled.
  return Math.max(1, changed + Math.max(came, left));
}

function idsOf(rows: readonly RaRecord[]): ReadonlySet<Identifier> {
  return new Set(rows.map(({ id }) => id));
}
