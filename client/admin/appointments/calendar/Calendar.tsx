import Box from '@mui/material/Box';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, useState } from 'react';
import type { Location } from '../../../../shared/records.ts';
import { formatDay, formatLongDay, localDate, zoneName } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Quiet } from '../../ui/Card.tsx';
import { MarkedRows } from '../../ui/markedRows.ts';
import { Problem } from '../../ui/Problem.tsx';
import { AppointmentPanel, type PanelPlace } from './AppointmentPanel.tsx';
import { CalendarBar } from './CalendarBar.tsx';
import { CalendarSkeleton } from './CalendarSkeleton.tsx';
import { DayView, type ViewProps } from './DayView.tsx';
import { type LocalDay, localDay, weekOf } from './layout/localDay.ts';
import { PrintSheet } from './PrintSheet.tsx';
import { useCalendarAddress } from './useCalendarAddress.ts';
import { useVisits, type Visit } from './useVisits.ts';
import { iso, openWords } from './visitWords.ts';
import { WeekView } from './WeekView.tsx';

type Props = { location: Location; locations: readonly Location[] };

/** The days of a location as the address asks for them. */
export function Calendar({ location, locations }: Props) {
  const [address] = useCalendarAddress();
  const [withCancelled, setWithCancelled] = useState(false);
  const [opened, setOpened] = useState<(PanelPlace & { id: number }) | null>(null);
  const now = useNow();
  const isNarrow = useMediaQuery('(max-width: 699.95px)', { noSsr: true });
  const date = address.date ?? localDate(now, location.timeZone);
  const { view } = address;
  const days = useMemo(
    () => (view === 'week' ? weekOf(date) : [date]).map((each) => localDay(location, each)),
    [view, date, location],
  );
  const start = days[0]?.start ?? 0;
  const end = days.at(-1)?.end ?? 0;
  const read = useVisits({ locationId: location.id, start, end, withCancelled });
  const { visits, rooms } = read;
  const inUse = rooms.filter(
    (room) => room.active || visits.some(({ roomId }) => roomId === room.id),
  );
  const seen = visits.find(({ id }) => id === opened?.id);
  const shown: ViewProps = {
    address,
    location,
    days,
    rooms: inUse,
    visits,
    now,
    isNarrow,
    open: ({ id }: Visit, face: HTMLElement) => setOpened({ id, ...beside(face) }),
  };
  return (
    <>
      <Box data-screen>
        <CalendarBar
          date={date}
          location={location}
          locations={locations}
          rooms={view === 'week' || isNarrow ? inUse : []}
          withCancelled={withCancelled}
          showCancelled={setWithCancelled}
        />
        <Heading location={location} days={days} />
        {read.error ? (
          <Problem error={read.error} retry={read.retry} />
        ) : (
          <MarkedRows value={read.marked}>
            <Days {...shown} isPending={read.isPending} />
          </MarkedRows>
        )}
      </Box>
      {opened && seen && (
        <AppointmentPanel
          visit={seen}
          room={rooms.find(({ id }) => id === seen.roomId)?.name ?? ''}
          zone={location.timeZone}
          place={opened}
          close={() => setOpened(null)}
        />
      )}
      <PrintSheet location={location} days={days} rooms={rooms} visits={visits} now={now} />
    </>
  );
}

/** Drawn anew for another day or week, so that nothing half asked is left from the last. */
function Days({ isPending, ...shown }: ViewProps & { isPending: boolean }) {
  const isWeek = shown.address.view === 'week';
  const key = shown.days[0]?.date;
  if (isPending) {
    return <CalendarSkeleton columns={isWeek ? 7 : shown.isNarrow ? 1 : 4} />;
  }
  return isWeek ? <WeekView key={key} {...shown} /> : <DayView key={key} {...shown} />;
}

/** Below the first lines of a card, so that the name stays in sight. */
function beside(face: HTMLElement): PanelPlace {
  const { top, bottom, left } = face.getBoundingClientRect();
  return { top: Math.min(bottom, top + 44), left: left + 8 };
}

/** Which day or days, of which location, in whose time. */
function Heading({ location, days }: { location: Location; days: readonly LocalDay[] }) {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) {
    return null;
  }
  const zone = location.timeZone;
  const words =
    first === last
      ? formatLongDay(iso(first.start), zone)
      : `${formatDay(iso(first.start), zone)} – ${formatDay(iso(last.start), zone)}`;
  return (
    <Box sx={{ mb: 1.25 }}>
      <Box component="h2" sx={{ fontSize: 20, fontWeight: 650 }}>
        {words}
      </Box>
      <Quiet>
        {location.name} · {first === last && `${openWords(first)} · `}
        {zoneName(iso(last.end - 1), zone)}
      </Quiet>
    </Box>
  );
}
