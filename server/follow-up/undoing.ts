import { whyNotTask } from '../consent/why-not.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import { findTask } from '../tasks/task.queries.ts';
import { updateTask } from '../tasks/task.service.ts';
import type { LeadEvent } from './events.ts';

/** What is needed to take one deed back. */
export type Undoing = {
  readonly ctx: Context;
  readonly trx: Trx;
  /** Who takes it back. */
  readonly principal: Principal;
  readonly lead: LeadRow;
  readonly event: LeadEvent;
  /** What happened since, oldest first. */
  readonly after: readonly LeadEvent[];
  readonly at: string;
};

/** What became of it. */
export type Compensated = {
  /** The event that went with it and goes with it now. */
  readonly also?: number | undefined;
  /** What can’t be called back, in a sentence. */
  readonly remark?: string | undefined;
};

/** Puts right what followed from an event. */
export type Compensation = (undoing: Undoing) => Promise<Compensated>;

/** Opens again what a deed had finished, but nothing by which a person is contacted who said no. */
export async function reopenTasks(trx: Trx, ids: unknown): Promise<void> {
  for (const id of numbers(ids)) {
    const task = await findTask(trx, id);
    if (task && (await whyNotTask(trx, task.leadId, task.kind)) === null) {
      await updateTask(trx, id, { doneAt: null, outcome: null });
    }
  }
}

export function numbers(value: unknown): number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}
