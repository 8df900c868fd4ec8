import { useInfiniteGetList, useListContext } from 'react-admin';
import type { Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';
import { saidOnPage } from '../../ui/saidOnPage.ts';
import { usePlaceFilter } from '../usePlaceFilter.ts';
import { useStatusCounts } from '../useStatusCounts.ts';

export type Column = {
  /** Undefined until they are known. */
  leads: Lead[] | undefined;
  total: number | undefined;
  error: Error | null;
  retry: () => void;
  /** Undefined where all are shown or more are on their way. */
  loadMore: (() => void) | undefined;
};

const cardsAtOnce = 20;

/** What is still to be done stands in the order of the next step, what is over newest first. */
const sorts = {
  requested: { field: 'nextStepAt', order: 'ASC' },
  emailed: { field: 'nextStepAt', order: 'ASC' },
  booked: { field: 'nextStepAt', order: 'ASC' },
  infused: { field: 'infusedAt', order: 'DESC' },
  closed: { field: 'closedAt', order: 'DESC' },
} as const satisfies Record<LeadStatus, { field: keyof Lead; order: 'ASC' | 'DESC' }>;

/** The leads of each status under the filters of the screen, some at a time. */
export function useColumns(): Record<LeadStatus, Column> {
  const { filterValues } = useListContext();
  const { status: _any, ...others } = filterValues;
  const filter = { ...others, ...usePlaceFilter(others) };
  const counts = useStatusCounts(filter);
  const requested = useLeads('requested', filter);
  const emailed = useLeads('emailed', filter);
  const booked = useLeads('booked', filter);
  const infused = useLeads('infused', filter);
  const closed = useLeads('closed', filter);
  return {
    requested: { ...requested, total: counts?.requested },
    emailed: { ...emailed, total: counts?.emailed },
    booked: { ...booked, total: counts?.booked },
    infused: { ...infused, total: counts?.infused },
    closed: { ...closed, total: counts?.closed },
  };
}

function useLeads(status: LeadStatus, filter: object): Omit<Column, 'total'> {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteGetList<Lead>(
      'leads',
      {
        filter: { ...filter, status },
        sort: sorts[status],
        pagination: { page: 1, perPage: cardsAtOnce },
      },
      saidOnPage,
    );
  const leads = data?.pages.flatMap((page) => page.data);
  return {
    leads,
    error,
    retry: () => void refetch(),
    loadMore: hasNextPage && !isFetchingNextPage ? () => void fetchNextPage() : undefined,
  };
}
