import { currentConsent } from '../../shared/consent.ts';
import { type LeadChanges, type NewLead, newLead } from '../../shared/lead.ts';
import { nowIso } from '../clock.ts';
import { sayVoicemail } from '../consent/ledger.service.ts';
import type { Context } from '../context.ts';
import { invalid, parseBody } from '../http/errors.ts';
import { findLocation } from '../locations/location.queries.ts';
import { type Principal, maySeeLocation } from '../staff/principal.ts';
import { appendActivity } from './activity.queries.ts';
import { assignWithin } from './assign-lead.ts';
import { phoneOf, requireReach, toColumns } from './lead-columns.ts';
import { updateLead } from './lead.queries.ts';
import { recordRequest } from './record-request.ts';

/**
 * `POST /api/leads`: somebody called, walked in or was referred. Without the person's consent
 * no mail goes out by itself.
 * @returns the id of the lead, which may be one that was open already
 */
export async function createLead(
  ctx: Context,
  principal: Principal,
  body: unknown,
): Promise<number> {
  const { note, assigneeId, contactConsent, locationId, ...said } = parseBody(newLead, body);
  const location = await findLocation(ctx.db, locationId);
  if (!location?.active || !maySeeLocation(principal, locationId)) {
    throw invalid({ locationId: 'Choose one of your locations.' });
  }
  const reach = {
    email: said.email?.toLowerCase() ?? null,
    phone: said.phone ? phoneOf(said.phone) : null,
  };
  requireReach(reach);
  const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
  return ctx.db.transaction().execute(async (trx) => {
    const { leadId } = await recordRequest(ctx, trx, {
      location,
      firstName: said.firstName,
      lastName: said.lastName,
      ...reach,
      preferredContact: said.preferredContact ?? (reach.email === null ? 'phone' : 'email'),
      bestTime: said.bestTime ?? null,
      language: said.language ?? 'en',
      concern: said.concern ?? 'undisclosed',
      howHeard: said.howHeard ?? null,
      requesterName: said.requesterName ?? null,
      requesterRelation: said.requesterRelation ?? null,
      message: said.message ?? null,
      source: said.source,
      sourceDetails: {},
      consentVersion: contactConsent ? currentConsent().version : null,
      means: 'staff',
      originAddress: null,
      actorId: principal.userId,
    });
    const lead = await updateLead(trx, leadId, toColumns(onlyStaffKnow(said)));
    if (said.voicemailOk !== undefined && said.voicemailOk !== null) {
      await sayVoicemail(trx, lead, said.voicemailOk, by);
    }
    await assignWithin(trx, lead, assigneeId ?? lead.assigneeId ?? principal.userId, by);
    if (note) {
      await appendActivity(trx, { leadId, ...by, type: 'note', data: { text: note } });
    }
    return leadId;
  });
}

/** What no form asks, so that `recordRequest` knows nothing of it. */
function onlyStaffKnow(said: Partial<NewLead>): Partial<LeadChanges> {
  const { okToTalkTo, formsSentAt, formsReceivedAt, clinicalReview, driverConfirmed } = said;
  return Object.fromEntries(
    Object.entries({
      okToTalkTo,
      formsSentAt,
      formsReceivedAt,
      clinicalReview,
      driverConfirmed,
    }).filter(([, value]) => value !== undefined),
  );
}
