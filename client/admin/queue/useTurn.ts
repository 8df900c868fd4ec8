import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { QueueTurn } from '../../../shared/today.ts';
import { useChosenLocation } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';

export type Sitting = {
  /** The deeds that were a lead's turn since the queue was opened; null: it has no name. */
  handled: readonly (number | null)[];
  /** Leads that were left for later. */
  passed: readonly number[];
};

type Shown = {
  answer: QueueTurn | null;
  sitting: Sitting;
  /** How many turns there were: the same lead may come again. */
  turns: number;
};

const begin: Sitting = { handled: [], passed: [] };

/** The lead whose turn it is. The old one stays until the next is known. */
export function useTurn() {
  const provider = useProvider();
  const [locationId] = useChosenLocation();
  const [shown, setShown] = useState<Shown>({ answer: null, sitting: begin, turns: 0 });
  const { mutate, mutateAsync, error } = useMutation({
    mutationFn: ({ at, passed }: Sitting & { at: number | null }) =>
      provider.nextInQueue(at, passed),
    onSuccess: (answer, { handled, passed }) =>
      setShown(({ turns }) => ({ answer, sitting: { handled, passed }, turns: turns + 1 })),
  });
  useEffect(() => mutate({ ...begin, at: locationId }), [mutate, locationId]);
  /** Asks for the next lead; trouble is `problem` then, and the old one stays. */
  const load = (next: Sitting) => mutateAsync({ ...next, at: locationId }).catch(() => undefined);
  /** What was taken back is no longer among what was before; the lead stays. */
  const forget = (activityId: number) =>
    setShown((before) => ({ ...before, answer: without(before.answer, activityId) }));
  return { ...shown, problem: error, load, forget };
}

function without(answer: QueueTurn | null, activityId: number): QueueTurn | null {
  const turn = answer?.turn;
  if (!turn) {
    return answer;
  }
  const before = turn.before.filter(({ id }) => id !== activityId);
  return { ...answer, turn: { ...turn, before } };
}
