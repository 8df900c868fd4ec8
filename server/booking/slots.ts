import type { Location, Room } from '../../shared/records.ts';
import type { AppointmentKind } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { roomsOf } from '../locations/room.queries.ts';
import { busyRooms } from './appointment.queries.ts';
import { type Busy, freeSlots, type SlotSearch, type SlotWindow } from './availability.ts';

export type SlotWish = {
  readonly leadId: number;
  readonly location: Location;
  readonly kind: AppointmentKind;
  readonly minutes: number;
  readonly window: SlotWindow;
  readonly now: Temporal.Instant;
  /** The appointment that is to be moved: it doesn't stand in its own way. */
  readonly moving?: number | null;
};

/** The free times of a location as this lead may choose from them. */
export async function findSlots(db: Db, wish: SlotWish) {
  return freeSlots(await slotSearch(db, wish));
}

/** All that `freeSlots` needs to know, read from the database. */
export async function slotSearch(db: Db, wish: SlotWish): Promise<SlotSearch> {
  const { location, kind, minutes, window } = wish;
  const { timeZone } = location;
  const from = window.from.toZonedDateTime(timeZone).toInstant();
  const to = window.to.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  const rooms = await roomsFor(db, location.id, kind);
  return { location, rooms, kind, minutes, window, busy: await busyBetween(db, wish, from, to) };
}

export async function busyBetween(
  db: Db,
  wish: Pick<SlotWish, 'leadId' | 'location' | 'now' | 'moving'>,
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Busy[]> {
  return busyRooms(db, {
    locationId: wish.location.id,
    from: toIso(from),
    to: toIso(to),
    now: toIso(wish.now),
    leadId: wish.leadId,
    exceptAppointmentId: wish.moving ?? null,
  });
}

/** Rooms made for this kind come first, so that those for anything stay free the longest. */
export async function roomsFor(db: Db, locationId: number, kind: AppointmentKind): Promise<Room[]> {
  const rooms = await roomsOf(db, locationId);
  return [
    ...rooms.filter((room) => room.purpose === kind),
    ...rooms.filter((room) => room.purpose !== kind),
  ];
}
