type Reminded = {
  /** ISO instants */
  readonly startsAt: string;
  /** When the person learned of this time: booked, or moved to it. */
  readonly knownSince: string;
  /** Hours before the start whose reminder is done with. */
  readonly done: readonly number[];
};

export type ReminderPlan = {
  /** Whether one mail goes out now. */
  readonly send: boolean;
  /** The hours that are done with afterwards. */
  readonly done: readonly number[];
};

/**
 * Decides which reminders of an appointment are due. Several due at once (the server stood
 * still) are one mail; one whose hour had passed before the person booked is none. Null: nothing
 * to do.
 */
export function planReminders(
  appointment: Reminded,
  hoursBefore: readonly number[],
  now: Temporal.Instant,
): ReminderPlan | null {
  const startsAt = Temporal.Instant.from(appointment.startsAt);
  if (Temporal.Instant.compare(startsAt, now) <= 0) {
    return null;
  }
  const due = hoursBefore.filter(
    (hours) =>
      !appointment.done.includes(hours) &&
      Temporal.Instant.compare(startsAt.subtract({ hours }), now) <= 0,
  );
  if (due.length === 0) {
    return null;
  }
  const knownSince = Temporal.Instant.from(appointment.knownSince);
  const send = due.some(
    (hours) => Temporal.Instant.compare(knownSince, startsAt.subtract({ hours })) < 0,
  );
  return { send, done: [...appointment.done, ...due] };
}
