import { Suspense, useState } from 'react';
import { LinkBase as Link } from 'react-admin';
import type { Location, Room } from '../../../../shared/records.ts';
import { useIsAtLeast } from '../../app/useStaff.ts';
import { Card, Quiet } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { Agenda } from './Agenda.tsx';
import { DayGrid } from './DayGrid.tsx';
import type { Slot } from './FreeSlots.tsx';
import type { LocalDay } from './layout/localDay.ts';
import { dayScale } from './layout/scale.ts';
import { Legend } from './Legend.tsx';
import { MoveConfirm } from './MoveConfirm.tsx';
import { Refusal } from './Refusal.tsx';
import type { CalendarAddress } from './useCalendarAddress.ts';
import type { Dragged } from './useDragToMove.ts';
import type { Visit } from './useVisits.ts';
import { iso, openWords } from './visitWords.ts';

const BookSlotDialog = lazyNamed(() => import('./BookSlotDialog.tsx'), 'BookSlotDialog');

export type ViewProps = {
  address: CalendarAddress;
  location: Location;
  days: readonly LocalDay[];
  rooms: readonly Room[];
  visits: readonly Visit[];
  now: string;
  isNarrow: boolean;
  open: (visit: Visit, face: HTMLElement) => void;
};

/** One day: its rooms side by side; on a phone one room, or all that comes as a list. */
export function DayView(props: ViewProps) {
  const { address, location, days, rooms, visits, isNarrow } = props;
  const [asked, setAsked] = useState<Dragged | null>(null);
  const [booking, setBooking] = useState<Slot | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [day] = days;
  const scale = day && dayScale(day, visits);
  const room = rooms.find(({ id }) => id === address.roomId);
  if (!day || !scale || rooms.length === 0) {
    return <NothingToShow day={day} hasRooms={rooms.length > 0} location={location} />;
  }
  const refuse = (reason: string) => {
    setAsked(null);
    setRefusal(reason);
  };
  const dropped = (dragged: Dragged) => {
    setRefusal(dragged.refusal);
    setAsked(dragged.refusal === null ? dragged : null);
  };
  return (
    <>
      {isNarrow && !room ? (
        <>
          <Quiet sx={{ mb: 1 }}>
            Choose a room to move appointments and to book its free times.
          </Quiet>
          <Agenda {...props} zone={day.zone} />
        </>
      ) : (
        <>
          <Legend>Drag an appointment to move it; choose a free time to book it.</Legend>
          <DayGrid
            {...props}
            day={day}
            scale={scale}
            rooms={isNarrow && room ? [room] : rooms}
            visits={asked ? visits.map((visit) => movedTo(visit, asked)) : visits}
            book={setBooking}
            dropped={dropped}
          />
        </>
      )}
      {refusal !== null && <Refusal reason={refusal} close={() => setRefusal(null)} />}
      {asked && (
        <MoveConfirm asked={asked} day={day} close={() => setAsked(null)} refused={refuse} />
      )}
      <Suspense fallback={null}>
        {booking && (
          <BookSlotDialog
            slot={booking}
            locationId={location.id}
            zone={day.zone}
            close={() => setBooking(null)}
          />
        )}
      </Suspense>
    </>
  );
}

/** While it is asked the card lies where it would be. */
function movedTo(visit: Visit, { visit: moving, drop }: Dragged): Visit {
  const { start, end, room } = drop;
  return visit.id === moving.id
    ? { ...visit, start, end, roomId: room.id, startsAt: iso(start), endsAt: iso(end) }
    : visit;
}

type Nothing = { day: LocalDay | undefined; hasRooms: boolean; location: Location };

/** Says why the day is empty, and who can do something about it. */
function NothingToShow({ day, hasRooms, location }: Nothing) {
  const isAdmin = useIsAtLeast('admin');
  const hasHours = location.hours.length > 0;
  const closed = hasRooms && hasHours && day;
  const lack = hasRooms ? 'No opening hours yet' : 'No rooms yet';
  return (
    <Card>
      <EmptyState title={closed ? openWords(day) : lack}>
        {closed && 'Nobody comes. Look at another day.'}
        {!closed && 'Nobody can book without them. '}
        {!closed && isAdmin && <Link to={`/locations/${location.id}`}>Add them in Settings</Link>}
        {!closed && !isAdmin && 'Ask an admin to add them in Settings.'}
      </EmptyState>
    </Card>
  );
}
