/** The time, injected so that tests can set it. */
export type Clock = { now: () => Temporal.Instant };

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** An instant as every column and API field has it: UTC ISO 8601 with milliseconds. */
export function toIso(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

export function nowIso(clock: Clock): string {
  return toIso(clock.now());
}
