import { useGetIdentity } from 'react-admin';
import type { Activity } from '../../../../shared/records.ts';
import { standing, undoMinutes, whyNotUndo } from '../../../../shared/undo.ts';

/**
 * Which entries of a lead's history (newest first) whoever looks can take back now: their own, of
 * the last minutes, on which nothing was built.
 */
export function useUndoable(history: readonly Activity[], now: string): ReadonlySet<number> {
  const { identity } = useGetIdentity();
  const since = new Date(Date.parse(now) - undoMinutes * 60_000).toISOString();
  const events = standing(history);
  return new Set(
    events
      .filter(({ at, actorId }) => at >= since && actorId !== null && actorId === identity?.id)
      .filter((each) => {
        const after = events.slice(0, events.indexOf(each));
        return whyNotUndo(each, after.toReversed()) === null;
      })
      .map(({ id }) => id),
  );
}
