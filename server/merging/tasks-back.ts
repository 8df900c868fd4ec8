import type { Trx } from '../db/database.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { finishOpenTasks, updateTask } from '../tasks/task.service.ts';
import type { MergeRow } from './merging.table.ts';
import { reopenClosed } from './rows.queries.ts';
import type { Apart } from './states-apart.ts';
import { tasksOfStrangers } from './tasks-of-strangers.ts';

/** Closing the other one must not end what is to be done here; nobody calls who asked for that. */
export async function putTasksRight(
  trx: Trx,
  leadId: number,
  { state, wasClosed, wasStopped }: Apart,
  merge: MergeRow,
  at: string,
): Promise<void> {
  if (!wasClosed && state.status !== 'closed') {
    await reopenClosed(trx, leadId, merge.at);
  }
  if (wasStopped) {
    await finishOpenTasks(trx, leadId, at, 'doNotContact');
  }
}

/** One of the two may have been handed over since: who works there can't see what is left here. */
export async function giveStrangersTasks(trx: Trx, leadId: number): Promise<void> {
  const lead = await findLead(trx, leadId);
  if (!lead) {
    return;
  }
  const { assigneeId = null } = await stillWorking(trx, lead, { assigneeId: lead.assigneeId });
  for (const { id } of await tasksOfStrangers(trx, leadId, lead.locationId)) {
    await updateTask(trx, id, { assigneeId });
  }
}

/** Whoever had the lead may have left since: then it is nobody's. */
export async function stillWorking(
  trx: Trx,
  { locationId }: LeadRow,
  fields: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  const { assigneeId } = fields;
  const left = assigneeId && !(await worksAt(trx, assigneeId, locationId));
  return left ? { ...fields, assigneeId: null } : fields;
}
