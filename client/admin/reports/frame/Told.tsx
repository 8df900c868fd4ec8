import Box from '@mui/material/Box';
import type { Group, ReportAnswer } from '../../../../shared/report.ts';
import { useLocations } from '../../app/useLocations.ts';
import { formatDay, formatTime, localDate } from '../../format/time.ts';
import { allLocations, useReportAddress } from './useReportAddress.ts';

type Props = { label: string; answer: ReportAnswer<Group> | undefined; locationId: string };

/** Which report it is, whose figures, as of when, and in which zones its days begin. */
export function Told({ label, answer, locationId }: Props) {
  const [{ asOf }] = useReportAddress();
  const whose = useWhoseWords(locationId);
  const when = answer === undefined ? '' : ` · ${momentWords(answer, asOf !== '')}`;
  return (
    <Box component="p" sx={{ color: 'var(--ink-2)', fontSize: 13, mt: '-8px', mb: 2 }}>
      {label} · {whose}
      {when}
    </Box>
  );
}

/** `All my locations`, or the name of one. */
export function useWhoseWords(locationId: string): string {
  const locations = useLocations();
  if (locationId === allLocations) {
    return locations.length === 1 ? (locations[0]?.name ?? '') : 'All my locations';
  }
  return locations.find(({ id }) => String(id) === locationId)?.name ?? 'One location';
}

function momentWords({ asOf, timeZones }: ReportAnswer<Group>, isPast: boolean): string {
  const [first = 'America/Chicago'] = timeZones;
  const told = `${isPast ? 'as it stood on' : 'as of'} ${instantWords(asOf, first)} (${zoneWords(first, asOf)})`;
  return timeZones.length < 2
    ? told
    : `${told} · each location’s days in its own time (${timeZones.map((zone) => zoneWords(zone, asOf)).join(', ')})`;
}

/** `Mon, Nov 23, 2026, 9:55 am`; midnight is told as the end of the day before. */
export function instantWords(iso: string, zone: string): string {
  const moment = new Date(Date.parse(iso) - 1).toISOString();
  const isEnd = localDate(moment, zone) !== localDate(iso, zone);
  const day = isEnd ? moment : iso;
  const time = isEnd ? 'end of day' : formatTime(iso, zone);
  return `${formatDay(day, zone)}, ${localDate(day, zone).slice(0, 4)}, ${time}`;
}

/** `Central Time` */
function zoneWords(zone: string, iso: string): string {
  return (
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
      .formatToParts(new Date(iso))
      .find(({ type }) => type === 'timeZoneName')?.value ?? zone
  );
}
