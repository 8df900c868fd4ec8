import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { aboutAppointment } from './appointment-facts.ts';
import { standingAppointments, updateAppointment } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';
import { type Actor, bookedAppointment, openLead, requireChangeable } from './booking-rules.ts';
import { deleteHold } from './hold.queries.ts';
import { loseAppointment } from './losing.ts';

export type Cancelling = { readonly id: number; readonly actorId: Actor };

/**
 * Cancels a booked appointment and tells the person, with the calendar entry's removal; one that
 * has begun is only put right in the books, so nobody is told.
 * @throws HttpError 409 where it is not booked any more, or (patients) after the notice limit
 */
export async function cancelAppointment(
  ctx: Context,
  { id, actorId }: Cancelling,
): Promise<AppointmentRow> {
  const appointment = await ctx.db.transaction().execute(async (trx) => {
    const booked = await bookedAppointment(trx, id);
    const { lead, location } = await openLead(trx, booked.leadId);
    const now = ctx.clock.now();
    if (actorId === null) {
      requireChangeable(booked, location, now);
    }
    const by = { actorId, at: toIso(now), reason: actorId === null ? 'patient' : 'staff' };
    const cancelled = await markCancelled(trx, booked, by);
    const { dueAt } = responseDeadlines(location, now);
    const reason = `The ${booked.kind} was cancelled${actorId === null ? ' by the patient' : ''}.`;
    const after = await loseAppointment(trx, lead, { ...by, task: { dueAt, reason } });
    if (booked.startsAt > by.at) {
      await tellCancelled(ctx, trx, after, cancelled, actorId);
    }
    return cancelled;
  });
  ctx.events.emit('outbox');
  return appointment;
}

export type CancelAll = {
  readonly actorId: string | null;
  readonly at: string;
  /** For the history: why they all end, e.g. `leadClosed`. */
  readonly reason: string;
  /** Whether the person is told by mail. */
  readonly notify: boolean;
};

/**
 * Cancels all that a lead has ahead and lets go of the time it holds, in the caller's
 * transaction; makes no task. The caller emits `outbox` after the commit.
 * @returns the lead as it is afterwards
 */
export async function cancelUpcoming(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  by: CancelAll,
): Promise<LeadRow> {
  const { lead: free, cancelled } = await cancelQuietly(trx, lead, by);
  for (const each of by.notify ? cancelled : []) {
    await tellCancelled(ctx, trx, lead, each, by.actorId);
  }
  return free;
}

/**
 * The same without a word to the person.
 * @returns the lead as it is afterwards, and what was cancelled
 */
export async function cancelQuietly(
  trx: Trx,
  lead: LeadRow,
  by: Omit<CancelAll, 'notify'>,
): Promise<{ lead: LeadRow; cancelled: AppointmentRow[] }> {
  await deleteHold(trx, lead.id);
  const standing = await standingAppointments(trx, lead.id);
  const cancelled: AppointmentRow[] = [];
  for (const each of standing.filter(({ status }) => status === 'booked')) {
    if (each.startsAt > by.at) {
      cancelled.push(await markCancelled(trx, each, by));
    }
  }
  const free =
    cancelled.length === 0 ? lead : await loseAppointment(trx, lead, { ...by, task: null });
  return { lead: free, cancelled };
}

async function tellCancelled(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  appointment: AppointmentRow,
  actorId: Actor,
): Promise<void> {
  await queuePatientMail(ctx, trx, { lead, template: 'cancelled', appointment, actorId });
}

async function markCancelled(
  trx: Trx,
  appointment: AppointmentRow,
  { actorId, at, reason }: { actorId: Actor; at: string; reason: string },
): Promise<AppointmentRow> {
  const cancelled = await updateAppointment(trx, appointment.id, {
    status: 'cancelled',
    calendarSequence: appointment.calendarSequence + 1,
  });
  await appendActivity(trx, {
    leadId: appointment.leadId,
    at,
    actorId,
    type: 'appointmentCancelled',
    data: { ...aboutAppointment(appointment), reason },
  });
  return cancelled;
}
