import type { TestClock } from './clock.ts';

/** Real time, shifted: for tests in which a browser and the workers run by themselves. */
export function createRunningClock(): TestClock {
  let shift = Temporal.Duration.from({ milliseconds: 0 });
  const now = () => Temporal.Now.instant().add(shift);
  return {
    now,
    advance: (by) => {
      const later = now().toZonedDateTimeISO('UTC').add(by).toInstant();
      shift = later.since(Temporal.Now.instant());
    },
    set: (instant) => {
      shift = Temporal.Instant.from(instant).since(Temporal.Now.instant());
    },
  };
}
