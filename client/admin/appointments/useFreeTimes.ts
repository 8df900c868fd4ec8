import { useQuery } from '@tanstack/react-query';
import type { FreeTimeSearch } from '../app/dataProvider.ts';
import { useProvider } from '../app/useProvider.ts';

/** The free times that staff can offer; read anew whenever somebody looks. */
export function useFreeTimes(search: FreeTimeSearch) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['appointments', 'free', search],
    queryFn: () => provider.freeTimes(search),
    staleTime: 0,
  });
}
