import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FollowUpPreview } from '../../shared/follow-up.ts';
import type { LocationSettings } from '../../shared/location.ts';
import type { Db } from '../db/database.ts';
import { openTasks } from '../tasks/task.queries.ts';
import type { PlanFacts } from './cadence.ts';
import { planFacts } from './facts.ts';
import { type FollowUpPlan, planFollowUp } from './plan.ts';

/** So many leads are worked out before other requests have their turn. */
const atOnce = 20;

/**
 * What other settings would do to the leads of a location that are under way: nothing is written.
 */
export async function previewSettings(
  db: Db,
  locationId: number,
  settings: LocationSettings,
): Promise<FollowUpPreview> {
  const followed = await db
    .selectFrom('leads')
    .selectAll()
    .where('locationId', '=', locationId)
    .where('status', 'in', ['requested', 'emailed'])
    .where('mergedIntoId', 'is', null)
    .execute();
  const preview = { underWay: followed.length, tasks: none(), mails: none() };
  for (const [index, lead] of followed.entries()) {
    if (index % atOnce === 0) {
      await nextTurn();
    }
    const facts = await planFacts(db, lead, await openTasks(db, lead.id));
    const [now, then] = [planFollowUp(facts), planFollowUp(withSettings(facts, settings))];
    count(preview.tasks, timeOfTask(now), timeOfTask(then));
    count(preview.mails, timeOfMail(now), timeOfMail(then));
  }
  return preview;
}

const none = () => ({ added: 0, dropped: 0, moved: 0 });

function withSettings(facts: PlanFacts, settings: LocationSettings): PlanFacts {
  return { ...facts, location: { ...facts.location, settings } };
}

const timeOfTask = ({ task }: FollowUpPlan) => task?.dueAt.epochMilliseconds ?? null;
const timeOfMail = ({ mail }: FollowUpPlan) => mail?.at.epochMilliseconds ?? null;

function count(counts: ReturnType<typeof none>, now: number | null, then: number | null): void {
  if (now === then) {
    return;
  }
  counts[now === null ? 'added' : then === null ? 'dropped' : 'moved'] += 1;
}
