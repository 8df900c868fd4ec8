import { type Histories, survivorAt } from './histories.ts';
import type { StoredMove } from './history.queries.ts';

type Row = { readonly id: number; readonly leadId: number };

/**
 * Whose a visit or a look was at an instant (ISO). A merge takes rows along and a split gives them
 * back, so a row is asked which lead it was taken from first since then, and that lead into which
 * other it had gone by then.
 * @param moves of the table of these rows, oldest first
 */
export function ownedAt<Each extends Row>(
  histories: Histories,
  moves: readonly StoredMove[],
  rows: readonly Each[],
  at: string,
): Each[] {
  const later = Map.groupBy(
    moves.filter((move) => move.at > at),
    ({ rowId }) => rowId,
  );
  return rows.map((row) => {
    const taken = later.get(row.id)?.[0];
    return { ...row, leadId: survivorAt(histories, taken?.leadId ?? row.leadId, at) };
  });
}
