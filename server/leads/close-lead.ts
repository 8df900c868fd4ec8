import type { z } from 'zod';
import { closingIsMailed } from '../../shared/lead-status.ts';
import type { closeLead as closeInput } from '../../shared/lead.ts';
import { cancelUpcoming } from '../booking/cancelling.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import type { Principal } from '../staff/principal.ts';
import { endOffers } from '../transfers/end-offers.ts';
import { createTask, finishOpenTasks } from '../tasks/task.service.ts';
import { writableLead } from './lead.queries.ts';
import { applyEvent } from './lead.service.ts';
import type { LeadRow } from './lead.table.ts';
import { type ActMark, forEachLead } from './many-leads.ts';

type Closing = z.output<typeof closeInput>;
type ClosedBy = { readonly actorId: string; readonly at: string; readonly mark?: ActMark };

/**
 * Closes one lead. See `closeWithin` for what goes with it.
 * @returns the activity that tells of it
 */
export async function closeLead(
  ctx: Context,
  principal: Principal,
  id: number,
  closing: Closing,
): Promise<number | null> {
  const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
  return ctx.db
    .transaction()
    .execute(async (trx) =>
      closeWithin(ctx, trx, await writableLead(trx, principal, id), closing, by),
    );
}

/**
 * Closes several leads, all or none.
 * @returns the first activity that tells of it
 * @throws HttpError that names each lead that can't be closed, and why
 */
export async function closeLeads(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  closing: Closing,
): Promise<number | null> {
  const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
  const deed = await ctx.db
    .transaction()
    .execute((trx) =>
      forEachLead(trx, principal, ids, (lead, mark) =>
        closeWithin(ctx, trx, lead, closing, { ...by, mark }),
      ),
    );
  ctx.events.emit('outbox');
  return deed;
}

/**
 * A closed lead holds no room and asks nothing of anybody: its upcoming appointments are
 * cancelled first, the time it holds is let go, its open tasks are finished.
 * `closingIsMailed` says whether the person hears of it.
 */
async function closeWithin(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  { closeReason, note }: Closing,
  { mark, ...by }: ClosedBy,
): Promise<number | null> {
  const free = await cancelUpcoming(ctx, trx, lead, {
    ...by,
    reason: 'leadClosed',
    notify: closingIsMailed(closeReason),
  });
  await endOffers(trx, lead.id, by);
  const finishedTaskIds = await finishOpenTasks(trx, lead.id, by.at, 'leadClosed');
  const facts = { ...mark, finishedTaskIds, ...(free !== lead && { cancelled: true }) };
  const words = { reason: closeReason, ...(note && { note }) };
  const deed = await applyEvent(trx, free, 'close', { ...by, ...words, facts });
  await replan(trx, lead.id, by.at);
  return deed;
}

/**
 * Puts a closed lead back to where it was, and its follow-up with it. Where the plan has nothing
 * more for it, somebody has to decide what comes next, or nobody would see it.
 * @returns the activity that tells of it
 */
export async function reopenLead(
  ctx: Context,
  principal: Principal,
  id: number,
): Promise<number | null> {
  return ctx.db.transaction().execute(async (trx) => {
    const at = nowIso(ctx.clock);
    const lead = await writableLead(trx, principal, id);
    const { closeReason, closedAt } = lead;
    const facts = { closeReason, closedAt };
    const deed = await applyEvent(trx, lead, 'reopen', { actorId: principal.userId, at, facts });
    const { nextStep } = await replan(trx, id, at);
    if (nextStep === null) {
      await createTask(trx, {
        leadId: id,
        kind: 'review',
        dueAt: at,
        title: 'Reopened: decide the next step',
        origin: 'event',
        reason: 'The lead was closed and has been reopened.',
        assigneeId: lead.assigneeId,
      });
    }
    return deed;
  });
}
