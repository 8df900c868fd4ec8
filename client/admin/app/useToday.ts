import { useQuery } from '@tanstack/react-query';
import { useChosenLocation } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

const everyMinute = 60_000;

/** The day of the chosen location, read again every minute. */
export function useToday() {
  const provider = useProvider();
  const [locationId] = useChosenLocation();
  return useQuery({
    queryKey: ['today', locationId],
    queryFn: () => provider.today(locationId),
    refetchInterval: everyMinute,
  });
}
