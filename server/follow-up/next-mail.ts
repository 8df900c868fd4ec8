import type { Db } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { planFacts } from './facts.ts';
import { planFollowUp } from './plan.ts';
import type { PlannedMail } from './planned-mail.ts';

/** The follow-up mail that goes out next to this person, if any. */
export async function nextMailOf(db: Db, lead: LeadRow): Promise<PlannedMail | null> {
  return planFollowUp(await planFacts(db, lead, await openTasks(db, lead.id))).mail;
}
