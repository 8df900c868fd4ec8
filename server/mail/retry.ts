const minute = 60_000;
const firstPause = minute;
const growth = 3;
const longestPause = 4 * 60 * minute;
const jitter = 0.2;
const givesUpAfter = 48 * 60 * minute;
/** The person may well have the mail already, so it is tried rarely and not for long. */
const ambiguousPauses = [30 * minute, longestPause];

type Tried = {
  readonly createdAt: string;
  /** When staff had it tried once more; null: never. */
  readonly retriedAt?: string | null;
  readonly attempts: number;
  readonly ambiguous: number;
};

/**
 * When a mail that failed for now is tried again: after 1, 3, 9, 27, 81 minutes, then every four
 * hours, each pause up to a fifth shorter or longer; for the last time 48 hours after it was
 * written, or put into the outbox once more by staff. Null: not any more.
 * @param random from 0 up to 1
 */
export function nextAttempt(
  tried: Tried,
  now: Temporal.Instant,
  random: number,
): Temporal.Instant | null {
  const pause = Math.min(firstPause * growth ** (tried.attempts - 1), longestPause);
  return beforeDeadline(tried, now, pause, random);
}

/**
 * The same after a connection that broke when the whole mail had been sent.
 * @param tried with this attempt counted
 */
export function nextAmbiguousAttempt(
  tried: Tried,
  now: Temporal.Instant,
  random: number,
): Temporal.Instant | null {
  const pause = ambiguousPauses[tried.ambiguous - 1];
  return pause === undefined ? null : beforeDeadline(tried, now, pause, random);
}

function beforeDeadline(
  tried: Tried,
  now: Temporal.Instant,
  pause: number,
  random: number,
): Temporal.Instant | null {
  const deadline = Temporal.Instant.from(tried.retriedAt ?? tried.createdAt).add({
    milliseconds: givesUpAfter,
  });
  if (Temporal.Instant.compare(now, deadline) >= 0) {
    return null;
  }
  const milliseconds = Math.round(pause * (1 - jitter + 2 * jitter * random));
  const next = now.add({ milliseconds });
  return Temporal.Instant.compare(next, deadline) > 0 ? deadline : next;
}
