import type { StaffTemplate } from '../../shared/vocabulary.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { notFound } from '../http/errors.ts';
import { deleteSessionsOf, setPassword } from './account.queries.ts';
import { codeHolder, issueCode, withdrawCodes } from './one-time-code.ts';
import { hashPassword } from './password.ts';
import { findActiveUser } from './user.queries.ts';

/** How long a link to set a password works. */
const hours: Record<StaffTemplate, number> = { invitation: 7 * 24, passwordReset: 1 };

/** A new link to set the password of a user; it works once, and earlier ones no longer do. */
export async function passwordLink(
  ctx: Pick<Context, 'clock' | 'publicUrl'>,
  trx: Trx,
  userId: string,
  occasion: StaffTemplate,
): Promise<string> {
  const code = await issueCode(ctx, trx, {
    purpose: 'setPassword',
    holder: userId,
    hours: hours[occasion],
  });
  return `${ctx.publicUrl}/set-password?token=${code}`;
}

/**
 * Whose password a link sets.
 * @throws HttpError 404 where the link is unknown, used or too old, or the account switched off
 */
export async function linkHolder(
  { clock }: Pick<Context, 'clock'>,
  db: Db,
  token: string,
): Promise<{ id: string; email: string }> {
  const userId = await codeHolder({ clock }, db, 'setPassword', token);
  const user = userId === null ? undefined : await findActiveUser(db, userId);
  if (!user) {
    throw notFound('This link');
  }
  return user;
}

/**
 * Sets the password and uses the link up. Every session of the user ends.
 * @throws HttpError 404 where the link doesn't work (any more)
 */
export async function usePasswordLink(
  ctx: Context,
  token: string,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute(async (trx) => {
    const { id: userId } = await linkHolder(ctx, trx, token);
    await setPassword(trx, { userId, hash, at });
    await withdrawCodes(trx, 'setPassword', userId);
    await deleteSessionsOf(trx, userId);
    await recordAudit(trx, {
      at,
      actorId: userId,
      action: 'setPassword',
      resource: 'users',
      recordId: userId,
    });
  });
}
