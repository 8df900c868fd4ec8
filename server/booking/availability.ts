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
 * Every time at which an appointment could begin, in order: each `slotStepMinutes` from the
 * opening of a span, wholly within it, with at least one fitting room free. Pure.
 */
export function freeSlots(search: SlotSearch): Slot[] {
  const { location, window } = search;
  const rooms = search.rooms.filter((room) => fits(room, search.kind));
  const busy = search.busy.map((each) => ({
    roomId: each.roomId,
    start: Date.parse(each.startsAt),
    end: Date.parse(each.endsAt),
  }));
  return daysBetween(window.from, window.to)
    .flatMap((date) => openSpans(location, date).map(inMs))
    .flatMap((span) => {
      const near = busy.filter((each) => overlaps(each, span));
      return startsWithin(span, location.settings.slotStepMinutes, search.minutes)
        .filter((start) => start >= window.notBefore.epochMilliseconds)
        .map((start) => slotAt({ start, end: start + search.minutes * msPerMinute }, rooms, near));
    })
    .filter((slot) => slot.roomIds.length > 0);
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

function slotAt(
  span: MsSpan,
  rooms: readonly { readonly id: number }[],
  busy: readonly (MsSpan & { readonly roomId: number })[],
): Slot {
  const taken = new Set(busy.filter((each) => overlaps(each, span)).map((each) => each.roomId));
  return {
    startsAt: toIso(Temporal.Instant.fromEpochMilliseconds(span.start)),
    endsAt: toIso(Temporal.Instant.fromEpochMilliseconds(span.end)),
    roomIds: rooms.map((room) => room.id).filter((id) => !taken.has(id)),
  };
}
