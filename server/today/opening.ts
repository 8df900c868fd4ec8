import type { Location } from '../../shared/records.ts';
import { daysBetween, isBefore, later, localDate, openSpans } from '../locations/calendar.ts';

type Place = Pick<Location, 'timeZone' | 'hours' | 'closures'>;

/** Holidays are shorter; where nothing opens for so long nothing is said of it. */
const searchedDays = 31;

/** `at`: when somebody is there next; that is now where it is open. */
export type Opening = { readonly at: Temporal.Instant; readonly isToday: boolean };

/** When the first of these locations is open next, on its own clock; null: not to be foreseen. */
export function nextOpening(places: readonly Place[], now: Temporal.Instant): Opening | null {
  const [first] = places
    .flatMap((place) => openingOf(place, now) ?? [])
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return first ?? null;
}

function openingOf(place: Place, now: Temporal.Instant): Opening | null {
  const today = localDate(now, place.timeZone);
  for (const date of daysBetween(today, today.add({ days: searchedDays }))) {
    const span = openSpans(place, date).find(({ end }) => isBefore(now, end));
    if (span) {
      return { at: later(span.start, now), isToday: date.equals(today) };
    }
  }
  return null;
}
