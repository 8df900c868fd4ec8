import type { Location } from '../../../shared/records.ts';
import { daysBetween, isBefore, later, localDate, openSpans } from '../../locations/calendar.ts';

/** A month that is over; its days inclusive. */
export type Month = {
  /** `2026-10` */
  readonly name: string;
  readonly from: string;
  readonly to: string;
};

export type Site = Pick<Location, 'timeZone' | 'hours' | 'closures'>;

const sentAt = '08:00';
/** A server that was down sends it late; after that it would be no news any more. */
const lateDays = 7;

/**
 * The month whose mail is due to somebody with these locations: from 8:00 on the first day of the next
 * month on which one of them is open, by the clock of the first of them, for a week. Null: none is.
 * Pure.
 */
export function dueMonth(sites: readonly Site[], now: Temporal.Instant): Month | null {
  const [first] = sites;
  if (!first) {
    return null;
  }
  const today = localDate(now, first.timeZone);
  const begin = today.with({ day: 1 });
  const day = daysBetween(begin, today).find((date) =>
    sites.some((site) => openSpans(site, date).length > 0),
  );
  if (!day) {
    return null;
  }
  const at = sites
    // In the west the month must be over too.
    .map(({ timeZone }) => begin.toZonedDateTime(timeZone).toInstant())
    .reduce(
      later,
      day.toZonedDateTime({ timeZone: first.timeZone, plainTime: sentAt }).toInstant(),
    );
  const isDue = !isBefore(now, at) && isBefore(now, at.add({ hours: 24 * lateDays }));
  return isDue ? monthBefore(begin) : null;
}

function monthBefore(begin: Temporal.PlainDate): Month {
  const from = begin.subtract({ months: 1 });
  return {
    name: from.toString().slice(0, 7),
    from: from.toString(),
    to: begin.subtract({ days: 1 }).toString(),
  };
}

/** The month so many months before another. */
export function monthsBefore({ from }: Month, months: number): Month {
  return monthBefore(Temporal.PlainDate.from(from).subtract({ months: months - 1 }));
}
