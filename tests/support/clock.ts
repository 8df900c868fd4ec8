import type { Clock } from '../../server/clock.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  advance: (by: Temporal.DurationLikeObject) => void;
  set: (instant: string) => void;
};

export function createTestClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance: (by) => {
      now = now.toZonedDateTimeISO('UTC').add(by).toInstant();
    },
    set: (instant) => {
      now = Temporal.Instant.from(instant);
    },
  };
}
