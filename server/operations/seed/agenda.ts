import type { AppointmentKind } from '../../../shared/vocabulary.ts';
import { type Clinic, minute, type Stretch, stretchAt } from './clinic.ts';
import type { Random } from './random.ts';

export type Slot = Stretch & { readonly roomId: number };

/** Who holds which room when, for one clinic, so that no two visits overlap. */
export type Agenda = {
  readonly clinic: Clinic;
  /** The visits that touch a stretch of opening, by its index. */
  readonly taken: Map<number, Slot[]>;
  /** Searches that found nothing: a full half day is not looked through again. */
  readonly full: Set<string>;
};

export type Wish = {
  readonly kind: AppointmentKind;
  readonly minutes: number;
  readonly from: number;
  readonly until: number;
};

/** How likely, on each half day with a free time, a person takes one. */
const eagerness = 0.14;

export function createAgenda(clinic: Clinic): Agenda {
  return { clinic, taken: new Map(), full: new Set() };
}

/** A free time that fits the wish, rather soon than late; null where everything is taken. */
export function findSlot(agenda: Agenda, wish: Wish, random: Random): Slot | null {
  let found: Slot | null = null;
  for (const index of stretchesOf(agenda, wish)) {
    const free = freeSlots(agenda, index, wish);
    if (free.length > 0) {
      found = random.pick(free);
      if (random.chance(eagerness)) {
        return found;
      }
    }
  }
  return found;
}

/** How many different times are free within the wish, and when the first one is. */
export function countFree(agenda: Agenda, wish: Wish): { freeTimes: number; first: number | null } {
  const free = stretchesOf(agenda, wish).flatMap((index) => freeSlots(agenda, index, wish));
  return { freeTimes: free.length, first: free[0]?.start ?? null };
}

export function take(agenda: Agenda, slot: Slot): void {
  const { open } = agenda.clinic;
  for (let index = stretchAt(open, slot.start); index < open.length; index += 1) {
    if ((open[index]?.start ?? Infinity) >= slot.end) {
      return;
    }
    agenda.taken.set(index, [...(agenda.taken.get(index) ?? []), slot]);
  }
}

export function release(agenda: Agenda, slot: Slot): void {
  const index = stretchAt(agenda.clinic.open, slot.start);
  const others = (agenda.taken.get(index) ?? []).filter(
    ({ roomId, start }) => roomId !== slot.roomId || start !== slot.start,
  );
  agenda.taken.set(index, others);
}

function stretchesOf(agenda: Agenda, wish: Wish): number[] {
  const first = stretchAt(agenda.clinic.open, wish.from);
  const last = stretchAt(agenda.clinic.open, wish.until);
  return Array.from({ length: last - first }, (_, offset) => first + offset);
}

/** The free times of one stretch, each with the first room that is free. */
function freeSlots(agenda: Agenda, index: number, wish: Wish): Slot[] {
  const stretch = agenda.clinic.open[index];
  const key = `${index}:${wish.kind}:${wish.minutes}`;
  if (!stretch || agenda.full.has(key)) {
    return [];
  }
  const taken = agenda.taken.get(index) ?? [];
  const rooms = agenda.clinic.rooms.filter(
    ({ purpose }) => purpose === wish.kind || purpose === 'any',
  );
  const slots = startsIn(agenda.clinic, stretch, wish).flatMap((start) => {
    const end = start + wish.minutes * minute;
    const busy = taken.filter((slot) => slot.start < end && slot.end > start);
    const room = rooms.find(({ id }) => !busy.some(({ roomId }) => roomId === id));
    return room ? [{ roomId: room.id, start, end }] : [];
  });
  if (slots.length === 0 && wish.from <= stretch.start) {
    agenda.full.add(key);
  }
  return slots;
}

function startsIn({ location }: Clinic, stretch: Stretch, wish: Wish): number[] {
  const step = location.settings.slotStepMinutes * minute;
  const room = stretch.end - stretch.start - wish.minutes * minute;
  const steps = Math.max(0, Math.floor(room / step) + 1);
  return Array.from({ length: steps }, (_, number) => stretch.start + number * step).filter(
    (start) => start >= wish.from,
  );
}
