import type { Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { finishTask } from '../tasks/task.service.ts';
import type { TaskRow } from '../tasks/task.table.ts';
import { channelOf, type ContactFacts, whySaidNo } from './may.ts';
import { contactFacts } from './why-not.ts';

/** Which of these tasks would contact a person who said no. Pure. */
export function refusedTasks<Task extends Pick<TaskRow, 'kind'>>(
  tasks: readonly Task[],
  facts: ContactFacts,
): Task[] {
  return tasks.filter(({ kind }) => {
    const channel = channelOf(kind);
    return channel !== null && whySaidNo(facts, channel, 'request') !== null;
  });
}

/**
 * Ends what is still to be done for a lead and may not be done any more.
 * @returns the ids of what it finished
 */
export async function finishRefused(trx: Trx, lead: LeadRow, at: string): Promise<number[]> {
  const refused = refusedTasks(await openTasks(trx, lead.id), await contactFacts(trx, lead));
  for (const task of refused) {
    await finishTask(trx, task, at, 'contactRefused');
  }
  return refused.map(({ id }) => id);
}
