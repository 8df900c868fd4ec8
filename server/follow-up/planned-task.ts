import { callOutcomeLabels } from '../../shared/labels.ts';
import type { CallOutcome } from '../../shared/vocabulary.ts';
import { localDate } from '../locations/calendar.ts';
import { type Cadence, firstBusiness, later, type PlanFacts, timeOf } from './cadence.ts';
import { isHumanContact, type LeadEvent } from './events.ts';

export type PlannedTask = {
  readonly kind: 'call' | 'review';
  /** 1 is the first call; the review that follows the last has the next number. */
  readonly step: number;
  readonly dueAt: Temporal.Instant;
  readonly title: string;
  readonly reason: string;
};

/** The next call of the cadence, or the question whether to close after the last one. */
export function plannedTask(facts: PlanFacts, cadence: Cadence): PlannedTask | null {
  const { events, anew } = cadence;
  const last = events.findLast(isCall);
  const reviewed = events.slice(last ? events.indexOf(last) : 0).filter(isReviewed);
  if (last?.data['outcome'] === 'wrongNumber' && reviewed.length === 0) {
    return wrongNumber(facts, last);
  }
  const number = callsDone(facts, events);
  if (number === 0) {
    return anew ? callNumber(facts, cadence, 1, last) : null;
  }
  const next = callNumber(facts, cadence, number + 1, last);
  return next.kind === 'review' ? askedAgain(facts, next, reviewed) : next;
}

/**
 * How many calls of the cadence are behind the person: each call and each one left out counts, and
 * whoever was spoken to is through with the first day.
 */
function callsDone(facts: PlanFacts, events: readonly LeadEvent[]): number {
  let number = 0;
  for (const event of events) {
    number += isCall(event) || isSkippedCall(event) ? 1 : 0;
    if (isHumanContact(event) && (!isCall(event) || event.data['outcome'] === 'reached')) {
      number = Math.max(number, callsOfFirstDay(facts));
    }
  }
  return number;
}

const daysToWait = 7;

/** Who said "not yet" is asked again a week later: nobody falls out of sight. */
function askedAgain(
  facts: PlanFacts,
  question: PlannedTask,
  reviewed: readonly LeadEvent[],
): PlannedTask {
  const last = reviewed.at(-1);
  return last
    ? {
        ...question,
        step: question.step + reviewed.length,
        dueAt: firstBusiness(facts, timeOf(last).add({ hours: 24 * daysToWait })),
      }
    : question;
}

const isCall = ({ type }: LeadEvent) => type === 'call';
const isSkippedCall = ({ type, data }: LeadEvent) => type === 'skipped' && data['what'] === 'call';
/** Somebody looked and decided to go on waiting. */
const isReviewed = ({ type, data }: LeadEvent) => type === 'skipped' && data['what'] === 'review';

function callsOfFirstDay({ location }: PlanFacts): number {
  return location.settings.secondCallMinutes > 0 ? 2 : 1;
}

function callNumber(
  facts: PlanFacts,
  cadence: Cadence,
  step: number,
  last: LeadEvent | undefined,
): PlannedTask {
  const { callDays, secondCallMinutes } = facts.location.settings;
  const extra = callsOfFirstDay(facts) - 1;
  const total = callDays.length + extra;
  if (step > total) {
    return closeQuestion(facts, cadence, step, last);
  }
  const title = `Call ${step} of ${total}`;
  if (extra === 1 && step === 2 && last) {
    const again = timeOf(last).add({ minutes: secondCallMinutes });
    const reason = `Second try of the day, ${secondCallMinutes} minutes after the first.`;
    return { kind: 'call', step, title, dueAt: firstBusiness(facts, again), reason };
  }
  const day = callDays.toSorted((a, b) => a - b)[step - 1 - (step > 1 ? extra : 0)] ?? 0;
  return {
    kind: 'call',
    step,
    title,
    dueAt: dayFrom(facts, cadence, day, last),
    reason: `Day ${day} of the follow-up, not booked yet.${outcomeWords(last)}`,
  };
}

function closeQuestion(
  facts: PlanFacts,
  cadence: Cadence,
  step: number,
  last: LeadEvent | undefined,
): PlannedTask {
  const { suggestCloseDay } = facts.location.settings;
  const calls = cadence.events.filter(isCall).length;
  const tries = calls === 1 ? 'One call' : `${calls} calls`;
  return {
    kind: 'review',
    step,
    dueAt: dayFrom(facts, cadence, suggestCloseDay, last),
    title: 'Close as no response?',
    reason: `${tries} in ${suggestCloseDay} days without a booking.${outcomeWords(last)} You decide.`,
  };
}

function wrongNumber(facts: PlanFacts, last: LeadEvent): PlannedTask {
  return {
    kind: 'review',
    step: 0,
    dueAt: firstBusiness(facts, timeOf(last)),
    title: 'Wrong number: find the right one',
    reason: 'The number belongs to somebody else. Ask by mail, or close.',
  };
}

function outcomeWords(last: LeadEvent | undefined): string {
  const outcome = last?.data['outcome'];
  return typeof outcome === 'string' && outcome in callOutcomeLabels
    ? ` Last call: ${callOutcomeLabels[outcome as CallOutcome].toLowerCase()}.`
    : '';
}

/** When business begins so many days after the start, and never again on the last call's day. */
function dayFrom(
  facts: PlanFacts,
  { start }: Cadence,
  days: number,
  last: LeadEvent | undefined,
): Temporal.Instant {
  const { timeZone } = facts.location;
  const planned = localDate(start, timeZone).add({ days });
  const earliest = last ? localDate(timeOf(last), timeZone).add({ days: 1 }) : planned;
  const date = Temporal.PlainDate.compare(planned, earliest) < 0 ? earliest : planned;
  const morning = date.toZonedDateTime({ timeZone }).toInstant();
  return firstBusiness(facts, later(morning, start));
}

/** What staff put off comes when they said, or when the plan says if that is later. */
export function putOff(task: PlannedTask | null, { events }: Cadence): PlannedTask | null {
  const lastCall = events.findLastIndex(isCall);
  const wish = events.slice(lastCall + 1).findLast(({ type }) => type === 'postponed');
  const until = wish?.data['until'];
  return task && typeof until === 'string'
    ? { ...task, dueAt: later(task.dueAt, Temporal.Instant.from(until)) }
    : task;
}
