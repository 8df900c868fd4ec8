import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { QueueTurn } from '../../../shared/today.ts';
import { useChosenLocation } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';

/** How many were done since the queue was opened, and which were left for later. */
export type Sitting = { handled: number; passed: readonly number[] };

type Shown = { answer: QueueTurn | null; sitting: Sitting };

const begin: Sitting = { handled: 0, passed: [] };

/** The lead whose turn it is. The old one stays until the next is known. */
export function useTurn() {
  const provider = useProvider();
  const [locationId] = useChosenLocation();
  const [shown, setShown] = useState<Shown>({ answer: null, sitting: begin });
  const { mutate, mutateAsync, error } = useMutation({
    mutationFn: ({ at, passed }: Sitting & { at: number | null }) =>
      provider.nextInQueue(at, passed),
    onSuccess: (answer, { handled, passed }) => setShown({ answer, sitting: { handled, passed } }),
  });
  useEffect(() => mutate({ ...begin, at: locationId }), [mutate, locationId]);
  /** Asks for the next lead; trouble is `problem` then, and the old one stays. */
  const load = (next: Sitting) => mutateAsync({ ...next, at: locationId }).catch(() => undefined);
  return { ...shown, problem: error, load };
}
