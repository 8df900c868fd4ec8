import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { HttpError, notFound } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead } from '../leads/lead.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { findEmail, updateEmail } from './email.queries.ts';
import { whyNotSend } from './may-mail.ts';
import { opensAccount } from './staff-link.ts';

const linkIsGone =
  'The link in this mail was taken out. Ask for a new one at the sign-in, with “I forgot my password”.';

/**
 * Puts a mail that failed or was held back into the outbox once more.
 * @throws HttpError 404 where it isn't theirs, 409 with the reason where it can't be sent
 */
export async function retryEmail(ctx: Context, principal: Principal, id: number): Promise<void> {
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute(async (trx) => {
    const email = await findEmail(trx, id);
    if (!email || !maySeeLocation(principal, email.locationId)) {
      throw notFound('This mail');
    }
    if (email.status !== 'failed' && email.status !== 'suppressed') {
      throw new HttpError(
        409,
        'email.notFailed',
        'Only a mail that was not sent can be tried again.',
      );
    }
    const lead = email.leadId === null ? undefined : await findLead(trx, email.leadId);
    if (lead && !maySeeLocation(principal, lead.locationId)) {
      throw new HttpError(409, 'lead.handedOver', 'Another location writes to this person now.');
    }
    const reason = opensAccount(email) ? linkIsGone : await whyNotSend(trx, email, at);
    if (reason !== null) {
      throw new HttpError(409, 'email.refused', reason);
    }
    // Tries and pauses begin anew; what the mail itself says, its date too, stays as it was.
    await updateEmail(trx, id, {
      status: 'queued',
      attempts: 0,
      ambiguous: 0,
      retriedAt: at,
      nextAttemptAt: at,
      error: null,
    });
    if (email.leadId !== null) {
      await appendActivity(trx, {
        leadId: email.leadId,
        at,
        actorId: principal.userId,
        type: 'emailQueued',
        data: { emailId: id, template: email.template, again: true },
      });
    }
  });
}
