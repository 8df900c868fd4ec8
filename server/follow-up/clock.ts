import type { LeadStatus } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import {
  afterBusinessMinutes,
  type ClockLocation,
  nextClose,
  responseDeadlines,
} from '../locations/business-time.ts';
import { isHumanContact, type LeadEvent } from './events.ts';
import { beforeBroughtIn, followUpStart, isLeftAlone } from './imported.ts';

export type ClockedLead = {
  readonly status: LeadStatus;
  readonly requestedAt: string;
  readonly assigneeId: string | null;
  readonly contactStop: string | null;
  readonly mergedIntoId: number | null;
};

/** The summary of a lead's response clock, as the columns of `leads` keep it. ISO instants. */
export type LeadClock = {
  readonly firstContactAt: string | null;
  readonly attempts: number;
  /** Target of the next human contact; null once somebody tried, or nobody has to. */
  readonly dueAt: string | null;
  readonly breachAt: string | null;
  /** When a manager has to see the lead; null: not at all. */
  readonly escalateAt: string | null;
};

/**
 * The response clock: from the request to the next human contact, in the location's business
 * minutes. Who asks again is waited for again, so target and breach count from the last request that
 * nobody has answered; but nobody falls out of a manager's sight by asking twice, so escalation
 * counts from the first of them. A pure function of the lead's events and the location's calendar;
 * what it says about a moment (`waiting`, `late`) follows from comparing its instants with that
 * moment. Who asked not to be called isn't waited for with a call.
 */
export function leadClock(
  lead: ClockedLead,
  events: readonly LeadEvent[],
  location: ClockLocation,
  mayCall = true,
): LeadClock {
  // A list may know of calls from before: they were no answer to this request.
  const firstContactAt =
    events.find((event) => isHumanContact(event) && event.at >= lead.requestedAt)?.at ?? null;
  const asked = isFollowed(lead) && mayCall && !isLeftAlone(events) ? unanswered(lead, events) : [];
  const last = asked.at(-1);
  const deadlines = last === undefined ? null : responseDeadlines(location, instant(last));
  return {
    firstContactAt,
    attempts: events.filter(({ type }) => type === 'call').length,
    dueAt: deadlines && toIso(deadlines.dueAt),
    breachAt: deadlines && toIso(deadlines.breachAt),
    escalateAt: escalation(lead, events, location, asked[0]),
  };
}

/** When the person asked without a human contact since, oldest first (ISO instants). */
function unanswered(lead: ClockedLead, events: readonly LeadEvent[]): string[] {
  const answered = events.findLastIndex(isHumanContact);
  const past = beforeBroughtIn(events);
  const since = events
    .slice(answered + 1)
    .filter((event) => asking.includes(event.type) && !past.has(event));
  return [...(answered < 0 ? [followUpStart(lead, events)] : []), ...since.map(({ at }) => at)];
}

const asking: readonly LeadEvent['type'][] = ['requested', 'requestedAgain'];

/**
 * Whether somebody still has to reach the person: not booked, not over, not to be left alone. A
 * crisis stops what goes out by itself, never the eyes of people.
 */
export function isFollowed({ status, contactStop, mergedIntoId }: ClockedLead): boolean {
  const open = status === 'requested' || status === 'emailed';
  return open && contactStop !== 'doNotContact' && mergedIntoId === null;
}

/**
 * The earlier of: nobody's for so many business minutes, and no human attempt when the location
 * closes on the day the person first asked in vain (`waitsSince`).
 */
function escalation(
  lead: ClockedLead,
  events: readonly LeadEvent[],
  location: ClockLocation,
  waitsSince: string | undefined,
): string | null {
  const { escalateUnassignedMinutes } = location.settings;
  const reasons = [
    ...(lead.assigneeId === null && isFollowed(lead) && !isLeftAlone(events)
      ? [afterBusinessMinutes(location, unassignedSince(lead, events), escalateUnassignedMinutes)]
      : []),
    ...(waitsSince === undefined ? [] : [nextClose(location, instant(waitsSince))]),
  ];
  const [first] = reasons.toSorted((a, b) => Temporal.Instant.compare(a, b));
  return first ? toIso(first) : null;
}

function unassignedSince(lead: ClockedLead, events: readonly LeadEvent[]): Temporal.Instant {
  const last = events.findLast(({ type }) => type === 'assigned');
  return instant(last?.at ?? followUpStart(lead, events));
}

const instant = (iso: string) => Temporal.Instant.from(iso);
