import type { Location } from '../../shared/records.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { isOver } from '../leads/open-lead.ts';
import { daysBetween } from '../locations/calendar.ts';
import { nextOf } from './ahead.ts';
import { appointmentMinutes } from './appointment-length.ts';
import { lengthOf } from './appointment-facts.ts';
import { standingAppointments } from './appointment.queries.ts';
import {
  type FreeDays,
  freeDays,
  noFreeDays,
  patientWindow,
  type Slot,
  type SlotWindow,
} from './availability.ts';
import type { AppointmentRow } from './booking.table.ts';
import { slotSearch } from './slots.ts';

/** How a patient stands: what is booked, and what could be chosen. */
export type Offer = {
  /** Booked and not over yet; null: none. */
  readonly ahead: AppointmentRow | null;
  /** Nothing ahead, and one has taken place: what comes next is arranged by phone. */
  readonly hadOne: boolean;
  readonly kind: 'consultation' | 'infusion';
  readonly minutes: number;
  /** What could be chosen, up to the horizon. */
  readonly free: FreeDays;
  readonly window: SlotWindow;
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
  const window = patientWindow(location, now);
  const stands = { ahead, hadOne, kind, minutes, window };
  if (hadOne || isOver(lead)) {
    return { ...stands, free: noFreeDays };
  }
  const wish = { leadId: lead.id, location, kind, minutes, window, now, moving: ahead?.id ?? null };
  return { ...stands, free: freeDays(await slotSearch(db, wish)) };
}

/** The earliest time that could be chosen; looks no further than the day it is on. */
export function firstFree({ free, window }: Pick<Offer, 'free' | 'window'>): Slot | null {
  const day = daysBetween(window.from, window.to).find((date) => free.on(date).length > 0);
  return (day && free.on(day)[0]) ?? null;
}
