import type { Location } from '../../shared/records.ts';
import type { AppointmentKind } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import type { Trx } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import { roomTaken, standingAppointments } from './appointment.queries.ts';
import { localDate } from '../locations/calendar.ts';
import { fits, freeSlots, isWithin, patientWindow } from './availability.ts';
import { type Actor, requireNoClash } from './booking-rules.ts';
import { findHold } from './hold.queries.ts';
import { busyBetween, roomsFor, slotSearch } from './slots.ts';

/** An appointment that looks for its room. */
export type PlaceWish = {
  readonly leadId: number;
  readonly location: Location;
  readonly kind: AppointmentKind;
  readonly minutes: number;
  readonly start: Temporal.Instant;
  readonly now: Temporal.Instant;
  /** The room asked for; null: any that fits. */
  readonly roomId: number | null;
  /** The appointment that moves, and the room it would rather keep. */
  readonly moving: { readonly id: number; readonly roomId: number } | null;
};

export type Place = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: number;
};

/**
 * Where and when an appointment would be, if nothing the person has stands in the way.
 * @throws HttpError 409 where the person or the rooms are taken, 422 for a time or room that
 *   can't be
 */
export async function findPlace(trx: Trx, wish: PlaceWish, actor: Actor): Promise<Place> {
  const { kind, start, minutes } = wish;
  const startsAt = toIso(start);
  const endsAt = toIso(start.add({ minutes }));
  const standing = await standingAppointments(trx, wish.leadId);
  const others = standing.filter(({ id }) => id !== wish.moving?.id);
  requireNoClash(others, { kind, startsAt, endsAt, now: toIso(wish.now) });
  const find = actor === null ? placeForPatient : placeForStaff;
  return { startsAt, endsAt, roomId: await find(trx, wish) };
}

/**
 * The room for a patient, who is bound to the free times of the location.
 * @throws HttpError 409 where the time was free but is taken, 422 where it never was one
 */
export async function placeForPatient(trx: Trx, wish: PlaceWish): Promise<number> {
  const window = patientWindow(wish.location, wish.now);
  const day = localDate(wish.start, wish.location.timeZone);
  if (!isWithin(window, day)) {
    throw notOffered();
  }
  const search = await slotSearch(trx, {
    ...wish,
    window: { ...window, from: day, to: day },
    moving: wish.moving?.id ?? null,
  });
  const startsAt = toIso(wish.start);
  const isChosen = (slot: { startsAt: string }) => slot.startsAt === startsAt;
  const slot = freeSlots(search).find(isChosen);
  if (!slot) {
    throw freeSlots({ ...search, busy: [] }).some(isChosen) ? roomTaken() : notOffered();
  }
  const hold = await findHold(trx, wish.leadId, toIso(wish.now));
  return choose(slot.roomIds, [hold?.roomId, wish.moving?.roomId]);
}

/**
 * The room for a booking by staff: neither notice nor opening hours bind them, but the room
 * must fit and be free.
 * @throws HttpError 409 where nothing is free, 422 where the room doesn't fit
 */
export async function placeForStaff(trx: Trx, wish: PlaceWish): Promise<number> {
  const end = wish.start.add({ minutes: wish.minutes });
  const rooms = await roomsFor(trx, wish.location.id, wish.kind);
  const fitting = rooms.filter((room) => fits(room, wish.kind)).map((room) => room.id);
  if (wish.roomId !== null && !fitting.includes(wish.roomId)) {
    throw invalid({ roomId: 'This room is not for such appointments, or is not in use.' });
  }
  const busy = await busyBetween(
    trx,
    { ...wish, moving: wish.moving?.id ?? null },
    wish.start,
    end,
  );
  const taken = new Set(busy.map((each) => each.roomId));
  const free = fitting.filter((id) => !taken.has(id));
  return choose(wish.roomId === null ? free : free.filter((id) => id === wish.roomId), [
    wish.moving?.roomId,
  ]);
}

function notOffered() {
  return invalid({ startsAt: 'This time can’t be booked. Please choose one of the free times.' });
}

function choose(free: readonly number[], preferred: readonly (number | undefined)[]): number {
  const wished = preferred.find((id) => id !== undefined && free.includes(id));
  const roomId = wished ?? free[0];
  if (roomId === undefined) {
    throw roomTaken();
  }
  return roomId;
}
