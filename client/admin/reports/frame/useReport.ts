import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ReportName } from '../../../../shared/report.ts';
import type { ReportAnswers, ReportQuery } from '../../app/reportCalls.ts';
import { useZone } from '../../app/useLocations.ts';
import { useProvider } from '../../app/useProvider.ts';
import { addDays } from '../../format/addDays.ts';
import { localDate } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { fromWallClock } from '../../format/wallClock.ts';
import { isDay } from './ranges.ts';
import { allLocations, type ReportAddress } from './useReportAddress.ts';

/** What a page asks for beyond the address, or instead of it; an empty text: not that. */
export type Asked = Partial<Record<keyof ReportAddress, string>>;

/** Reads a report as the address has it. Figures on a screen stand still: no reading by itself. */
export function useReport<Name extends ReportName>(
  name: Name,
  asked: ReportQuery,
): UseQueryResult<ReportAnswers[Name]> {
  const provider = useProvider();
  return useQuery({
    queryKey: ['reports', name, asked],
    queryFn: () => provider.report(name, asked),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/**
 * The query of an address, as every report takes it. A day of `asOf` means its end, in the zone of
 * the location (of the group's home where it is about several).
 */
export function useAsked(address: ReportAddress, extra: Asked = {}): ReportQuery {
  const all = { ...address, ...extra };
  const location = all.locationId === allLocations ? '' : all.locationId;
  const zone = useZone(location === '' ? undefined : Number(location));
  const end = isDay(all.asOf) ? fromWallClock(`${addDays(all.asOf, 1)}T00:00`, zone) : all.asOf;
  // Of today it is told as it stands; of a later day the server says that nobody knows.
  const asOf = all.asOf === localDate(useNow(), zone) ? '' : end;
  const given = { ...all, locationId: location, asOf };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
