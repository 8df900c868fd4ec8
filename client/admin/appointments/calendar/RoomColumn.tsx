import Box from '@mui/material/Box';
import type { PointerEvent } from 'react';
import type { Room } from '../../../../shared/records.ts';
import { purposeLabels } from '../../format/purposeLabels.ts';
import { formatTime } from '../../format/time.ts';
import { Quiet } from '../../ui/Card.tsx';
import { AppointmentCard } from './AppointmentCard.tsx';
import { FreeSlots, type Slot } from './FreeSlots.tsx';
import type { LocalDay } from './layout/localDay.ts';
import { placeCards } from './layout/placeCards.ts';
import { type DayScale, onScale } from './layout/scale.ts';
import { Shades } from './Shades.tsx';
import { leastMinutes, pixelsPerMinute } from './TimeGrid.tsx';
import type { Dragged } from './useDragToMove.ts';
import type { Visit } from './useVisits.ts';
import { iso } from './visitWords.ts';

export function RoomHead({ room }: { room: Room }) {
  return (
    <div>
      {room.name}
      <Quiet sx={{ fontWeight: 400, fontSize: 12 }}>
        {room.active ? purposeLabels[room.purpose] : 'Not in use'}
      </Quiet>
    </div>
  );
}

type Props = {
  room: Room;
  day: LocalDay;
  scale: DayScale;
  /** Of this room. */
  visits: readonly Visit[];
  slots: readonly Slot[];
  /** One column says in words what the shades mean. */
  isFirst: boolean;
  dragged: Dragged | null;
  current: string | null;
  reach: (key: string) => void;
  press: (visit: Visit, event: PointerEvent<HTMLElement>) => void;
  open: (visit: Visit, face: HTMLElement) => void;
  book: (slot: Slot) => void;
};

/** A room on one day: when it is closed, who comes, what is free, and what is about to come. */
export function RoomColumn(props: Props) {
  const { room, day, scale, visits, dragged } = props;
  return (
    <Box data-room-id={room.id} sx={{ position: 'absolute', inset: 0 }}>
      <Shades day={day} scale={scale} words={props.isFirst} />
      <Box component="ul" aria-label={room.name} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {placeCards(visits, scale, leastMinutes).map((card) => (
          <AppointmentCard
            key={card.item.id}
            card={card}
            zone={day.zone}
            room={room.name}
            faded={dragged?.visit.id === card.item.id}
            open={props.open}
            press={props.press}
          />
        ))}
      </Box>
      <FreeSlots
        slots={props.slots}
        scale={scale}
        zone={day.zone}
        current={props.current}
        reach={props.reach}
        book={props.book}
      />
      {dragged?.drop.room.id === room.id && (
        <Ghost dragged={dragged} scale={scale} zone={day.zone} />
      )}
    </Box>
  );
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
