import { afterBusinessMinutes, type ClockLocation } from '../locations/business-time.ts';
import type { ClockedLead } from './clock.ts';
import { isHumanContact, type LeadEvent } from './events.ts';
import { beforeBroughtIn, followUpStart } from './imported.ts';

/** All that the plan of a lead is worked out from. */
export type PlanFacts = {
  readonly lead: ClockedLead;
  /** Oldest first, without what was taken back. */
  readonly events: readonly LeadEvent[];
  readonly location: ClockLocation;
  readonly mayMail: boolean;
  /** Why nobody may call this person, in a sentence; null: they may be called. */
  readonly noCall: string | null;
  /** A call or rebooking asked for otherwise is open: the plan adds none beside it. */
  readonly otherCallOpen: boolean;
  /** Something was promised to the person: no mail goes out by itself before it is kept. */
  readonly promiseOpen: boolean;
};

/**
 * One run of the follow-up: since the last request, since the last missed appointment, or since the
 * lead was brought in from a file.
 */
export type Cadence = {
  readonly start: Temporal.Instant;
  /** Somebody was in touch before it began: it has a first call of its own. */
  readonly anew: boolean;
  /** What happened since its start. */
  readonly events: readonly LeadEvent[];
};

export function cadenceOf({ lead, events }: PlanFacts): Cadence {
  const past = beforeBroughtIn(events);
  const followed = events.filter((event) => !past.has(event));
  const index = followed.findLastIndex(({ type }) => beginning.includes(type));
  const begin = followed[index];
  if (!begin) {
    return {
      start: Temporal.Instant.from(followUpStart(lead, events)),
      anew: [...past].some(isHumanContact),
      events: followed,
    };
  }
  const anew = begin.type === 'appointmentNoShow';
  return {
    start: Temporal.Instant.from(begin.at),
    anew,
    // A request on the phone is a contact itself.
    events: followed.slice(anew ? index + 1 : index),
  };
}

/** Who asks again is followed up like anybody who asks. */
const beginning: readonly LeadEvent['type'][] = ['requestedAgain', 'appointmentNoShow'];

/** The first business instant from `from` on. */
export function firstBusiness({ location }: PlanFacts, from: Temporal.Instant): Temporal.Instant {
  return afterBusinessMinutes(location, from, 0);
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

export const timeOf = (event: LeadEvent) => Temporal.Instant.from(event.at);
