import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { refreshNextStep } from '../leads/lead.service.ts';
import type { Location } from '../../shared/records.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { aboutAppointment, lengthOf } from './appointment-facts.ts';
import { updateAppointment } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';
import {
  type Actor,
  bookedAppointment,
  openLead,
  requireChangeable,
  requireFuture,
} from './booking-rules.ts';
import { deleteHold } from './hold.queries.ts';
import { findPlace } from './place.ts';

export type Moving = {
  readonly id: number;
  readonly start: Temporal.Instant;
  /** Staff only: null keeps the room where it can. */
  readonly roomId?: number | null;
  readonly actorId: Actor;
  /** Staff only: false where they tell the person themselves, so that no mail goes out. */
  readonly notify?: boolean;
  /** What the mover saw: an appointment that was moved since then stays. Null: whatever it is. */
  readonly version?: number | null;
};

/**
 * Moves a booked appointment, as long as it was, and tells the person unless staff say they do.
 * Where it is at that time in that room already, nothing happens, so the same move sent twice
 * mails once.
 * @throws HttpError 409 where the room is taken, it is not booked any more, was moved since it
 *   was looked at, or (patients) after the notice limit; 422 for a time or room that can't be
 */
export async function moveAppointment(ctx: Context, wish: Moving): Promise<AppointmentRow> {
  const appointment = await ctx.db.transaction().execute(async (trx) => {
    const booked = await bookedAppointment(trx, wish.id);
    if (isThere(booked, wish)) {
      return booked;
    }
    requireSeen(booked, wish);
    return move(ctx, trx, booked, wish);
  });
  ctx.events.emit('outbox');
  return appointment;
}

function isThere(appointment: AppointmentRow, { start, roomId }: Moving): boolean {
  const sameRoom = (roomId ?? appointment.roomId) === appointment.roomId;
  return appointment.startsAt === toIso(start) && sameRoom;
}

function requireSeen(appointment: AppointmentRow, { version }: Moving): void {
  if (version != null && version !== appointment.version) {
    throw new HttpError(
      409,
      'appointment.versionConflict',
      'Somebody moved this appointment in the meantime. Look where it is now.',
    );
  }
}

async function move(
  ctx: Context,
  trx: Trx,
  booked: AppointmentRow,
  wish: Moving,
): Promise<AppointmentRow> {
  const { actorId, notify = true } = wish;
  const { lead, location } = await openLead(trx, booked.leadId);
  const place = await newPlace(ctx, trx, booked, wish, location);
  const moved = await updateAppointment(trx, booked.id, {
    ...place,
    // Reminders are due again, by the new time.
    remindersQueued: '[]',
    calendarSequence: booked.calendarSequence + 1,
  });
  await deleteHold(trx, lead.id);
  await appendActivity(trx, {
    leadId: lead.id,
    at: toIso(ctx.clock.now()),
    actorId,
    type: 'appointmentMoved',
    data: { ...aboutAppointment(moved), movedFrom: booked.startsAt, ...(!notify && { notify }) },
  });
  await refreshNextStep(trx, lead.id);
  if (notify && moved.startsAt !== booked.startsAt) {
    await queuePatientMail(ctx, trx, { lead, template: 'moved', appointment: moved, actorId });
  }
  return moved;
}

async function newPlace(
  ctx: Context,
  trx: Trx,
  booked: AppointmentRow,
  { start, roomId, actorId }: Moving,
  location: Location,
) {
  const now = ctx.clock.now();
  requireFuture(start, now);
  if (actorId === null) {
    requireChangeable(booked, location, now);
  }
  const { leadId, kind } = booked;
  const wish = { leadId, location, kind, minutes: lengthOf(booked), start, now, moving: booked };
  return findPlace(trx, { ...wish, roomId: roomId ?? null }, actorId);
}
