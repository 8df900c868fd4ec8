import { type PlanFacts, timeOf, firstBusiness } from './cadence.ts';
import type { LeadEvent } from './events.ts';
import type { PlannedTask } from './planned-task.ts';

const daysToWait = 7;

/**
 * Who asked not to be called gets no calls, and yet falls out of nobody's sight: somebody decides what
 * comes next, and a week after each "not yet" once more.
 * @param noCall why there is no call, in a sentence
 */
export function insteadOfCall(facts: PlanFacts, noCall: string): PlannedTask {
  const since = facts.events.findLastIndex(isNo);
  const looked = facts.events.slice(since + 1).filter(isReviewed);
  const last = looked.at(-1);
  const from = last
    ? timeOf(last).add({ hours: 24 * daysToWait })
    : Temporal.Instant.from(facts.events[since]?.at ?? facts.lead.requestedAt);
  return {
    kind: 'review',
    // Below all steps of the cadence, so that none is taken for another.
    step: -1 - looked.length,
    dueAt: firstBusiness(facts, from),
    title: 'No calls: decide what comes next',
    reason: `${noCall} ${facts.mayMail ? 'Write to them, or close.' : 'Close, or wait for them.'}`,
  };
}

const isNo = ({ type, data }: LeadEvent) =>
  type === 'consentWithdrawn' && data['channel'] === 'phone';
const isReviewed = ({ type, data }: LeadEvent) => type === 'skipped' && data['what'] === 'review';
