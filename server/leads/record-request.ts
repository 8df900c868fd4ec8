import type { NewRequest } from '../../shared/request.ts';
import { nowIso, toIso } from '../clock.ts';
import { assignInTurn } from '../assignment/in-turn.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { firstSummary } from '../follow-up/first-summary.ts';
import { replan } from '../follow-up/replan.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { hasSaidNo } from '../consent/why-not.ts';
import { inheritStop } from '../consent/contact-stop.service.ts';
import { createTask } from '../tasks/task.service.ts';
import { appendActivity } from './activity.queries.ts';
import { insertLead, openLeadsReachedBy } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { raiseLead } from './raise-lead.ts';
import { recordConsent } from '../consent/record-consent.ts';
import { mayBeSamePerson } from './same-person.ts';

export type Recorded = { readonly leadId: number; readonly reference: string };

/**
 * Takes a request in, all in the caller's transaction: lead, history, consent and the mail with
 * the booking link. The same person asking the same location again while a lead is open raises
 * that lead instead of making a second one, and gets the same answer.
 */
export async function recordRequest(
  ctx: Context,
  trx: Trx,
  request: NewRequest,
): Promise<Recorded> {
  const reached = await openLeadsReachedBy(trx, request.location.id, request);
  const known = reached
    .filter((lead) => mayBeSamePerson(lead, request.firstName))
    .toSorted((a, b) => Number(b.email === request.email) - Number(a.email === request.email))[0];
  const lead = known
    ? await raiseLead(ctx, trx, known, request)
    : await createLead(ctx, trx, request);
  return { leadId: lead.id, reference: lead.reference };
}

async function createLead(ctx: Context, trx: Trx, request: NewRequest): Promise<LeadRow> {
  const at = nowIso(ctx.clock);
  const inserted = await insertLead(trx, newRow(request, ctx.clock.now()));
  await appendActivity(trx, {
    leadId: inserted.id,
    at,
    actorId: request.actorId,
    type: 'requested',
    data: { source: request.source, language: request.language },
  });
  const lead = await heedStop(trx, inserted, request, at);
  await recordConsent(trx, lead.id, request, at);
  if (request.consentVersion !== null) {
    const { actorId, location } = request;
    await queuePatientMail(ctx, trx, { lead, template: 'bookingLink', actorId, location });
  }
  const given =
    request.actorId === null
      ? await assignInTurn(trx, lead, request.location, ctx.clock.now())
      : lead;
  // For whoever was spoken to already the plan has a next call; a web request has its clock.
  const isKnown = lead.firstContactAt !== null && request.actorId !== null;
  return isKnown || (await hasSaidNo(trx, lead)) ? replan(trx, lead.id, at) : given;
}

/** Somebody not to be contacted has asked again: a person decides what comes of it. */
async function heedStop(
  trx: Trx,
  inserted: LeadRow,
  request: NewRequest,
  at: string,
): Promise<LeadRow> {
  const lead = await inheritStop(trx, inserted, at);
  if (lead.contactStop === 'doNotContact') {
    await createTask(trx, {
      leadId: lead.id,
      kind: 'review',
      dueAt: at,
      title: 'Asked again: decide whether to contact them',
      origin: 'event',
      reason: 'Somebody of this name and number asked us before not to contact them.',
      assigneeId: request.actorId,
    });
  }
  return lead;
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
