import type { PatientTemplate } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { visibleLead } from '../leads/lead.queries.ts';
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
    const result = await queuePatientMail(ctx, trx, { lead, template, actorId: principal.userId });
    if ('refused' in result) {
      throw new HttpError(409, 'email.refused', result.refused);
    }
    return result.emailId;
  });
}
