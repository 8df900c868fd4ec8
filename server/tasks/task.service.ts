import { sql } from 'kysely';
import type { TaskKind } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import { refreshNextStep } from '../leads/lead.service.ts';

export type NewTask = {
  readonly leadId: number;
  readonly kind: TaskKind;
  /** ISO instant */
  readonly dueAt: string;
  readonly title: string;
  /** Why it has to be done, in words for the person who does it. */
  readonly reason: string;
  readonly assigneeId?: string | null;
};

/** Makes a task in the caller's transaction; the lead's next step follows. */
export async function createTask(trx: Trx, task: NewTask): Promise<{ id: number }> {
  const row = await trx
    .insertInto('tasks')
    .values({
      leadId: task.leadId,
      kind: task.kind,
      dueAt: task.dueAt,
      title: task.title,
      reason: task.reason,
      assigneeId: task.assigneeId ?? null,
      doneAt: null,
      outcome: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await refreshNextStep(trx, task.leadId);
  return row;
}

/** Finishes what is still open for a lead (of one kind, or all), without making new work. */
export async function finishOpenTasks(
  trx: Trx,
  leadId: number,
  at: string,
  outcome: string,
  kind?: TaskKind,
): Promise<void> {
  await trx
    .updateTable('tasks')
    .set({ doneAt: at, outcome, version: sql`version + 1` })
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'other'))
    .execute();
}

/**
 * Puts off what is still open for a lead. The caller refreshes its next step.
 * @returns how many tasks there were
 */
export async function postponeOpenTasks(trx: Trx, leadId: number, until: string): Promise<number> {
  const moved = await trx
    .updateTable('tasks')
    .set({ dueAt: until, version: sql`version + 1` })
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .returning('id')
    .execute();
  return moved.length;
}
