import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRefresh } from 'react-admin';
import type { FoundLead } from '../../../shared/found-lead.ts';
import { callOutcomeLabels } from '../../../shared/labels.ts';
import type { CallOutcome } from '../../../shared/vocabulary.ts';
import { useProvider } from '../app/useProvider.ts';

const outcomes: readonly (readonly [key: string, outcome: CallOutcome])[] = [
  ['1', 'noAnswer'],
  ['2', 'voicemail'],
  ['3', 'reached'],
  ['5', 'wrongNumber'],
];

/** The outcomes of a call on their keys, the same wherever calls are logged by key. */
export const outcomeKeys = outcomes.map(([key, outcome]) => ({
  key,
  outcome,
  label: callOutcomeLabels[outcome],
}));

/** Logs one call by its outcome alone. A key pressed twice is still one call. */
export function useQuickCall(lead: FoundLead) {
  const provider = useProvider();
  const refresh = useRefresh();
  const queryClient = useQueryClient();
  const { mutate, reset, isPending, isSuccess, variables, data, error } = useMutation({
    mutationFn: (outcome: CallOutcome) => provider.logCall(lead.id, { outcome }),
    onSuccess: async () => {
      refresh();
      await queryClient.invalidateQueries({ queryKey: ['find'] });
    },
  });
  const isDone = isPending || isSuccess;
  return {
    log: (outcome: CallOutcome) => {
      if (!isDone) {
        mutate(outcome);
      }
    },
    isDone,
    /** Names the call that was saved, for taking it back. */
    deed: data?.deed ?? null,
    /** It was taken back: as if nothing had been saved. */
    forget: reset,
    error,
    said: isSuccess ? `Call saved: ${callOutcomeLabels[variables].toLowerCase()}.` : '',
  };
}
