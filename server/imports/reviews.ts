import type { Location } from '../../shared/records.ts';
import { toIso } from '../clock.ts';
import { afterBusinessMinutes } from '../locations/business-time.ts';
import { localDate } from '../locations/calendar.ts';
import type { ImportedLead } from './row/read-row.ts';
import type { Review } from './making.ts';

const fewestADay = 25;
const mostDays = 20;

/**
 * The task for whoever looks at an imported lead that is still open. A whole list must not fall due
 * in one morning: 25 come a business day, beginning with the next one, or as many as it takes to be
 * through in 20 of them.
 * @param number how many such tasks the import has made before
 * @param of how many it will make
 */
export function reviewOf(
  { location, status, contactStop }: Pick<ImportedLead, 'location' | 'status' | 'contactStop'>,
  {
    number,
    of,
    now,
  }: { readonly number: number; readonly of: number; readonly now: Temporal.Instant },
): Review | null {
  if (contactStop === 'doNotContact') {
    return null;
  }
  const aDay = Math.max(fewestADay, Math.ceil(of / mostDays));
  return {
    dueAt: toIso(businessMorning(location, now, 1 + Math.floor(number / aDay))),
    reason:
      status === 'booked'
        ? 'Came by import and is booked: enter the appointment, or close the lead.'
        : 'Came by import and is still open: call, or close the lead.',
  };
}

/** By the moment from which they are counted: all tasks of a turn fall into the same few days. */
const workedOut = new WeakMap<Temporal.Instant, Map<Location, Temporal.Instant[]>>();

/** When business begins on the so-and-so-many-th business day after today. */
function businessMorning(
  location: Location,
  now: Temporal.Instant,
  days: number,
): Temporal.Instant {
  const ofNow = workedOut.get(now) ?? new Map<Location, Temporal.Instant[]>();
  workedOut.set(now, ofNow);
  const mornings = ofNow.get(location) ?? [];
  ofNow.set(location, mornings);
  while (mornings.length < days) {
    mornings.push(nextMorning(location, mornings.at(-1) ?? now));
  }
  return mornings[days - 1] ?? now;
}

function nextMorning(location: Location, from: Temporal.Instant): Temporal.Instant {
  const { timeZone } = location;
  const next = localDate(from, timeZone).add({ days: 1 }).toZonedDateTime({ timeZone });
  return afterBusinessMinutes(location, next.toInstant(), 0);
}
