import type { Appointment, Room } from '../../../../../shared/records.ts';
import type { Span } from './localDay.ts';

/** To how many minutes a dragged card snaps, in a location whose times begin every so many. */
export function snapOf(stepMinutes: number): number {
  return stepMinutes < 15 ? 5 : 15;
}

/** The minute at which a dragged card begins: snapped, and wholly within the column. */
export function snapped(at: number, snap: number, length: number, minutes: number): number {
  const last = Math.floor((minutes - Math.min(length, minutes)) / snap) * snap;
  return Math.max(0, Math.min(last, Math.round(at / snap) * snap));
}

export type Drop = Span & { room: Pick<Room, 'id' | 'name' | 'purpose' | 'active'> };
type Moving = Pick<Appointment, 'id' | 'kind'>;
type Other = Pick<Appointment, 'id' | 'roomId' | 'status'> & Span;

/**
 * What stands in the way of a drop, as far as this screen can tell; null: nothing. The server
 * has the last word.
 */
export function whyNot(
  moving: Moving,
  { room, start, end }: Drop,
  others: readonly Other[],
  now: number,
): string | null {
  if (start <= now) {
    return 'This time is over.';
  }
  if (!room.active) {
    return `${room.name} is not in use.`;
  }
  if (room.purpose !== 'any' && room.purpose !== moving.kind) {
    return `${room.name} is not for ${moving.kind}s.`;
  }
  const taken = others.some(
    (each) =>
      each.id !== moving.id &&
      each.roomId === room.id &&
      (each.status === 'booked' || each.status === 'completed') &&
      each.start < end &&
      each.end > start,
  );
  return taken ? `${room.name} is taken at that time.` : null;
}
