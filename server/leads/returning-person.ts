import type { Location } from '../../shared/records.ts';
import { assignInTurn } from '../assignment/in-turn.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { assignWithin, worksAt } from './assign-lead.ts';
import { findLead } from './lead.queries.ts';
import { applyEvent } from './lead.service.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * Who could not be reached has come back by themselves: the lead is where it was before it was
 * closed. Whoever had it has it again, unless they have left.
 */
export async function bringBack(
  ctx: Context,
  trx: Trx,
  closed: LeadRow,
  location: Location,
): Promise<LeadRow> {
  const by = { actorId: null, at: nowIso(ctx.clock) };
  const { closeReason, closedAt, assigneeId } = closed;
  const facts = { closeReason, closedAt, askedAgain: true };
  await applyEvent(trx, closed, 'reopen', { ...by, facts });
  const open = await existing(trx, closed.id);
  if (assigneeId === null || (await worksAt(trx, assigneeId, location.id))) {
    return open;
  }
  await assignWithin(trx, open, null, by);
  return assignInTurn(trx, await existing(trx, closed.id), location, ctx.clock.now());
}

async function existing(trx: Trx, id: number): Promise<LeadRow> {
  const lead = await findLead(trx, id);
  if (!lead) {
    throw new Error('the lead that was reopened is not there');
  }
  return lead;
}
