import { toIso } from '../clock.ts';
import type { Trx } from '../db/database.ts';
import { applyEvent } from '../leads/lead.service.ts';
import { replan } from '../follow-up/replan.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { createTask } from '../tasks/task.service.ts';
import { standingAppointments } from './appointment.queries.ts';
import type { Actor } from './booking-rules.ts';

export type Loss = {
  readonly actorId: Actor;
  readonly at: string;
  /** What the front desk has to make good, and by when; null: nothing (the lead is closing). */
  readonly task: { readonly dueAt: Temporal.Instant; readonly reason: string } | null;
};

/**
 * An appointment was cancelled or missed. Where none is left, booked or completed, the lead
 * goes back to `emailed`; where none is ahead, somebody has to help the person to a new time.
 * @returns the lead as it is afterwards
 */
export async function loseAppointment(trx: Trx, lead: LeadRow, loss: Loss): Promise<LeadRow> {
  const { actorId, at, task } = loss;
  const standing = await standingAppointments(trx, lead.id);
  if (standing.length === 0) {
    await applyEvent(trx, lead, 'appointmentLost', { actorId, at });
  }
  if (task && standing.every((each) => each.status !== 'booked')) {
    await createTask(trx, {
      leadId: lead.id,
      kind: 'rebook',
      dueAt: toIso(task.dueAt),
      title: 'Find a new time',
      origin: 'event',
      reason: task.reason,
      assigneeId: lead.assigneeId,
    });
  }
  return replan(trx, lead.id, at);
}
