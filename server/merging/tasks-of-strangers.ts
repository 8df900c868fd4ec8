import type { Trx } from '../db/database.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { openTasks } from '../tasks/task.queries.ts';
import type { TaskRow } from '../tasks/task.table.ts';

/** Open tasks of a lead that are given to people who don't work at this location. */
export async function tasksOfStrangers(
  trx: Trx,
  leadId: number,
  locationId: number,
): Promise<TaskRow[]> {
  const strange: TaskRow[] = [];
  for (const task of await openTasks(trx, leadId)) {
    if (task.assigneeId !== null && !(await worksAt(trx, task.assigneeId, locationId))) {
      strange.push(task);
    }
  }
  return strange;
}
