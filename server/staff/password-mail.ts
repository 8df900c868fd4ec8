import type { StaffTemplate } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { queueStaffMail } from '../mail/staff-mail.service.ts';
import { passwordLink } from './password-link.ts';
import { findUserByEmail } from './user.queries.ts';

/** Mails a link to set the password. The caller emits `outbox` once its transaction is committed. */
export async function mailPasswordLink(
  ctx: Context,
  trx: Trx,
  user: { id: string; email: string; name: string },
  template: StaffTemplate,
): Promise<void> {
  const url = await passwordLink(ctx, trx, user.id, template);
  await queueStaffMail(ctx, trx, { to: user.email, name: user.name, template, url });
}

/** Mails a link where the address belongs to an active account; else does nothing. */
export async function requestPasswordReset(ctx: Context, email: string): Promise<void> {
  const mailed = await ctx.db.transaction().execute(async (trx) => {
    const user = await findUserByEmail(trx, email);
    if (!user?.active) {
      return false;
    }
    await mailPasswordLink(ctx, trx, user, 'passwordReset');
    return true;
  });
  if (mailed) {
    ctx.events.emit('outbox');
  }
}
