import type { StaffTemplate } from '../../shared/vocabulary.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
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

/** Whose password a link may set, or null where the link is unknown, used or too old. */
export async function linkHolder(ctx: Context, token: string): Promise<string | null> {
  const userId = await codeHolder(ctx, ctx.db, 'setPassword', token);
  return userId !== null && (await findActiveUser(ctx.db, userId)) ? userId : null;
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
    const userId = await codeHolder(ctx, trx, 'setPassword', token);
    if (userId === null || !(await findActiveUser(trx, userId))) {
      throw notFound('This link');
    }
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
