import { sql } from 'kysely';
import type { z } from 'zod';
import type { Task } from '../../shared/records.ts';
import type { TaskChanges, newTask } from '../../shared/task.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { forbidden } from '../http/errors.ts';
import { requireWorksAt } from '../leads/assign-lead.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import { refreshNextStep } from '../leads/lead.service.ts';
import { requireOpen } from '../leads/open-lead.ts';
import type { Principal } from '../staff/principal.ts';
import { createTask } from './task.service.ts';

/** @throws HttpError 409 for a closed lead: its tasks would be in nobody's queue */
export async function addTask(
  ctx: Context,
  principal: Principal,
  task: z.output<typeof newTask>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await visibleLead(trx, principal, task.leadId);
    requireOpen(lead);
    await requireWorksAt(trx, task.assigneeId, lead.locationId);
    return (await createTask(trx, task)).id;
  });
}

/** @throws HttpError 403 for the front desk where the task is somebody else's */
export async function changeTask(
  trx: Trx,
  principal: Principal,
  task: Task,
  changes: Partial<TaskChanges>,
): Promise<void> {
  if (Object.keys(changes).length === 0) {
    return;
  }
  const theirs = task.assigneeId !== null && task.assigneeId !== principal.userId;
  if (theirs && principal.role === 'frontDesk') {
    throw forbidden('This task is somebody else’s. A manager can change it.');
  }
  const lead = await visibleLead(trx, principal, task.leadId);
  await requireWorksAt(trx, changes.assigneeId ?? null, lead.locationId);
  await trx
    .updateTable('tasks')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', task.id)
    .execute();
  await refreshNextStep(trx, task.leadId);
}
