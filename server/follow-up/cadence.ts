import { afterBusinessMinutes, type ClockLocation } from '../locations/business-time.ts';
import type { ClockedLead } from './clock.ts';
import { isHumanContact, type LeadEvent } from './events.ts';
import { followUpIndex, followUpStart } from './imported.ts';

/** All that the plan of a lead is worked out from. */
export type PlanFacts = {
  readonly lead: ClockedLead;
  /** Oldest first, without what was taken back. */
  readonly events: readonly LeadEvent[];
  readonly location: ClockLocation;
  readonly mayMail: boolean;
  /** A call or rebooking asked for otherwise is open: the plan adds none beside it. */
  readonly otherCallOpen: boolean;
  /** Something was promised to the person: no mail goes out by itself before it is kept. */
  readonly promiseOpen: boolean;
};

/**
 * One run of the follow-up: since the request, since the last missed appointment, or since the lead
 * was brought in from a file.
 */
export type Cadence = {
  readonly start: Temporal.Instant;
  /** Somebody was in touch before it began: it has a first call of its own. */
  readonly anew: boolean;
  /** What happened since its start. */
  readonly events: readonly LeadEvent[];
};

export function cadenceOf({ lead, events }: PlanFacts): Cadence {
  const missed = events.findLastIndex(({ type }) => type === 'appointmentNoShow');
  const begin = events[missed]?.at ?? followUpStart(lead, events);
  const first = missed >= 0 ? missed + 1 : followUpIndex(events);
  return {
    start: Temporal.Instant.from(begin),
    anew: missed >= 0 || events.slice(0, first).some(isHumanContact),
    events: events.slice(first),
  };
}

/** The first business instant from `from` on. */
export function firstBusiness({ location }: PlanFacts, from: Temporal.Instant): Temporal.Instant {
  return afterBusinessMinutes(location, from, 0);
}

export function later(a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(a, b) < 0 ? b : a;
}

export const timeOf = (event: LeadEvent) => Temporal.Instant.from(event.at);
