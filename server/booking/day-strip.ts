import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { daysBetween, localDate, openSpans } from '../locations/calendar.ts';
import { monthName, shortWeekday } from '../locations/local-time.ts';
import type { BookingWords } from './booking-page.texts.ts';
import type { Offer } from './offer.ts';

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
  readonly selected: Temporal.PlainDate | null;
};

type Wish = {
  readonly location: Location;
  readonly offer: Pick<Offer, 'free' | 'window'>;
  readonly language: Language;
  readonly words: BookingWords;
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
  const { location, offer, language } = wish;
  const dates = daysFromFirstFree(location, offer);
  const asked = dates.findIndex((date) => date.toString() === wish.asked);
  const selected = dates[Math.max(0, asked)] ?? null;
  const start = Math.floor(Math.max(0, asked) / shown) * shown;
  const part = dates.slice(start, start + shown);
  return {
    months: [...new Set(part.map((date) => monthName(date, language)))].join(' – '),
    days: part.map((date) => toDay(date, date === selected, wish)),
    earlier: target(dates.slice(Math.max(0, start - shown), start), offer),
    later: target(dates.slice(start + shown, start + 2 * shown), offer),
    selected,
  };
}

function daysFromFirstFree(location: Location, { free, window }: Wish['offer']) {
  const weekdays = new Set(location.hours.map((span) => span.weekday));
  const dates = daysBetween(window.from, window.to).filter((date) => weekdays.has(date.dayOfWeek));
  const first = dates.findIndex((date) => free.on(date).length > 0);
  return first === -1 ? [] : dates.slice(first);
}

function toDay(date: Temporal.PlainDate, isSelected: boolean, wish: Wish): Day {
  const { location, words, language } = wish;
  const free = wish.offer.free.on(date).length;
  const isOpen = openSpans(location, date).length > 0;
  const none = isOpen ? words.full : words.closed;
  const note = free > 0 ? words.free(free) : none;
  return {
    date: date.toString(),
    weekday: shortWeekday(date, language),
    number: date.day,
    note,
    isFree: free > 0,
    isSelected,
  };
}

/** Where a link to these days leads: the first with a free time, else the first; null: no days. */
function target(days: readonly Temporal.PlainDate[], { free }: Wish['offer']): string | null {
  const day = days.find((date) => free.on(date).length > 0) ?? days[0];
  return day?.toString() ?? null;
}

/** The local day on which a slot begins. */
export function dayOf(slot: { readonly startsAt: string }, timeZone: string): string {
  return localDate(Temporal.Instant.from(slot.startsAt), timeZone).toString();
}
