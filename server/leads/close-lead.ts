import type { z } from 'zod';
import type { closeLead as closeInput } from '../../shared/lead.ts';
import { cancelUpcoming } from '../booking/cancelling.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import type { Principal } from '../staff/principal.ts';
import { finishOpenTasks } from '../tasks/task.service.ts';
import { visibleLead } from './lead.queries.ts';
import { applyEvent, refreshNextStep } from './lead.service.ts';
import type { LeadRow } from './lead.table.ts';
import { forEachLead } from './many-leads.ts';

type Closing = z.output<typeof closeInput>;

/** Closes one lead. See `closeWithin` for what goes with it. */
export async function closeLead(
  ctx: Context,
  principal: Principal,
  id: number,
  closing: Closing,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await closeWithin(ctx, trx, await visibleLead(trx, principal, id), closing, principal.userId);
  });
}

/**
 * Closes several leads, all or none.
 * @throws HttpError that names each lead that can't be closed, and why
 */
export async function closeLeads(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  closing: Closing,
): Promise<void> {
  await ctx.db
    .transaction()
    .execute((trx) =>
      forEachLead(trx, principal, ids, (lead) =>
        closeWithin(ctx, trx, lead, closing, principal.userId),
      ),
    );
}

/**
 * A closed lead holds no room and asks nothing of anybody: its upcoming appointments are
 * cancelled first (without a mail: the person may have said no), its open tasks are finished.
 */
async function closeWithin(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  { closeReason, note }: Closing,
  actorId: string,
): Promise<void> {
  const at = nowIso(ctx.clock);
  const by = { actorId, at };
  const free = await cancelUpcoming(ctx, trx, lead, { ...by, reason: 'leadClosed', notify: false });
  await applyEvent(trx, free, 'close', { ...by, reason: closeReason, ...(note && { note }) });
  await finishOpenTasks(trx, lead.id, at, 'leadClosed');
  await refreshNextStep(trx, lead.id);
}

/** Puts a closed lead back to where it was. */
export async function reopenLead(ctx: Context, principal: Principal, id: number): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const lead = await visibleLead(trx, principal, id);
    await applyEvent(trx, lead, 'reopen', { actorId: principal.userId, at: nowIso(ctx.clock) });
    await refreshNextStep(trx, id);
  });
}
