import type { PatientTemplate } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError, invalid } from '../http/errors.ts';
import type { Trx } from '../db/database.ts';
import { requireTakesPart } from '../leads/bulk-plan.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { forEachLead } from '../leads/many-leads.ts';
import type { Principal } from '../staff/principal.ts';
import { queuePatientMail } from './outbox.service.ts';

/** The rest goes out by itself with what it tells of. */
const sentByHand: readonly PatientTemplate[] = ['bookingLink', 'rebooking'];

/**
 * Sends a lead a mail with a booking link. A template is not a personal word: the response
 * clock runs on.
 * @returns the id of the mail
 * @throws HttpError 404, 409 with the reason where the person may not be mailed, 422
 */
export async function sendLeadMail(
  ctx: Context,
  principal: Principal,
  leadId: number,
  template: PatientTemplate,
): Promise<number> {
  if (!sentByHand.includes(template)) {
    throw invalid({ template: 'This mail goes out by itself and can’t be sent by hand.' });
  }
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await visibleLead(trx, principal, leadId);
    return queueOrRefuse(ctx, trx, lead, template, principal);
  });
}

/**
 * Sends the booking link to several leads, all or none.
 * @throws HttpError that names each lead that can't have it, and why
 */
export async function sendLeadMails(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  template: 'bookingLink',
): Promise<void> {
  await ctx.db.transaction().execute((trx) =>
    forEachLead(trx, principal, ids, async (lead) => {
      await requireTakesPart(trx, principal, lead, template);
      await queueOrRefuse(ctx, trx, lead, template, principal);
    }),
  );
  ctx.events.emit('outbox');
}

async function queueOrRefuse(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  template: PatientTemplate,
  { userId: actorId }: Principal,
): Promise<number> {
  const result = await queuePatientMail(ctx, trx, { lead, template, actorId });
  if ('refused' in result) {
    throw new HttpError(409, 'email.refused', result.refused);
  }
  return result.emailId;
}
