import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { daysBetween, localDate, openSpans } from '../locations/calendar.ts';
import { patientWindow, type Slot } from './availability.ts';
import { monthName, shortWeekday } from '../locations/local-time.ts';
import type { BookingWords } from './booking-page.texts.ts';

export type Day = {
  readonly date: string;
  readonly weekday: string;
  readonly number: number;
  /** `6 free`, `full` or `closed` */
  readonly note: string;
  readonly isFree: boolean;
  readonly isSelected: boolean;
};

export type DayStrip = {
  readonly months: string;
  readonly days: readonly Day[];
  /** The day that the links to other days of the strip lead to; null: there are none. */
  readonly earlier: string | null;
  readonly later: string | null;
  readonly selected: string | null;
};

type Wish = {
  readonly location: Location;
  readonly slots: readonly Slot[];
  readonly language: Language;
  readonly words: BookingWords;
  readonly now: Temporal.Instant;
  /** The day asked for; anything that is no day of the strip means the first free one. */
  readonly asked: string | null;
};

/** As many as fit beside each other on a phone. */
const shown = 5;

/**
 * A few days side by side with what is free on each, beginning with the first that has a free
 * time. Weekdays on which the location never opens are left out.
 */
export function dayStrip(wish: Wish): DayStrip {
  const { location, slots, language } = wish;
  const counts = countByDay(slots, location.timeZone);
  const first = [...counts.keys()][0] ?? null;
  const { from, to } = patientWindow(location, wish.now);
  const weekdays = new Set(location.hours.map((span) => span.weekday));
  const dates = daysBetween(from, to)
    .filter((date) => weekdays.has(date.dayOfWeek))
    .filter((date) => first !== null && date.toString() >= first);
  const all = dates.map((date) => date.toString());
  const selected = wish.asked !== null && all.includes(wish.asked) ? wish.asked : first;
  const start = Math.floor(Math.max(0, all.indexOf(selected ?? '')) / shown) * shown;
  const part = dates.slice(start, start + shown);
  return {
    months: [...new Set(part.map((date) => monthName(date, language)))].join(' – '),
    days: part.map((date) => toDay(date, counts.get(date.toString()) ?? 0, selected, wish)),
    earlier: start > 0 ? target(all.slice(start - shown, start), counts) : null,
    later: target(all.slice(start + shown, start + 2 * shown), counts),
    selected,
  };
}

function toDay(date: Temporal.PlainDate, free: number, selected: string | null, wish: Wish): Day {
  const { location, words, language } = wish;
  const isOpen = openSpans(location, date).length > 0;
  const none = isOpen ? words.full : words.closed;
  const note = free > 0 ? words.free(free) : none;
  return {
    date: date.toString(),
    weekday: shortWeekday(date, language),
    number: date.day,
    note,
    isFree: free > 0,
    isSelected: date.toString() === selected,
  };
}

function target(days: readonly string[], counts: ReadonlyMap<string, number>): string | null {
  return days.find((day) => counts.has(day)) ?? days[0] ?? null;
}

function countByDay(slots: readonly Slot[], timeZone: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const slot of slots) {
    const day = dayOf(slot, timeZone);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/** The local day on which a slot begins. */
export function dayOf(slot: { readonly startsAt: string }, timeZone: string): string {
  return localDate(Temporal.Instant.from(slot.startsAt), timeZone).toString();
}
