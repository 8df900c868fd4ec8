import { mailHoldSeconds } from '../../shared/deed.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { applyEvent } from '../leads/lead.service.ts';
import { replan } from '../follow-up/replan.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { aboutAppointment } from './appointment-facts.ts';
import { updateAppointment } from './appointment.queries.ts';
import { bookedAppointment, openLead } from './booking-rules.ts';
import { loseAppointment } from './losing.ts';

export type Outcome = { readonly id: number; readonly actorId: string };

/**
 * The person came. A completed infusion makes the lead `infused`. People come before their time
 * too, so the word of whoever saw them counts and not the hour; the dashboard asks once more.
 * @returns the activity that tells of it
 * @throws HttpError 409 where it is not booked any more
 */
export async function completeAppointment(ctx: Context, { id, actorId }: Outcome): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const at = toIso(ctx.clock.now());
    const booked = await bookedAppointment(trx, id);
    const { lead } = await openLead(trx, booked.leadId);
    await updateAppointment(trx, id, { status: 'completed' });
    const deed = await appendActivity(trx, {
      leadId: lead.id,
      at,
      actorId,
      type: 'appointmentCompleted',
      data: aboutAppointment(booked),
    });
    if (booked.kind === 'infusion') {
      await applyEvent(trx, lead, 'infusionCompleted', { actorId, at });
    }
    await replan(trx, lead.id, at);
    return deed;
  });
}

/**
 * The person did not come: not lost, but first in the queue, with a mail to choose a new time.
 * @returns the activity that tells of it
 * @throws HttpError 409 where it is not booked any more
 */
export async function markNoShow(ctx: Context, { id, actorId }: Outcome): Promise<number> {
  const deed = await ctx.db.transaction().execute(async (trx) => {
    const now = ctx.clock.now();
    const at = toIso(now);
    const booked = await bookedAppointment(trx, id);
    const { lead } = await openLead(trx, booked.leadId);
    await updateAppointment(trx, id, { status: 'noShow' });
    const activityId = await appendActivity(trx, {
      leadId: lead.id,
      at,
      actorId,
      type: 'appointmentNoShow',
      data: aboutAppointment(booked),
    });
    const task = { dueAt: now, reason: `Did not come to the ${booked.kind}.` };
    const after = await loseAppointment(trx, lead, { actorId, at, task });
    await queuePatientMail(ctx, trx, {
      lead: after,
      template: 'rebooking',
      holdSeconds: mailHoldSeconds,
    });
    return activityId;
  });
  ctx.events.emit('outbox');
  return deed;
}
