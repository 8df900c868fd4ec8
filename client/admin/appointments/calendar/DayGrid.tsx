import Box from '@mui/material/Box';
import { useRef, useState } from 'react';
import type { Location, Room } from '../../../../shared/records.ts';
import { formatTime } from '../../format/time.ts';
import { purposeLabels } from '../../format/purposeLabels.ts';
import { Quiet } from '../../ui/Card.tsx';
import { AppointmentCard } from './AppointmentCard.tsx';
import { FreeSlots, type Slot, slotKey } from './FreeSlots.tsx';
import { freeSpans } from './layout/freeSpans.ts';
import type { LocalDay } from './layout/localDay.ts';
import { placeCards } from './layout/placeCards.ts';
import { type DayScale, onScale } from './layout/scale.ts';
import { Shades } from './Shades.tsx';
import { type GridColumn, leastMinutes, pixelsPerMinute, TimeGrid } from './TimeGrid.tsx';
import { type Dragged, useDragToMove } from './useDragToMove.ts';
import type { Visit } from './useVisits.ts';
import { iso } from './visitWords.ts';

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
  const columns = rooms.map((room, index): GridColumn => {
    const own = visits.filter(({ roomId }) => roomId === room.id);
    return {
      key: String(room.id),
      width: 'minmax(136px, 1fr)',
      head: <RoomHead room={room} />,
      content: (
        <Box data-room-id={room.id} sx={{ position: 'absolute', inset: 0 }}>
          <Shades day={day} scale={scale} words={index === 0} />
          <Box component="ul" aria-label={room.name} sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {placeCards(own, scale, leastMinutes).map((card) => (
              <AppointmentCard
                key={card.item.id}
                card={card}
                zone={day.zone}
                room={room.name}
                faded={drag.dragged?.visit.id === card.item.id}
                open={props.open}
                press={drag.press}
              />
            ))}
          </Box>
          <FreeSlots
            slots={free.get(room.id) ?? []}
            scale={scale}
            zone={day.zone}
            current={current ? slotKey(current) : null}
            reach={setReached}
            book={props.book}
          />
          {drag.dragged?.drop.room.id === room.id && (
            <Ghost dragged={drag.dragged} scale={scale} zone={day.zone} />
          )}
        </Box>
      ),
    };
  });
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

function RoomHead({ room }: { room: Room }) {
  return (
    <div>
      {room.name}
      <Quiet sx={{ fontWeight: 400, fontSize: 12 }}>
        {room.active ? purposeLabels[room.purpose] : 'Not in use'}
      </Quiet>
    </div>
  );
}

function nowMark(now: string, day: LocalDay, { start, minutes, minuteOf }: DayScale) {
  const at = Date.parse(now);
  const shown = at >= start && at < day.end && minuteOf(at) < minutes;
  return shown ? { at: minuteOf(at), label: formatTime(now, day.zone) } : null;
}

/** What one came for: the present, else the opening. */
function firstMinute(now: string, day: LocalDay, scale: DayScale): number {
  const today = nowMark(now, day, scale);
  // By the hour, so that the page doesn't move under somebody's hand each half minute.
  return today ? Math.floor((today.at - 30) / 60) * 60 : 0;
}

/** Where the card would come to lie. */
function Ghost({ dragged, scale, zone }: { dragged: Dragged; scale: DayScale; zone: string }) {
  const { drop, refusal } = dragged;
  const { top, bottom } = onScale(scale, drop);
  return (
    <Box
      sx={{ ...ghost, ...(refusal !== null && refused) }}
      style={{ top: top * pixelsPerMinute, height: (bottom - top) * pixelsPerMinute }}
    >
      <b>{formatTime(iso(drop.start), zone)}</b> {refusal}
    </Box>
  );
}

const ghost = {
  position: 'absolute',
  left: 2,
  right: 2,
  zIndex: 4,
  overflow: 'hidden',
  p: '2px 8px',
  fontSize: 13,
  pointerEvents: 'none',
  color: 'var(--accent-text)',
  background: 'var(--accent-soft)',
  border: '2px solid var(--accent)',
  borderRadius: '6px',
} as const;

const refused = {
  color: 'var(--late)',
  background: 'var(--late-soft)',
  borderColor: 'var(--late)',
} as const;
