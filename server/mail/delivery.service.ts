import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead } from '../leads/lead.queries.ts';
import { applyEvent } from '../leads/lead.service.ts';
import { claimDue, leadOfEmail, updateEmail } from './email.queries.ts';
import type { EmailRow } from './mail.table.ts';
import type { Delivery } from './mailer.ts';
import { whyNotSend } from './may-mail.ts';
import { nextAmbiguousAttempt, nextAttempt } from './retry.ts';
import { opensAccount, withoutLink } from './staff-link.ts';
import { tellStaff } from './undelivered.ts';

export type Claimed = {
  /** Marked as being sent. */
  readonly emails: readonly EmailRow[];
  /** As many were due as could be taken. */
  readonly moreMayWait: boolean;
};

/**
 * Takes the mails that are due. Those that may no longer be sent are held back with the reason
 * instead.
 */
export async function claimMails(ctx: Context, limit: number): Promise<Claimed> {
  const now = nowIso(ctx.clock);
  return ctx.db.transaction().execute(async (trx) => {
    const sendable: EmailRow[] = [];
    const due = await claimDue(trx, now, limit);
    for (const email of due) {
      const reason = await whyNotSend(trx, email, now);
      if (reason === null) {
        sendable.push(email);
      } else {
        await updateEmail(trx, email.id, {
          status: 'suppressed',
          error: reason,
          attempts: email.attempts - 1,
          nextAttemptAt: null,
          claimedAt: null,
        });
      }
    }
    return { emails: sendable, moreMayWait: due.length === limit };
  });
}

export type Delivered = { readonly email: EmailRow; readonly delivery: Delivery };

/**
 * Writes down what became of mails, with all that follows from it, in one transaction.
 * @param random from 0 up to 1, for the jitter of pauses
 */
export async function recordDeliveries(
  ctx: Context,
  deliveries: readonly Delivered[],
  random: () => number,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    for (const each of deliveries) {
      await recordOne(ctx, trx, each, random());
    }
  });
}

async function recordOne(
  ctx: Context,
  trx: Trx,
  { email: claimed, delivery }: Delivered,
  random: number,
): Promise<void> {
  // While it was under way, its lead may have been merged with another or split from it.
  const email = { ...claimed, leadId: await leadOfEmail(trx, claimed.id) };
  switch (delivery.kind) {
    case 'accepted':
    case 'captured':
      return recordSent(ctx, trx, email, delivery.kind === 'accepted' ? 'sent' : 'captured');
    case 'permanent':
      return recordFailed(ctx, trx, email, delivery.error);
    case 'temporary':
    case 'ambiguous':
      return recordOpen(ctx, trx, email, delivery, random);
  }
}

async function recordSent(
  ctx: Context,
  trx: Trx,
  email: EmailRow,
  status: 'sent' | 'captured',
): Promise<void> {
  const at = nowIso(ctx.clock);
  // A captured mail reaches nobody: an admin has to read its link to them.
  const content = status === 'sent' ? withoutStaffLink(email) : undefined;
  await updateEmail(trx, email.id, { ...settled, ...content, status, sentAt: at, error: null });
  const lead = email.leadId === null ? undefined : await findLead(trx, email.leadId);
  if (!lead) {
    return;
  }
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: null,
    type: 'emailSent',
    data: {
      emailId: email.id,
      template: email.template,
      ...(status === 'captured' && { captured: true }),
    },
  });
  // Every mail to a patient carries a booking link.
  await applyEvent(trx, lead, 'linkAccepted', { actorId: null, at });
}

/** Not over yet: it waits for its next try, or is given up. */
async function recordOpen(
  ctx: Context,
  trx: Trx,
  email: EmailRow,
  delivery: Extract<Delivery, { error: string }>,
  random: number,
): Promise<void> {
  const isAmbiguous = delivery.kind === 'ambiguous';
  const tried = { ...email, ambiguous: email.ambiguous + (isAmbiguous ? 1 : 0) };
  const next = (isAmbiguous ? nextAmbiguousAttempt : nextAttempt)(tried, ctx.clock.now(), random);
  if (next === null) {
    return recordFailed(ctx, trx, tried, delivery.error);
  }
  await updateEmail(trx, email.id, {
    status: 'queued',
    ambiguous: tried.ambiguous,
    error: delivery.error,
    nextAttemptAt: toIso(next),
    claimedAt: null,
  });
}

async function recordFailed(ctx: Context, trx: Trx, email: EmailRow, error: string): Promise<void> {
  const { ambiguous } = email;
  const content = withoutStaffLink(email);
  await updateEmail(trx, email.id, { ...settled, ...content, status: 'failed', ambiguous, error });
  await tellStaff(ctx, trx, email, error);
}

const settled = { nextAttemptAt: null, claimedAt: null };

/** Once it is over with a mail that opens an account, nobody needs to read its link here. */
function withoutStaffLink(email: EmailRow): Pick<EmailRow, 'text' | 'html'> | undefined {
  return opensAccount(email) ? withoutLink(email) : undefined;
}
