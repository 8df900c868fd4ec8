import type { z } from 'zod';
import { statusStamps } from '../../shared/lead-status.ts';
import type { noteInput, statusCorrection } from '../../shared/lead.ts';
import { type Concern, type LeadStatus, statuses } from '../../shared/vocabulary.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { standingAppointments } from '../booking/appointment.queries.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid } from '../http/errors.ts';
import { replan } from '../follow-up/replan.ts';
import { findLocation } from '../locations/location.queries.ts';
import { wholeTime } from '../locations/local-time.ts';
import { type Principal, requireRole } from '../staff/principal.ts';
import { appendActivity } from './activity.queries.ts';
import { updateLead, visibleLead, writableLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * A note that tells of a contact with the person stops the response clock.
 * @returns the id of the new activity
 */
export async function addNote(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { text, contact }: z.output<typeof noteInput>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    await writableLead(trx, principal, leadId);
    const at = nowIso(ctx.clock);
    const data = { text, ...(contact === true && { contact }) };
    const id = await appendActivity(trx, {
      leadId,
      at,
      actorId: principal.userId,
      type: 'note',
      data,
    });
    if (contact === true) {
      await replan(trx, leadId, at);
    }
    return id;
  });
}

/** Shows what the person suffers from and wrote; who looked is kept in the lead's history. */
export async function revealLead(
  ctx: Context,
  principal: Principal,
  leadId: number,
): Promise<{ concern: Concern; message: string | null }> {
  return ctx.db.transaction().execute(async (trx) => {
    const { concern, message } = await visibleLead(trx, principal, leadId);
    const at = nowIso(ctx.clock);
    const actorId = principal.userId;
    await appendActivity(trx, { leadId, at, actorId, type: 'revealed' });
    await recordAudit(trx, {
      at,
      actorId,
      action: 'reveal',
      resource: 'leads',
      recordId: String(leadId),
    });
    return { concern, message };
  });
}

/**
 * A manager puts a wrong status right, with a written reason. Stamps of stages that the lead
 * then hasn't reached go, so that no report counts them.
 * @throws HttpError 403 for the front desk, 409 for a closed lead, or for one that would fall behind
 *   an appointment it has
 */
export async function correctStatus(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { status, reason }: z.output<typeof statusCorrection>,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    requireRole(principal, 'manager');
    if (lead.status === 'closed') {
      throw new HttpError(409, 'lead.refused', 'This lead is closed. Reopen it first.');
    }
    if (lead.status === status) {
      throw invalid({ status: 'The lead has this status already.' });
    }
    if (statuses.indexOf(status) < statuses.indexOf('booked')) {
      await requireNothingBooked(trx, lead);
    }
    const at = nowIso(ctx.clock);
    await updateLead(trx, leadId, { status, ...correctedStamps(lead, status, at) });
    await appendActivity(trx, {
      leadId,
      at,
      actorId: principal.userId,
      type: 'statusCorrected',
      data: { from: lead.status, to: status, reason },
    });
    await replan(trx, leadId, at);
  });
}

/**
 * Were the lead put back while an appointment stands, that appointment could never move it again.
 * @throws HttpError 409 that names the appointment
 */
async function requireNothingBooked(trx: Trx, lead: LeadRow): Promise<void> {
  const standing = await standingAppointments(trx, lead.id);
  const booked = standing.find((each) => each.status === 'booked');
  const location = booked && (await findLocation(trx, booked.locationId));
  if (booked && location) {
    const time = wholeTime(booked.startsAt, location, 'en');
    throw new HttpError(
      409,
      'lead.hasAppointment',
      `The ${booked.kind} of ${time}, is still booked. Cancel it instead: the status follows.`,
    );
  }
}

type Stamps = Partial<Record<'emailedAt' | 'bookedAt' | 'infusedAt', string | null>>;

/** What becomes of the stamps where the status is put right: those of later stages go. */
export function correctedStamps(
  lead: Readonly<Record<'emailedAt' | 'bookedAt' | 'infusedAt', string | null>>,
  status: LeadStatus,
  at: string,
): Stamps {
  const stamps: Stamps = {};
  for (const stage of ['emailed', 'booked', 'infused'] as const) {
    const column = statusStamps[stage];
    if (statuses.indexOf(stage) > statuses.indexOf(status)) {
      stamps[column] = null;
    } else if (stage === status) {
      stamps[column] = lead[column] ?? at;
    }
  }
  return stamps;
}
