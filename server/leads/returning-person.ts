import type { Location } from '../../shared/records.ts';
import type { NewRequest } from '../../shared/request.ts';
import { assignInTurn } from '../assignment/in-turn.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { linkLeads } from '../duplicates/link.service.ts';
import { appendActivity } from './activity.queries.ts';
import { assignWithin, worksAt } from './assign-lead.ts';
import { findLead, updateLead } from './lead.queries.ts';
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

/**
 * A new lead of somebody who was here before is linked to the earlier one. A crisis stays one,
 * whichever lead it was noted on.
 */
export async function followOn(
  trx: Trx,
  lead: LeadRow,
  past: LeadRow,
  at: string,
): Promise<LeadRow> {
  await linkLeads(trx, { leadId: lead.id, otherId: past.id, kind: 'earlier', via: null }, at);
  if (past.contactStop !== 'crisis') {
    return lead;
  }
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: null,
    type: 'contactStopped',
    data: { reason: 'crisis', before: null, fromLeadId: past.id },
  });
  return updateLead(trx, lead.id, { contactStop: 'crisis', nextMailAt: null });
}

/**
 * Who asked to be left alone and now asks for a consultation, agreeing to be contacted, has said yes
 * again. Without that consent the no stands, and a crisis is for people to end.
 */
export async function mayBeContactedAgain(
  trx: Trx,
  lead: LeadRow,
  { consentVersion, actorId }: NewRequest,
  at: string,
): Promise<LeadRow> {
  if (lead.contactStop !== 'doNotContact' || consentVersion === null) {
    return lead;
  }
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId,
    type: 'contactResumed',
    data: { before: lead.contactStop, askedAgain: true },
  });
  return updateLead(trx, lead.id, { contactStop: null });
}

async function existing(trx: Trx, id: number): Promise<LeadRow> {
  const lead = await findLead(trx, id);
  if (!lead) {
    throw new Error('the lead that was reopened is not there');
  }
  return lead;
}
