import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate, useRefresh } from 'react-admin';
import type { MergeField, MergePreview } from '../../../shared/merge.ts';
import { useProvider } from '../app/useProvider.ts';
import { useTell } from '../ui/useTell.ts';

/** Tells that there is nothing to be compared any more, or that there is again. */
export type SetOver = (over: boolean) => void;

export type Chosen = Partial<Record<MergeField, number>>;

/** Which lead stays, which fields come from another one, and what that would do. */
export function useMerge(ids: readonly number[]) {
  const provider = useProvider();
  const [into, setInto] = useState<number | null>(null);
  const [chosen, setChosen] = useState<Chosen>({});
  /** While they are merged, and after, there is no such pair to ask about. */
  const isOver = useRef(false);
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ['leads', 'mergePreview', ids, into],
    queryFn: () => provider.mergePreview(ids, into),
    enabled: () => !isOver.current,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    preview: data,
    error,
    again: () => void refetch(),
    /** What is shown still tells of another choice. */
    isStale: isPlaceholderData,
    chosen,
    setOver: (over: boolean) => {
      isOver.current = over;
    },
    keep: (id: number) => {
      setInto(id);
      setChosen({});
    },
    take: (field: MergeField, id: number) => setChosen({ ...chosen, [field]: id }),
  };
}

/** Merges as it is shown, and goes to the lead that stays, where it is said and can be undone. */
export function useMergeNow(preview: MergePreview, chosen: Chosen, setOver: SetOver) {
  const provider = useProvider();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const tell = useTell();
  const { intoId, leads } = preview;
  return useMutation({
    mutationFn: () =>
      provider.mergeLeads({
        ids: leads.map(({ id }) => id),
        intoId,
        fields: chosen,
        versions: Object.fromEntries(leads.map(({ id, version }) => [String(id), version])),
      }),
    onMutate: () => {
      setOver(true);
    },
    onError: () => {
      setOver(false);
    },
    onSuccess: (done) => {
      const kept = leads.find(({ id }) => id === intoId);
      tell(`Merged: all is with ${kept?.reference ?? 'the lead that stays'} now.`, done);
      navigate(`/leads/${intoId}/show`);
      refresh();
    },
  });
}
