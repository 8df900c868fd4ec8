import { styled } from '@mui/material/styles';
import type { KeyboardEvent } from 'react';
import type { Room } from '../../../../shared/records.ts';
import { formatTime } from '../../format/time.ts';
import type { Span } from './layout/localDay.ts';
import { onScale, type Scale } from './layout/scale.ts';
import { pixelsPerMinute } from './TimeGrid.tsx';
import { iso } from './visitWords.ts';

const Slot = styled('button')({
  position: 'absolute',
  left: 3,
  right: 3,
  zIndex: 2,
  padding: '2px 8px',
  font: 'inherit',
  fontSize: 13,
  textAlign: 'left',
  color: 'transparent',
  background: 'none',
  border: '1px dashed transparent',
  borderRadius: 6,
  cursor: 'pointer',
  '&:hover, &:focus-visible': {
    color: 'var(--accent-text)',
    background: 'var(--accent-soft)',
    borderColor: 'var(--accent)',
  },
});

/** A free time of a room. */
export type Slot = Span & { room: Room };

export const slotKey = ({ room, start }: Slot) => `${room.id}-${start}`;

type Props = {
  slots: readonly Slot[];
  scale: Scale;
  zone: string;
  /** The one that the Tab key reaches; the arrows lead to the others. */
  current: string | null;
  reach: (key: string) => void;
  book: (slot: Slot) => void;
};

/** Free times as buttons that show themselves when they are looked for. */
export function FreeSlots({ slots, scale, zone, current, reach, book }: Props) {
  return slots.map((slot) => {
    const { top, bottom } = onScale(scale, slot);
    const time = formatTime(iso(slot.start), zone);
    return (
      <Slot
        key={slot.start}
        type="button"
        data-slot={top}
        tabIndex={slotKey(slot) === current ? 0 : -1}
        aria-label={`Book ${time}, ${slot.room.name}`}
        style={{ top: top * pixelsPerMinute + 1, height: (bottom - top) * pixelsPerMinute - 2 }}
        onFocus={() => reach(slotKey(slot))}
        onKeyDown={moveFocus}
        onClick={() => book(slot)}
      >
        + {time}
      </Slot>
    );
  });
}

const ways: Readonly<Record<string, (from: HTMLElement) => HTMLElement | undefined>> = {
  ArrowUp: (from) => along(from, -1),
  ArrowDown: (from) => along(from, 1),
  ArrowLeft: (from) => beside(from, -1),
  ArrowRight: (from) => beside(from, 1),
};

/** Up and down within a room, left and right to the nearest free time of another. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const target = ways[event.key]?.(event.currentTarget);
  if (target) {
    event.preventDefault();
    target.focus();
  }
}

function slotsIn(column: Element | null | undefined): HTMLElement[] {
  return [...(column?.querySelectorAll<HTMLElement>('[data-slot]') ?? [])];
}

function along(from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const all = slotsIn(from.closest('[data-room-id]'));
  return all[all.indexOf(from) + way];
}

/** The nearest in height, in the next column that has any. */
function beside(from: HTMLElement, way: 1 | -1): HTMLElement | undefined {
  const here = from.closest('[data-room-id]');
  const grid = from.closest('[data-rooms]');
  const columns = [...(grid?.querySelectorAll('[data-room-id]') ?? [])];
  const ordered = way === 1 ? columns : columns.toReversed();
  const next = ordered
    .slice(ordered.findIndex((column) => column === here) + 1)
    .map(slotsIn)
    .find((slots) => slots.length > 0);
  const distance = (slot: HTMLElement) => Math.abs(topOf(slot) - topOf(from));
  return next?.toSorted((a, b) => distance(a) - distance(b))[0];
}

const topOf = ({ dataset }: HTMLElement) => Number(dataset['slot']);
