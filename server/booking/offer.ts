import type { Location } from '../../shared/records.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { isOver } from '../leads/open-lead.ts';
import { nextOf } from './ahead.ts';
import { appointmentMinutes } from './appointment-length.ts';
import { lengthOf } from './appointment-facts.ts';
import { standingAppointments } from './appointment.queries.ts';
import { patientWindow, type Slot } from './availability.ts';
import type { AppointmentRow } from './booking.table.ts';
import { findSlots } from './slots.ts';

/** How a patient stands: what is booked, and what could be chosen. */
export type Offer = {
  /** Booked and not over yet; null: none. */
  readonly ahead: AppointmentRow | null;
  /** Nothing ahead, and one has taken place: what comes next is arranged by phone. */
  readonly hadOne: boolean;
  readonly kind: 'consultation' | 'infusion';
  readonly minutes: number;
  readonly slots: readonly Slot[];
};

type Person = { readonly lead: LeadRow; readonly location: Location };

/**
 * What the lead has, and the times it could have: for a first consultation, or to move what is
 * ahead. Patients book consultations only; whatever they have booked they may move.
 */
export async function offerFor(
  ctx: Context,
  { lead, location }: Person,
  db: Db = ctx.db,
): Promise<Offer> {
  const now = ctx.clock.now();
  const standing = await standingAppointments(db, lead.id);
  const ahead = nextOf(standing, toIso(now));
  const hadOne = !ahead && standing.length > 0;
  const kind = ahead?.kind ?? 'consultation';
  const minutes = ahead
    ? lengthOf(ahead)
    : appointmentMinutes(location.settings, kind, lead.concern);
  if (hadOne || isOver(lead)) {
    return { ahead, hadOne, kind, minutes, slots: [] };
  }
  const slots = await findSlots(db, {
    leadId: lead.id,
    location,
    kind,
    minutes,
    window: patientWindow(location, now),
    now,
    moving: ahead?.id ?? null,
  });
  return { ahead, hadOne, kind, minutes, slots };
}
