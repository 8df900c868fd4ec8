import { msPerDay } from './scene.ts';

/** The clock on the wall of a time zone, for very many instants of a stretch of time. */
export type Clock = {
  /** What the clock shows at an instant, as if it were UTC, in milliseconds. */
  readonly local: (at: number) => number;
  /**
   * When a local day (counted from 1970) begins, in milliseconds; null: the clock changes on that
   * day or beside it.
   */
  readonly steadyMidnight: (day: number) => number | null;
};

type Offset = { readonly from: number; readonly offset: number };

/** The clock of a zone between two instants: its changes are looked up once, not for every instant. */
export function clockOf(timeZone: string, from: number, to: number): Clock {
  const offsets = offsetsOf(timeZone, from, to);
  const offsetAt = (at: number) =>
    (offsets.findLast((each) => each.from <= at) ?? offsets[0])?.offset ?? 0;
  return {
    local: (at) => at + offsetAt(at),
    steadyMidnight: (day) => {
      const start = day * msPerDay;
      // No zone is a whole day away from UTC.
      const before = offsetAt(start - msPerDay);
      return before === offsetAt(start + 2 * msPerDay) ? start - before : null;
    },
  };
}

function offsetsOf(timeZone: string, from: number, to: number): Offset[] {
  const offsets: Offset[] = [];
  let at: Temporal.ZonedDateTime | null =
    Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  // One change beyond the end: the day of `to` may end after it.
  const end = to + 2 * msPerDay;
  while (at !== null && at.epochMilliseconds <= end) {
    offsets.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 });
    at = at.getTimeZoneTransition('next');
  }
  return offsets;
}
