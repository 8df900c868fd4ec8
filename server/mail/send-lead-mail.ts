import type { z } from 'zod';
import type { bulkMailInput } from '../../shared/lead-bulk.ts';
import type { leadMailInput } from '../../shared/lead.ts';
import { mailHoldSeconds } from '../../shared/deed.ts';
import type { PatientTemplate } from '../../shared/vocabulary.ts';
import { standingAppointments } from '../booking/appointment.queries.ts';
import type { AppointmentRow } from '../booking/booking.table.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { replan } from '../follow-up/replan.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { requireTakesPart } from '../leads/bulk-plan.ts';
import { writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { type ActMark, forEachLead } from '../leads/many-leads.ts';
import type { Principal } from '../staff/principal.ts';
import { queuePatientMail } from './outbox.service.ts';

/** The rest goes out by itself with what it tells of. */
const sentByHand: readonly PatientTemplate[] = ['bookingLink', 'rebooking', 'personal'];
/** These tell once more of the appointment that is ahead. */
const aboutNext: readonly PatientTemplate[] = ['confirmation', 'reminder'];

/**
 * Sends a lead a mail with a booking link. Only `personal`, which goes out under the name of whoever
 * sends it, is a human contact; for the others the response clock runs on.
 * @returns the activity that tells of it
 * @throws HttpError 404, 409 with the reason where the person may not be mailed, 422
 */
export async function sendLeadMail(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { template, hold }: z.output<typeof leadMailInput>,
): Promise<number> {
  if (!sentByHand.includes(template) && !aboutNext.includes(template)) {
    throw invalid({ template: 'This mail goes out by itself and can’t be sent by hand.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    return queueOrRefuse(ctx, trx, lead, { template, hold }, principal);
  });
}

/**
 * Sends the booking link to several leads, all or none.
 * @returns the first activity that tells of it
 * @throws HttpError that names each lead that can't have it, and why
 */
export async function sendLeadMails(
  ctx: Context,
  principal: Principal,
  { ids, ...mail }: z.output<typeof bulkMailInput>,
): Promise<number | null> {
  const deed = await ctx.db.transaction().execute((trx) =>
    forEachLead(trx, principal, ids, async (lead, mark) => {
      await requireTakesPart(trx, principal, lead, mail.template);
      return queueOrRefuse(ctx, trx, lead, { ...mail, mark }, principal);
    }),
  );
  ctx.events.emit('outbox');
  return deed;
}

type HandMail = z.output<typeof leadMailInput> & { readonly mark?: ActMark };

async function queueOrRefuse(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  { template, hold, mark }: HandMail,
  { userId: actorId, name: staffName }: Principal,
): Promise<number> {
  const at = nowIso(ctx.clock);
  const ahead = aboutNext.includes(template)
    ? { appointment: await nextAppointment(trx, lead.id, at) }
    : {};
  const result = await queuePatientMail(ctx, trx, {
    lead,
    template,
    actorId,
    staffName,
    ...ahead,
    facts: { ...mark, byHand: true },
    ...(hold === true && { holdSeconds: mailHoldSeconds }),
  });
  if ('refused' in result) {
    throw new HttpError(409, 'email.refused', result.refused);
  }
  await replan(trx, lead.id, at);
  return result.activityId;
}

/** @throws HttpError 409 where nothing is booked any more */
async function nextAppointment(trx: Trx, leadId: number, now: string): Promise<AppointmentRow> {
  const standing = await standingAppointments(trx, leadId);
  const ahead = standing.filter(({ status, startsAt }) => status === 'booked' && startsAt > now);
  const [next] = ahead.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  if (!next) {
    throw new HttpError(409, 'email.nothingBooked', 'Nothing is booked any more to write about.');
  }
  return next;
}
