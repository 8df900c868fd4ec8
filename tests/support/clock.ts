import type { Clock } from '../../server/clock.ts';

/** A clock that stands still until a test moves it. */
export type TestClock = Clock & {
  advance: (by: Temporal.DurationLike) => void;
  set: (instant: string) => void;
};

export function createTestClock(start: string): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    advance: (by) => {
      const { days = 0, ...rest } = by;
      now = now.add({ ...rest, hours: (rest.hours ?? 0) + days * 24 });
    },
    set: (instant) => {
      now = Temporal.Instant.from(instant);
    },
  };
}
