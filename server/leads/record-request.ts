import type { NewRequest } from '../../shared/request.ts';
import { toIso } from '../clock.ts';
import { assignInTurn } from '../assignment/in-turn.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { linkLeads } from '../duplicates/link.service.ts';
import { firstSummary } from '../follow-up/first-summary.ts';
import { replan } from '../follow-up/replan.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { contactFacts, hasSaidNo } from '../consent/why-not.ts';
import { appendActivity } from './activity.queries.ts';
import { insertLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { raiseLead } from './raise-lead.ts';
import { recordConsent } from '../consent/record-consent.ts';
import { heedStop } from './heed-stop.ts';
import { bringBack } from './returning-person.ts';
import { type KnownPerson, knownPerson } from './same-person.ts';

export type Recorded = { readonly leadId: number; readonly reference: string };

/**
 * Takes a request in, all in the caller's transaction: lead, history, consent and the mail with
 * the booking link. The same person asking the same location again while a lead is open raises
 * that lead instead of making a second one; so does one whose lead was closed because nobody could
 * reach them. Whoever comes back otherwise has a new lead, linked to the earlier one, also where that
 * was handed over to another location. All get the same answer.
 */
export async function recordRequest(
  ctx: Context,
  trx: Trx,
  request: NewRequest,
): Promise<Recorded> {
  const { id, reference } = await leadFor(ctx, trx, request);
  return { leadId: id, reference };
}

async function leadFor(ctx: Context, trx: Trx, request: NewRequest): Promise<LeadRow> {
  const known = await knownPerson(trx, request.location.id, request);
  const { open, past } = known;
  if (open) {
    return raiseLead(ctx, trx, open, request);
  }
  if (past?.status === 'closed' && past.closeReason === 'noResponse') {
    return raiseLead(ctx, trx, await bringBack(ctx, trx, past, request.location), request);
  }
  return createLead(ctx, trx, request, known);
}

async function createLead(
  ctx: Context,
  trx: Trx,
  request: NewRequest,
  known: KnownPerson,
): Promise<LeadRow> {
  const now = ctx.clock.now();
  const at = toIso(now);
  const stored = await insertLead(trx, newRow(request, now));
  await appendActivity(trx, {
    leadId: stored.id,
    at,
    actorId: request.actorId,
    type: 'requested',
    data: { source: request.source, language: request.language },
  });
  await linkEarlier(trx, stored, request, known);
  const lead = await heedStop(trx, stored, request, at, known.isAlone);
  await recordConsent(trx, lead.id, request, at);
  const contact = await contactFacts(trx, lead);
  if (request.consentVersion !== null) {
    const { actorId, location } = request;
    const mail = { lead, contact, template: 'bookingLink', actorId, location } as const;
    await queuePatientMail(ctx, trx, mail);
  }
  const given =
    request.actorId === null ? await assignInTurn(trx, lead, request.location, now) : lead;
  // For whoever was spoken to already the plan has a next call; a web request has its clock.
  const isKnown = lead.firstContactAt !== null && request.actorId !== null;
  return isKnown || hasSaidNo(contact) ? replan(trx, lead.id, at) : given;
}

/** Two locations that know of the same person are told of each other's lead, so that one calls. */
async function linkEarlier(
  trx: Trx,
  { id: leadId, requestedAt: at }: LeadRow,
  { location }: NewRequest,
  { past, elsewhere }: KnownPerson,
): Promise<void> {
  const link = { leadId, kind: 'earlier', via: null } as const;
  if (past) {
    await linkLeads(trx, { ...link, otherId: past.id }, at);
  }
  if (elsewhere) {
    const told = { here: { carriedOnAt: elsewhere.toName }, there: { askedAt: location.name } };
    await linkLeads(trx, { ...link, otherId: elsewhere.lead.id }, at, null, told);
  }
}

/** The row of a new lead, with clock and plan as its first event makes them. */
function newRow(request: NewRequest, now: Temporal.Instant) {
  const { location, means, consentVersion, originAddress, actorId, sourceDetails, ...said } =
    request;
  const at = toIso(now);
  const mayMail = consentVersion !== null && said.email !== null;
  const summary = firstSummary(
    { requestedAt: at, source: said.source, actorId, mayMail },
    location,
  );
  return {
    ...said,
    locationId: location.id,
    sourceDetails: JSON.stringify(sourceDetails),
    status: 'requested' as const,
    requestedAt: at,
    ...summary,
    nextStepAt: summary.dueAt,
    nextStep: summary.dueAt === null ? null : ('call' as const),
  };
}
