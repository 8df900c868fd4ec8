import { consentWording } from '../../shared/consent.ts';
import type { NewRequest } from '../../shared/request.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { appendActivity, lastActivityAt } from './activity.queries.ts';
import { insertConsents } from './consent.queries.ts';
import { insertLead, openLeadsReachedBy, updateLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { mayBeSamePerson } from './same-person.ts';

export type Recorded = { readonly leadId: number; readonly reference: string };

const linkPause = Temporal.Duration.from({ minutes: 10 });

/**
 * Takes a request in, all in the caller's transaction: lead, history, consent and the mail with
 * the booking link. The same person asking the same location again while a lead is open raises
 * that lead instead of making a second one; the visitor can't tell the difference.
 */
export async function recordRequest(
  ctx: Context,
  trx: Trx,
  request: NewRequest,
): Promise<Recorded> {
  const reached = await openLeadsReachedBy(trx, request.location.id, request);
  const known = reached.find((lead) => mayBeSamePerson(lead, request.firstName));
  const lead = known
    ? await raiseLead(ctx, trx, known, request)
    : await createLead(ctx, trx, request);
  return { leadId: lead.id, reference: lead.reference };
}

async function createLead(ctx: Context, trx: Trx, request: NewRequest): Promise<LeadRow> {
  const at = nowIso(ctx.clock);
  const lead = await insertLead(trx, newRow(request, ctx.clock.now()));
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: request.actorId,
    type: 'requested',
    data: { source: request.source, language: request.language },
  });
  await recordConsent(trx, lead.id, request, at);
  if (request.consentVersion !== null) {
    const { actorId, location } = request;
    await queuePatientMail(ctx, trx, { lead, template: 'bookingLink', actorId, location });
  }
  return lead;
}

/** The row of a new lead. A visit or call in person is contact already, so no clock runs. */
function newRow(request: NewRequest, now: Temporal.Instant) {
  const { location, means, consentVersion, originAddress, actorId, sourceDetails, ...said } =
    request;
  const at = toIso(now);
  const reached = said.source === 'phone' || said.source === 'walkIn';
  const deadlines = reached ? null : responseDeadlines(location, now);
  const dueAt = deadlines && toIso(deadlines.dueAt);
  return {
    ...said,
    locationId: location.id,
    sourceDetails: JSON.stringify(sourceDetails),
    status: 'requested' as const,
    requestedAt: at,
    firstContactAt: reached ? at : null,
    dueAt,
    breachAt: deadlines && toIso(deadlines.breachAt),
    nextStepAt: dueAt,
    nextStep: dueAt === null ? null : ('call' as const),
  };
}

async function raiseLead(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  request: NewRequest,
): Promise<LeadRow> {
  const at = nowIso(ctx.clock);
  const linkedAt = await lastActivityAt(trx, lead.id, 'emailQueued');
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: request.actorId,
    type: 'requestedAgain',
    data: { source: request.source, language: request.language, ...otherReach(lead, request) },
  });
  await recordConsent(trx, lead.id, request, at);
  const earliest = toIso(ctx.clock.now().subtract(linkPause));
  if (lead.status !== 'booked' && (linkedAt === null || linkedAt <= earliest)) {
    const { actorId, location } = request;
    await queuePatientMail(ctx, trx, { lead, template: 'bookingLink', actorId, location });
  }
  return updateLead(trx, lead.id, {});
}

/** An address or number that the lead doesn't have: for staff to see, never taken over by itself. */
function otherReach(lead: LeadRow, { email, phone }: NewRequest): Record<string, string> {
  return {
    ...(email !== null && email !== lead.email && { email }),
    ...(phone !== null && phone !== lead.phone && { phone }),
  };
}

async function recordConsent(
  trx: Trx,
  leadId: number,
  request: NewRequest,
  at: string,
): Promise<void> {
  const wording =
    request.consentVersion === null ? undefined : consentWording(request.consentVersion);
  if (!wording) {
    return;
  }
  const { language, means, originAddress, actorId } = request;
  await insertConsents(
    trx,
    wording.channels.map((channel) => ({
      leadId,
      at,
      channel,
      action: 'given' as const,
      wordingVersion: wording.version,
      wording: wording.text[language],
      language,
      means,
      originAddress,
      actorId,
    })),
  );
  await appendActivity(trx, {
    leadId,
    at,
    actorId,
    type: 'consentGiven',
    data: { channels: wording.channels, wordingVersion: wording.version, means },
  });
}
