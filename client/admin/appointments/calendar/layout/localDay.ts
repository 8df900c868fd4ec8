import type { Closure, OpeningSpan } from '../../../../../shared/location.ts';
import type { Location } from '../../../../../shared/records.ts';
import { addDays } from '../../../format/addDays.ts';
import { wallTime } from '../../../format/time.ts';
import { fromWallClock } from '../../../format/wallClock.ts';

/** Epoch milliseconds, the end not included. */
export type Span = { start: number; end: number };

/** A day of a location: 23 or 25 hours long where the clocks change. */
export type LocalDay = Span & {
  /** `2026-11-24` */
  date: string;
  zone: string;
  /** When it is open, in order. */
  open: Span[];
  closure: Closure | null;
};

export const minute = 60_000;

type Place = Pick<Location, 'timeZone' | 'hours' | 'closures'>;

export function localDay({ timeZone: zone, hours, closures }: Place, date: string): LocalDay {
  const closure = closures.find(({ from, to }) => from <= date && date <= to) ?? null;
  return {
    date,
    zone,
    start: instantAt(date, '00:00', zone),
    end: instantAt(date, '24:00', zone),
    open: closure ? [] : openOn(date, hours, zone),
    closure,
  };
}

function openOn(date: string, hours: readonly OpeningSpan[], zone: string): Span[] {
  return hours
    .filter(({ weekday }) => weekday === weekdayOf(date))
    .toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))
    .map(({ opensAt, closesAt }) => ({
      start: instantAt(date, opensAt, zone),
      end: instantAt(date, closesAt, zone),
    }))
    .filter(({ start, end }) => start < end);
}

/** A time that the clocks skip begins when they jump, as the free times have it. */
function instantAt(date: string, time: string, zone: string): number {
  if (time === '24:00') {
    return instantAt(addDays(date, 1), '00:00', zone);
  }
  const iso = fromWallClock(`${date}T${time}`, zone);
  const [hour = ''] = wallTime(iso, zone).split(':');
  const skipped = wallTime(iso, zone) !== time;
  return Date.parse(skipped ? fromWallClock(`${date}T${hour}:00`, zone) : iso);
}

/** 1 is Monday, 7 Sunday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The seven dates of the week, Monday first. */
export function weekOf(date: string): string[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return Array.from({ length: 7 }, (_, days) => addDays(monday, days));
}
