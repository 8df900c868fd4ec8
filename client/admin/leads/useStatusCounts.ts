import { useQuery } from '@tanstack/react-query';
import type { StatusCounts } from '../app/dataProvider.ts';
import { useProvider } from '../app/useProvider.ts';

/** How many leads have each status under a filter; undefined until it is known. */
export function useStatusCounts(filter: object): StatusCounts | undefined {
  const provider = useProvider();
  const { data } = useQuery({
    queryKey: ['leads', 'statusCounts', filter],
    queryFn: () => provider.statusCounts(filter),
    placeholderData: (previous) => previous,
  });
  return data;
}
