import type { MonthlyMailChoice } from '../../../shared/monthly-mail.ts';
import { recordAudit } from '../../audit/audit.service.ts';
import { nowIso } from '../../clock.ts';
import type { Context } from '../../context.ts';
import type { Trx } from '../../db/database.ts';
import { findActiveUser } from '../../staff/user.queries.ts';
import { setMonthlyMail } from './monthly-mail.queries.ts';

/** Switches one's own monthly mail on or off. */
export async function chooseMonthlyMail(
  ctx: Context,
  userId: string,
  { on }: MonthlyMailChoice,
): Promise<void> {
  await ctx.db.transaction().execute((trx) => choose(ctx, trx, { userId, on, actorId: userId }));
}

/** By the link in the mail, without a session. @returns false: there is no such account */
export async function stopMonthlyMail(ctx: Context, userId: string): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    const user = await findActiveUser(trx, userId);
    if (user) {
      await choose(ctx, trx, { userId, on: false, actorId: null });
    }
    return user !== undefined;
  });
}

async function choose(
  { clock }: Context,
  trx: Trx,
  { userId, on, actorId }: { userId: string; on: boolean; actorId: string | null },
): Promise<void> {
  await setMonthlyMail(trx, userId, on);
  await recordAudit(trx, {
    at: nowIso(clock),
    actorId,
    action: 'update',
    resource: 'users',
    recordId: userId,
    details: { changes: { monthlyMail: on } },
  });
}
