import type { z } from 'zod';
import type { postponeInput } from '../../shared/lead-bulk.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { postponeWithin, requireAhead } from '../follow-up/follow-up-acts.ts';
import type { Principal } from '../staff/principal.ts';
import { requireTakesPart } from './bulk-plan.ts';
import { forEachLead } from './many-leads.ts';

type Postponing = z.output<typeof postponeInput>;

/**
 * Puts off what is to be done for several leads, all or none: their open tasks and the first
 * call. Appointments stay, and so does the response clock: it tells how long people have waited.
 * @returns the first activity that tells of it
 * @throws HttpError 409 that names each lead that can't be postponed, and why; 422
 */
export async function postponeLeads(
  ctx: Context,
  principal: Principal,
  { ids, ...wish }: Postponing,
): Promise<number | null> {
  const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
  requireAhead(ctx, wish.until);
  return ctx.db.transaction().execute((trx) =>
    forEachLead(trx, principal, ids, async (lead, mark) => {
      await requireTakesPart(trx, principal, lead, 'postpone');
      return postponeWithin(trx, lead, wish, { ...by, mark });
    }),
  );
}
