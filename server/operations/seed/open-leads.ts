import type { Trx } from '../../db/database.ts';
import { isFollowed } from '../../follow-up/clock.ts';
import { replan } from '../../follow-up/replan.ts';
import { appendActivity } from '../../leads/activity.queries.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import { openTasks } from '../../tasks/task.queries.ts';
import { day } from './clinic.ts';
import { iso, type World } from './tale.ts';

/** A desk that works falls behind by days, not by weeks: what is older was put off. */
const longestDelay = 5 * day;

/** What comes next for those who are still followed up, by the same plan as everywhere. */
export async function planOpenLeads(trx: Trx, world: World): Promise<void> {
  for (const lead of world.rows.leads.filter(isFollowed)) {
    await replan(trx, lead.id, iso(world.now));
    await putOffWhatIsOld(trx, world, lead);
  }
}

async function putOffWhatIsOld(trx: Trx, { now, random }: World, lead: LeadRow): Promise<void> {
  const open = await openTasks(trx, lead.id);
  const old = open.find(
    ({ origin, dueAt }) => origin === 'plan' && dueAt < iso(now - longestDelay),
  );
  if (!old) {
    return;
  }
  const until = iso(now + random.int(-2 * 24, 9 * 24) * (day / 24));
  await appendActivity(trx, {
    leadId: lead.id,
    at: iso(now - random.int(2, 5) * day),
    actorId: lead.assigneeId,
    type: 'postponed',
    data: { taskId: old.id, kind: old.kind, title: old.title, from: old.dueAt, until },
  });
  await replan(trx, lead.id, iso(now));
}
