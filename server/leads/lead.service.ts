import { type LeadEvent, planTransition, statusStamps } from '../../shared/lead-status.ts';
import type { CloseReason } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from './activity.queries.ts';
import { updateLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { nextStepOf } from './next-step.ts';

export type By = {
  /** Null: the system or the patient. */
  readonly actorId: string | null;
  /** ISO instant */
  readonly at: string;
  readonly reason?: CloseReason;
  readonly note?: string;
  /** What the history keeps beside it, so that it can be taken back. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/**
 * Lets something that happened move the lead, with its history row. A fact that doesn't fit
 * the lead's status leaves it as it is.
 * @returns the activity that tells of it, or null
 * @throws HttpError 409 where a wish (close, reopen) is refused
 */
export async function applyEvent(
  trx: Trx,
  lead: LeadRow,
  event: LeadEvent,
  by: By,
): Promise<number | null> {
  const plan = planTransition(lead, event);
  if (plan.kind === 'refuse') {
    throw new HttpError(409, 'lead.refused', plan.message);
  }
  if (plan.kind === 'stay') {
    return null;
  }
  const closing = plan.to === 'closed';
  await updateLead(trx, lead.id, {
    status: plan.to,
    ...firstStamp(lead, plan.to, by.at),
    closedAt: closing ? by.at : null,
    closeReason: closing ? (by.reason ?? null) : null,
    statusBeforeClose: closing ? plan.from : null,
  });
  const { reason, note } = by;
  return appendActivity(trx, {
    leadId: lead.id,
    at: by.at,
    actorId: by.actorId,
    type: 'statusChanged',
    data: {
      from: plan.from,
      to: plan.to,
      ...(reason && { reason }),
      ...(note && { note }),
      ...by.facts,
    },
  });
}

function firstStamp(lead: LeadRow, status: LeadRow['status'], at: string): Partial<LeadRow> {
  const column = statusStamps[status];
  return lead[column] === null ? { [column]: at } : {};
}

/** Brings `nextStepAt` and `nextStep` up to what is open now: tasks, appointments, the first call. */
export async function refreshNextStep(trx: Trx, leadId: number): Promise<void> {
  const next = await nextStepOf(trx, leadId);
  await trx
    .updateTable('leads')
    .set({ nextStepAt: next?.at ?? null, nextStep: next?.what ?? null })
    .where('id', '=', leadId)
    .execute();
}
