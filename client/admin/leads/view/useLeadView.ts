import useMediaQuery from '@mui/material/useMediaQuery';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useGetIdentity, useGetList, useNotify, useStore, useStoreContext } from 'react-admin';
import {
  type CurrentView,
  fixedColumns,
  type LeadColumn,
  leadColumns,
  narrowColumns,
  usualColumns,
} from '../../../../shared/lead-columns.ts';
import type { View } from '../../../../shared/records.ts';
import { sentenceOf } from '../../app/httpClient.ts';
import { useProvider } from '../../app/useProvider.ts';

const storeKey = 'leads.currentView';
const queryKey = ['views', 'current'];
const asDelivered: CurrentView = { viewId: null, layout: 'list', columns: null };

/**
 * How this person left their leads, on whatever machine; undefined until it is known. What was
 * chosen here since counts more than what the server said: its answer may be older.
 */
export function useCurrentView(): CurrentView | undefined {
  const provider = useProvider();
  const [chosen] = useStore<CurrentView | null>(storeKey, null);
  const { data, isError } = useQuery({
    queryKey,
    queryFn: provider.currentView,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return chosen ?? (isError ? asDelivered : data);
}

/** Changes it at once here and keeps it on the server. */
export function useKeepView(): (changes: Partial<CurrentView>) => void {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const store = useStoreContext();
  const notify = useNotify();
  return (changes) => {
    const before =
      store.getItem<CurrentView | null>(storeKey, null) ??
      queryClient.getQueryData<CurrentView>(queryKey) ??
      asDelivered;
    const current = { ...before, ...changes };
    store.setItem(storeKey, current);
    provider
      .keepCurrentView(current)
      .catch((thrown: unknown) => notify(sentenceOf(thrown), { type: 'warning' }));
  };
}

/** One's own views and those that colleagues share; undefined until they are known. */
export function useViews(): View[] | undefined {
  const { data, isError } = useGetList<View>(
    'views',
    { pagination: { page: 1, perPage: 200 }, sort: { field: 'name', order: 'ASC' } },
    { staleTime: 60_000, onError: () => undefined },
  );
  return isError ? [] : data;
}

/** The view that was chosen last, if it is still there. */
export function useChosenView(): View | undefined {
  const current = useCurrentView();
  return useViews()?.find((view) => view.id === current?.viewId);
}

/** The columns of the list, in their usual order; where nobody chose, as many as there is room for. */
export function useShownColumns(): LeadColumn[] {
  const current = useCurrentView();
  const view = useChosenView();
  const isNarrow = useMediaQuery('(max-width: 1199px)', { noSsr: true });
  const usual = isNarrow ? narrowColumns : usualColumns;
  const chosen = current?.columns ?? view?.columns ?? usual;
  return leadColumns.filter((name) => fixedColumns.includes(name) || chosen.includes(name));
}

export function useMyId(): string {
  const { identity } = useGetIdentity();
  return String(identity?.id ?? '');
}
