import Box from '@mui/material/Box';
import { useRef, useState } from 'react';
import type { Location, Room } from '../../../../shared/records.ts';
import { formatTime } from '../../format/time.ts';
import { type Slot, slotKey } from './FreeSlots.tsx';
import { freeSpans } from './layout/freeSpans.ts';
import type { LocalDay } from './layout/localDay.ts';
import type { DayScale } from './layout/scale.ts';
import { RoomColumn, RoomHead } from './RoomColumn.tsx';
import { type GridColumn, TimeGrid } from './TimeGrid.tsx';
import { type Dragged, useDragToMove } from './useDragToMove.ts';
import type { Visit } from './useVisits.ts';

type Props = {
  location: Location;
  day: LocalDay;
  scale: DayScale;
  rooms: readonly Room[];
  /** With the one that is about to be moved where it would be. */
  visits: readonly Visit[];
  now: string;
  open: (visit: Visit, face: HTMLElement) => void;
  book: (slot: Slot) => void;
  dropped: (dragged: Dragged) => void;
};

/** A day of a location: a column for each room, cards that can be moved, free times to book. */
export function DayGrid(props: Props) {
  const { location, day, scale, rooms, visits, now } = props;
  const root = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<string | null>(null);
  const stepMinutes = location.settings.slotStepMinutes;
  const drag = useDragToMove({ root, scale, stepMinutes, rooms, visits, dropped: props.dropped });
  const free = new Map(rooms.map((room) => [room.id, slotsOf(room, props)]));
  const all = [...free.values()].flat();
  const current = all.find((slot) => slotKey(slot) === reached) ?? all[0];
  const columns = rooms.map((room, index): GridColumn => ({
    key: String(room.id),
    width: 'minmax(136px, 1fr)',
    head: <RoomHead room={room} />,
    content: (
      <RoomColumn
        {...props}
        {...drag}
        room={room}
        visits={visits.filter(({ roomId }) => roomId === room.id)}
        slots={free.get(room.id) ?? []}
        isFirst={index === 0}
        current={current ? slotKey(current) : null}
        reach={setReached}
      />
    ),
  }));
  return (
    <Box ref={root} data-rooms>
      <TimeGrid
        label="Rooms and times"
        minutes={scale.minutes}
        marks={scale.marks}
        now={nowMark(now, day, scale)}
        first={firstMinute(now, day, scale)}
        columns={columns}
      />
    </Box>
  );
}

function slotsOf(room: Room, { day, visits, location, now }: Props): Slot[] {
  const taking = visits.filter(
    ({ roomId, status }) => roomId === room.id && (status === 'booked' || status === 'completed'),
  );
  const stepMinutes = location.settings.slotStepMinutes;
  const spans = freeSpans({ open: day.open, busy: taking, stepMinutes, now: Date.parse(now) });
  return room.active ? spans.map((span) => ({ ...span, room })) : [];
}

function nowMark(now: string, day: LocalDay, { start, minutes, minuteOf }: DayScale) {
  const at = Date.parse(now);
  const shown = at >= start && at < day.end && minuteOf(at) < minutes;
  return shown ? { at: minuteOf(at), label: formatTime(now, day.zone) } : null;
}

/** What one came for: the present, else the opening. */
function firstMinute(now: string, day: LocalDay, scale: DayScale): number {
  const today = nowMark(now, day, scale);
  return today ? today.at - 60 : 0;
}
