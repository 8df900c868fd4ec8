import { mailHoldSeconds } from '../../shared/deed.ts';
import type { AppointmentKind } from '../../shared/vocabulary.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { applyEvent } from '../leads/lead.service.ts';
import { replan } from '../follow-up/replan.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { settleCalls } from '../tasks/task.service.ts';
import { appointmentMinutes } from './appointment-length.ts';
import { insertAppointment, standingAppointments } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';
import {
  type Actor,
  alreadyBooked,
  openLead,
  requireBegun,
  requireFuture,
  requireNoClash,
} from './booking-rules.ts';
import { aboutAppointment } from './appointment-facts.ts';
import { deleteHold } from './hold.queries.ts';
import { placeForPatient, placeForStaff, type PlaceWish } from './place.ts';

export type NewBooking = {
  readonly leadId: number;
  readonly kind: AppointmentKind;
  readonly start: Temporal.Instant;
  readonly actorId: Actor;
  /** Staff only: null is any room that fits. */
  readonly roomId?: number | null;
  /** Staff only: null is the location's length for this kind and concern. */
  readonly minutes?: number | null;
  /** Staff only: a visit that has taken place, or is taking place, is written down afterwards. */
  readonly recording?: boolean;
};

export type Booked = { readonly appointment: AppointmentRow; readonly activityId: number };

/**
 * Books a time, all in one transaction: the appointment, the lead's status and history, the
 * next step and the confirmation by mail.
 * @returns the appointment, and the activity that tells of it
 * @throws HttpError 409 where the room is taken, the lead is closed or has a consultation ahead;
 *   422 for a time or room that can't be
 */
export async function bookAppointment(ctx: Context, wish: NewBooking): Promise<Booked> {
  const booked = await ctx.db.transaction().execute((trx) => book(ctx, trx, wish));
  ctx.events.emit('outbox');
  return booked;
}

async function book(ctx: Context, trx: Trx, wish: NewBooking): Promise<Booked> {
  const now = ctx.clock.now();
  const { lead, location } = await openLead(trx, wish.leadId);
  const minutes = wish.minutes ?? appointmentMinutes(location.settings, wish.kind, lead.concern);
  const startsAt = toIso(wish.start);
  const endsAt = toIso(wish.start.add({ minutes }));
  const standing = await standingAppointments(trx, lead.id);
  requireNoClash(standing, { kind: wish.kind, startsAt, endsAt, now: toIso(now) });
  requireBookable(wish, standing, now);
  const roomId = await findRoom(trx, wish, {
    leadId: lead.id,
    location,
    kind: wish.kind,
    minutes,
    start: wish.start,
    now,
    roomId: wish.roomId ?? null,
    moving: null,
  });
  const appointment = await insertAppointment(trx, {
    leadId: lead.id,
    locationId: location.id,
    roomId,
    kind: wish.kind,
    startsAt,
    endsAt,
    status: 'booked',
    bookedBy: wish.actorId ?? 'patient',
    createdAt: toIso(now),
  });
  const activityId = await noteBooked(ctx, trx, lead, appointment, wish);
  return { appointment, activityId };
}

function requireBookable(
  wish: NewBooking,
  standing: readonly AppointmentRow[],
  now: Temporal.Instant,
): void {
  if (wish.recording === true) {
    requireBegun(wish.start, now);
    return;
  }
  requireFuture(wish.start, now);
  if (wish.actorId === null && standing.length > 0) {
    throw alreadyBooked('You have had your appointment. Please call to arrange what comes next.');
  }
}

function findRoom(trx: Trx, wish: NewBooking, place: PlaceWish): Promise<number> {
  return wish.actorId === null ? placeForPatient(trx, place) : placeForStaff(trx, place);
}

async function noteBooked(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  appointment: AppointmentRow,
  { actorId, recording }: NewBooking,
): Promise<number> {
  const at = toIso(ctx.clock.now());
  await deleteHold(trx, lead.id);
  const finishedTaskIds = await settleCalls(trx, lead.id, at, 'booked');
  const activityId = await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId,
    type: 'appointmentBooked',
    data: {
      ...aboutAppointment(appointment),
      ...(finishedTaskIds.length > 0 && { finishedTaskIds }),
    },
  });
  await applyEvent(trx, lead, 'appointmentBooked', { actorId, at });
  const booked = await replan(trx, lead.id, at);
  if (recording !== true) {
    await queuePatientMail(ctx, trx, {
      lead: booked,
      template: 'confirmation',
      appointment,
      actorId,
      // Staff may take the booking back; a patient waits for the mail.
      ...(actorId !== null && { holdSeconds: mailHoldSeconds }),
    });
  }
  return activityId;
}
