import type { Location, Room } from '../../shared/records.ts';
import type { AppointmentKind } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import { daysBetween, localDate, openSpans, type Span } from '../locations/calendar.ts';

/** A time that can be booked: ISO instants, and the rooms that are free for all of it. */
export type Slot = {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomIds: readonly number[];
};

/** A room that is taken: by an appointment, or by a hold that has not run out. ISO instants. */
export type Busy = { readonly roomId: number; readonly startsAt: string; readonly endsAt: string };

export type SlotSearch = {
  readonly location: Pick<Location, 'timeZone' | 'hours' | 'closures' | 'settings'>;
  readonly rooms: readonly Pick<Room, 'id' | 'purpose' | 'active'>[];
  readonly busy: readonly Busy[];
  readonly kind: AppointmentKind;
  readonly minutes: number;
  readonly window: SlotWindow;
};

/** Local days, both included, and the instant before which nothing may start. */
export type SlotWindow = {
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly notBefore: Temporal.Instant;
};

/** What a patient may choose from: after the notice, up to the horizon. */
export function patientWindow(
  location: Pick<Location, 'timeZone' | 'settings'>,
  now: Temporal.Instant,
): SlotWindow {
  const today = localDate(now, location.timeZone);
  return {
    from: today,
    to: today.add({ days: location.settings.horizonDays }),
    notBefore: now.add({ minutes: location.settings.bookingNoticeMinutes }),
  };
}

/**
 * The free times of a search. Each day is worked out when it is asked for: a horizon may be a
 * year, and a page shows a few days of it.
 */
export type FreeDays = {
  /** In order; none on a day outside the search's window. */
  readonly on: (date: Temporal.PlainDate) => readonly Slot[];
  /** How many there are on all days of the window. */
  readonly count: () => number;
};

export const noFreeDays: FreeDays = { on: () => [], count: () => 0 };

/**
 * Every time at which an appointment could begin, by day: each `slotStepMinutes` from the
 * opening of a span, wholly within it, with at least one fitting room free. Pure.
 */
export function freeDays(search: SlotSearch): FreeDays {
  const { window } = search;
  const startsOn = startsByDay(search);
  const length = search.minutes * msPerMinute;
  const known = new Map<string, readonly Slot[]>();
  return {
    on: (date) => {
      const key = date.toString();
      const slots = known.get(key) ?? startsOn(date).map((free) => toSlot(free, length));
      known.set(key, slots);
      return slots;
    },
    count: () =>
      daysBetween(window.from, window.to).reduce((sum, date) => sum + startsOn(date).length, 0),
  };
}

/** The free times of all days of the search, in order. Pure. */
export function freeSlots(search: SlotSearch): Slot[] {
  const { on } = freeDays(search);
  return daysBetween(search.window.from, search.window.to).flatMap(on);
}

/** Whether an appointment of this kind may be in the room. */
export function fits(room: Pick<Room, 'purpose' | 'active'>, kind: AppointmentKind): boolean {
  return room.active && (room.purpose === 'any' || room.purpose === kind);
}

const msPerMinute = 60_000;

/** Epoch milliseconds: a month of slots is compared by number, not by object. */
type MsSpan = { readonly start: number; readonly end: number };

function inMs(span: Span): MsSpan {
  return { start: span.start.epochMilliseconds, end: span.end.epochMilliseconds };
}

function overlaps(a: MsSpan, b: MsSpan): boolean {
  return a.start < b.end && a.end > b.start;
}

function startsWithin(span: MsSpan, stepMinutes: number, minutes: number): number[] {
  const step = stepMinutes * msPerMinute;
  const last = span.end - minutes * msPerMinute;
  const count = Math.max(0, Math.floor((last - span.start) / step) + 1);
  return Array.from({ length: count }, (_, index) => span.start + index * step);
}

type FreeStart = { readonly start: number; readonly roomIds: readonly number[] };

function startsByDay(search: SlotSearch): (date: Temporal.PlainDate) => FreeStart[] {
  const { location, window, minutes } = search;
  const rooms = search.rooms.filter((room) => fits(room, search.kind));
  const busy = search.busy.map((each) => ({
    roomId: each.roomId,
    start: Date.parse(each.startsAt),
    end: Date.parse(each.endsAt),
  }));
  return (date) =>
    isWithin(window, date)
      ? openSpans(location, date)
          .map(inMs)
          .flatMap((span) => {
            const near = busy.filter((each) => overlaps(each, span));
            return startsWithin(span, location.settings.slotStepMinutes, minutes)
              .filter((start) => start >= window.notBefore.epochMilliseconds)
              .map((start) => freeAt({ start, end: start + minutes * msPerMinute }, rooms, near));
          })
          .filter(({ roomIds }) => roomIds.length > 0)
      : [];
}

/** Whether the local day is one of the window's. */
export function isWithin({ from, to }: SlotWindow, date: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) <= 0;
}

function freeAt(
  span: MsSpan,
  rooms: readonly { readonly id: number }[],
  busy: readonly (MsSpan & { readonly roomId: number })[],
): FreeStart {
  const taken = new Set(busy.filter((each) => overlaps(each, span)).map((each) => each.roomId));
  return {
    start: span.start,
    roomIds: rooms.map((room) => room.id).filter((id) => !taken.has(id)),
  };
}

function toSlot({ start, roomIds }: FreeStart, length: number): Slot {
  return {
    startsAt: toIso(Temporal.Instant.fromEpochMilliseconds(start)),
    endsAt: toIso(Temporal.Instant.fromEpochMilliseconds(start + length)),
    roomIds,
  };
}
