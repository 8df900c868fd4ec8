import { cadenceOf, type PlanFacts } from './cadence.ts';
import { isFollowed } from './clock.ts';
import { isLeftAlone } from './imported.ts';
import { insteadOfCall } from './no-calls.ts';
import { type PlannedMail, plannedMail } from './planned-mail.ts';
import { type PlannedTask, plannedTask, putOff } from './planned-task.ts';

export type FollowUpPlan = {
  readonly task: PlannedTask | null;
  readonly mail: PlannedMail | null;
};

/**
 * What comes next for a lead by the location's cadence: one task, one mail. Pure: the same events
 * always give the same plan, so it can be worked out anew after anything that happens.
 *
 * It begins with the request, and anew after a missed appointment. The very first call is the
 * response clock's and no task of its own. It ends at booking, closing, merging or when the person
 * may not be contacted.
 */
export function planFollowUp(facts: PlanFacts): FollowUpPlan {
  const { lead, location, events } = facts;
  const rests = !isFollowed(lead) || isLeftAlone(events);
  if (!location.settings.followUp || rests || lead.contactStop !== null) {
    return { task: null, mail: null };
  }
  const cadence = cadenceOf(facts);
  const next =
    facts.noCall === null ? plannedTask(facts, cadence) : insteadOfCall(facts, facts.noCall);
  return {
    task: facts.otherCallOpen ? null : putOff(next, cadence),
    mail: facts.mayMail && !facts.promiseOpen ? plannedMail(facts, cadence) : null,
  };
}
