import type { z } from 'zod';
import type { declineInput, transferInput } from '../../shared/transfer.ts';
import { standingAppointments } from '../booking/appointment.queries.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid, notFound } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { requireOpen } from '../leads/open-lead.ts';
import { findLocation } from '../locations/location.queries.ts';
import { wholeTime } from '../locations/local-time.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { createTask } from '../tasks/task.service.ts';
import { endOffers } from './end-offers.ts';
import { answerTransfer, insertTransfer, lastTransfer } from './transfer.queries.ts';
import type { TransferRow } from './transfer.table.ts';

/**
 * Offers a lead to another location. Until that location accepts, nothing changes: the lead, its
 * clock and its follow-up stay here.
 * @returns the activity that tells of it
 * @throws HttpError 404, 409 where it is over, offered already or has a visit ahead, 422
 */
export async function offerTransfer(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { locationId, note }: z.output<typeof transferInput>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    await requireTransferable(trx, lead);
    if ((await lastTransfer(trx, leadId))?.status === 'offered') {
      throw new HttpError(409, 'transfer.offered', 'This lead is offered to a location already.');
    }
    const target = locationId === lead.locationId ? undefined : await findLocation(trx, locationId);
    if (!target?.active) {
      throw invalid({ locationId: 'Choose another location.' });
    }
    const by = { at: nowIso(ctx.clock), actorId: principal.userId };
    const transferId = await insertTransfer(trx, {
      ...snapshotOf(lead),
      leadId,
      fromLocationId: lead.locationId,
      toLocationId: target.id,
      status: 'offered',
      note,
      answerNote: null,
      offeredAt: by.at,
      offeredById: by.actorId,
      answeredAt: null,
      answeredById: null,
    });
    const data = { transferId, to: target.name, ...(note !== null && { note }) };
    return appendActivity(trx, { leadId, ...by, type: 'transferOffered', data });
  });
}

function snapshotOf({ reference, firstName, lastName, phone, language, requestedAt }: LeadRow) {
  return { reference, firstName, lastName, phone, language, requestedAt };
}

/**
 * A visit is its location's: it has to be settled before somebody else carries the lead on.
 * @throws HttpError 409
 */
export async function requireTransferable(trx: Trx, lead: LeadRow): Promise<void> {
  requireOpen(lead);
  const standing = await standingAppointments(trx, lead.id);
  const booked = standing.find(({ status }) => status === 'booked');
  const location = booked && (await findLocation(trx, booked.locationId));
  if (booked && location) {
    const time = wholeTime(booked.startsAt, location, 'en');
    throw new HttpError(
      409,
      'lead.hasAppointment',
      `The ${booked.kind} of ${time}, is still booked at ${location.name}. Cancel it, or say how it went, before the lead is handed over.`,
    );
  }
}

export type OpenOffer = { readonly offer: TransferRow; readonly lead: LeadRow };

/**
 * The offer of a lead that this person may answer, as one of the location it was made to.
 * @throws HttpError 404 where none was made to them, 409 where it has been answered
 */
export async function offerTo(trx: Trx, principal: Principal, leadId: number): Promise<OpenOffer> {
  const offer = await lastTransfer(trx, leadId);
  if (!offer || !maySeeLocation(principal, offer.toLocationId)) {
    throw notFound('This offer');
  }
  return { offer: requireUnanswered(offer), lead: await leadOf(trx, leadId) };
}

/**
 * The other location declines: the lead stays where it is, and whoever offered it is told to decide
 * what comes next.
 */
export async function declineTransfer(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { note }: z.output<typeof declineInput>,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const { offer, lead } = await offerTo(trx, principal, leadId);
    const by = { at: nowIso(ctx.clock), actorId: principal.userId };
    await answer(trx, offer, { ...by, status: 'declined', note });
    const to = (await findLocation(trx, offer.toLocationId))?.name;
    const data = { transferId: offer.id, to, note };
    await appendActivity(trx, { leadId, ...by, type: 'transferDeclined', data });
    await createTask(trx, {
      leadId,
      kind: 'review',
      dueAt: by.at,
      title: `${to} declined: decide the next step`,
      origin: 'event',
      reason: note,
      assigneeId: lead.assigneeId ?? offer.offeredById,
    });
  });
}

/** Takes an offer back that nobody has answered yet. */
export async function withdrawTransfer(
  ctx: Context,
  principal: Principal,
  leadId: number,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await writableLead(trx, principal, leadId);
    const offer = await lastTransfer(trx, leadId);
    if (!offer) {
      throw notFound('This offer');
    }
    requireUnanswered(offer);
    await endOffers(trx, leadId, { at: nowIso(ctx.clock), actorId: principal.userId });
  });
}

export type TransferAnswer = {
  readonly at: string;
  readonly actorId: string;
  readonly status: 'accepted' | 'declined';
  readonly note: string | null;
};

/** Writes down what became of an offer. */
export async function answer(
  trx: Trx,
  { id }: TransferRow,
  { at, actorId, status, note }: TransferAnswer,
): Promise<void> {
  const answered = { answeredAt: at, answeredById: actorId };
  await answerTransfer(trx, id, { status, answerNote: note, ...answered });
}

const answers = {
  accepted: 'This lead has been taken over already.',
  declined: 'This offer has been declined already.',
  withdrawn: 'This offer has been withdrawn.',
};

function requireUnanswered(offer: TransferRow): TransferRow {
  if (offer.status !== 'offered') {
    throw new HttpError(409, 'transfer.answered', answers[offer.status]);
  }
  return offer;
}

async function leadOf(trx: Trx, leadId: number): Promise<LeadRow> {
  const lead = await findLead(trx, leadId);
  if (!lead) {
    throw notFound('This lead');
  }
  return lead;
}
