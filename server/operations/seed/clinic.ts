import type { Location, Room } from '../../../shared/records.ts';
import {
  daysBetween,
  intersect,
  localDate,
  openSpans,
  type Span,
} from '../../locations/calendar.ts';

/** Times in the made-up year are milliseconds since 1970: there are millions of them. */
export type Stretch = { readonly start: number; readonly end: number };

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export type Clinic = {
  readonly location: Location;
  readonly rooms: readonly Room[];
  /** Ids of the front desk people who work here; empty where nobody does. */
  readonly desk: readonly string[];
  /** How long, in open minutes, a request waits for its first call here. */
  readonly pace: number;
  /** When it is open, in order, over the whole time told about. */
  readonly open: readonly Stretch[];
  /** When it is open and people may be called. */
  readonly contact: readonly Stretch[];
};

export type ClinicStaff = Pick<Clinic, 'location' | 'rooms' | 'desk' | 'pace'>;

export function createClinic(staff: ClinicStaff, from: number, to: number): Clinic {
  const { location } = staff;
  const { timeZone, settings } = location;
  const dayOf = (at: number) => localDate(Temporal.Instant.fromEpochMilliseconds(at), timeZone);
  const window = { timeZone, hours: settings.contactWindow, closures: [] };
  const days = daysBetween(dayOf(from), dayOf(to));
  const open = days.map((date) => openSpans(location, date));
  return {
    ...staff,
    open: open.flat().map(toStretch),
    contact: days
      .flatMap((date, index) => intersect(open[index] ?? [], openSpans(window, date)))
      .map(toStretch),
  };
}

function toStretch(span: Span): Stretch {
  return { start: span.start.epochMilliseconds, end: span.end.epochMilliseconds };
}

/** The first of the stretches that ends after `at`, as an index; their number if there is none. */
export function stretchAt(stretches: readonly Stretch[], at: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? Infinity) > at) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

/** The moment at which so many minutes of the stretches have passed since `at`. */
export function afterMinutes(stretches: readonly Stretch[], at: number, minutes: number): number {
  let left = minutes * minute;
  for (let index = stretchAt(stretches, at); index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (!stretch) {
      break;
    }
    const start = Math.max(stretch.start, at);
    if (left < stretch.end - start) {
      return Math.round(start + left);
    }
    left -= stretch.end - start;
  }
  return Infinity;
}
