import { useQuery } from '@tanstack/react-query';
import type { FreeNow } from '../../../../shared/report-answers.ts';
import { useProvider } from '../../app/useProvider.ts';
import { formatDay, formatTime, zoneName } from '../../format/time.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { SkeletonRows } from '../../ui/SkeletonRows.tsx';
import { ReportTable } from '../parts/ReportTable.tsx';

type Place = FreeNow['locations'][number];

/** When somebody who asked at this moment could come; null: at any own location. */
export function FreeNowCard({ locationId }: { locationId: number | null }) {
  const provider = useProvider();
  const { data, isError } = useQuery({
    queryKey: ['reports', 'free-now'],
    queryFn: () => provider.freeNow(),
    staleTime: 60_000,
    retry: false,
  });
  const all = data?.locations ?? [];
  const shown = all.filter((place) => locationId === null || place.locationId === locationId);
  return (
    <Card>
      <CardTitle>Earliest free time now</CardTitle>
      {isError && <Quiet>This can’t be told just now.</Quiet>}
      {!data && !isError && <SkeletonRows rows={2} />}
      {data && <FreeTable places={shown} />}
    </Card>
  );
}

function FreeTable({ places }: { places: readonly Place[] }) {
  const zones = new Set(places.map(({ timeZone }) => timeZone));
  const words = (place: Place, kind: 'consultation' | 'infusion') =>
    freeWords(place[kind].firstFreeAt, place.timeZone, zones.size > 1);
  return (
    <ReportTable
      caption="Earliest free time at each location"
      rows={places}
      keyOf={({ locationId }) => locationId}
      columns={[
        { label: 'Location', cell: ({ label }) => label },
        { label: 'Consultation', align: 'left', cell: (place) => words(place, 'consultation') },
        { label: 'Infusion', align: 'left', cell: (place) => words(place, 'infusion') },
      ]}
    />
  );
}

/** `Wed, Nov 25, 10:30 am` */
function freeWords(at: string | null, zone: string, named: boolean): string {
  if (at === null) {
    return 'none';
  }
  const words = `${formatDay(at, zone)}, ${formatTime(at, zone).replace(' ', '\u00a0')}`;
  return named ? `${words} ${zoneName(at, zone)}` : words;
}
