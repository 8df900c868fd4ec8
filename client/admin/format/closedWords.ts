import type { Location } from '../../../shared/records.ts';
import { addDays } from './addDays.ts';
import { formatMomentWithin, localDate } from './time.ts';
import { fromWallClock } from './wallClock.ts';

type Hours = Pick<Location, 'hours' | 'closures' | 'timeZone'>;
type Span = { opens: string; closes: string };

const lookAhead = 14;

/** `closed, open again tomorrow 8:00 am`; null while the location is open. */
export function closedWords(location: Hours, now: string): string | null {
  const zone = location.timeZone;
  const today = localDate(now, zone);
  const days = Array.from({ length: lookAhead }, (_, index) => addDays(today, index));
  const spans = days.flatMap((date) => spansOf(location, date));
  if (spans.some(({ opens, closes }) => opens <= now && now < closes)) {
    return null;
  }
  const next = spans.find(({ opens }) => opens > now);
  return next ? `closed, open again ${formatMomentWithin(next.opens, zone, now)}` : 'closed';
}

/** The opening hours of one local date as instants, in order. */
function spansOf({ hours, closures, timeZone }: Hours, date: string): Span[] {
  if (closures.some(({ from, to }) => from <= date && date <= to)) {
    return [];
  }
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  return hours
    .filter((span) => span.weekday === weekday)
    .toSorted((a, b) => a.opensAt.localeCompare(b.opensAt))
    .map(({ opensAt, closesAt }) => ({
      opens: fromWallClock(`${date}T${opensAt}`, timeZone),
      closes:
        closesAt === '24:00'
          ? fromWallClock(`${addDays(date, 1)}T00:00`, timeZone)
          : fromWallClock(`${date}T${closesAt}`, timeZone),
    }));
}
