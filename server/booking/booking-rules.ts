import type { Location } from '../../shared/records.ts';
import type { AppointmentKind, AppointmentStatus } from '../../shared/vocabulary.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid, notFound } from '../http/errors.ts';
import { formatPhone } from '../intake/phone.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { requireOpen } from '../leads/open-lead.ts';
import { findLocation } from '../locations/location.queries.ts';
import { findAppointment } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';

/** Who acts: null is the patient, with the booking link; else a member of staff. */
export type Actor = string | null;

const farthestHours = 24 * 366 * 2;

/**
 * The lead as it is inside the transaction, and its location.
 * @throws HttpError 409 where the lead is closed or merged into another
 */
export async function openLead(
  trx: Trx,
  leadId: number,
): Promise<{ lead: LeadRow; location: Location }> {
  const lead = await findLead(trx, leadId);
  const location = lead && (await findLocation(trx, lead.locationId));
  if (!lead || !location) {
    throw notFound('This lead');
  }
  requireOpen(lead);
  return { lead, location };
}

/** @throws HttpError 404, or 409 where the appointment is not booked any more */
export async function bookedAppointment(trx: Trx, id: number): Promise<AppointmentRow> {
  const appointment = await findAppointment(trx, id);
  if (!appointment) {
    throw notFound('This appointment');
  }
  if (appointment.status !== 'booked') {
    throw new HttpError(409, 'appointment.notBooked', settled[appointment.status]);
  }
  return appointment;
}

const settled: Record<Exclude<AppointmentStatus, 'booked'>, string> = {
  completed: 'This appointment is completed already.',
  cancelled: 'This appointment is cancelled already.',
  noShow: 'This appointment is marked as “did not come” already.',
};

/** @throws HttpError 422 for a time that is over, or too far off to be meant */
export function requireFuture(start: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(start, now) <= 0) {
    throw invalid({ startsAt: 'This time is over. Please choose a later one.' });
  }
  if (Temporal.Instant.compare(start, now.add({ hours: farthestHours })) > 0) {
    throw invalid({ startsAt: 'This is more than two years off. Please check the year.' });
  }
}

/** @throws HttpError 422 for a visit written down afterwards that is still to come */
export function requireBegun(start: Temporal.Instant, now: Temporal.Instant): void {
  if (Temporal.Instant.compare(start, now) > 0) {
    throw invalid({ startsAt: 'This time is still to come. Book it instead.' });
  }
}

/**
 * What the patient may still change by the booking page.
 * @throws HttpError 409 after the location's notice limit
 */
export function requireChangeable(
  appointment: AppointmentRow,
  location: Location,
  now: Temporal.Instant,
): void {
  if (!mayChange(appointment, location, now)) {
    throw new HttpError(
      409,
      'appointment.tooLate',
      `It is too late to change this here. Please call ${formatPhone(location.phone)}.`,
    );
  }
}

export function mayChange(
  appointment: Pick<AppointmentRow, 'startsAt'>,
  location: Location,
  now: Temporal.Instant,
): boolean {
  const limit = now.add({ minutes: location.settings.changeNoticeMinutes });
  return Temporal.Instant.compare(appointment.startsAt, limit) >= 0;
}

/**
 * One person can't be in two places, and has one consultation ahead at most.
 * @throws HttpError 409
 */
export function requireNoClash(
  others: readonly AppointmentRow[],
  wish: { kind: AppointmentKind; startsAt: string; endsAt: string; now: string },
): void {
  const isAhead = ({ kind, startsAt }: Pick<AppointmentRow, 'kind' | 'startsAt'>) =>
    kind === 'consultation' && startsAt > wish.now;
  if (isAhead(wish) && others.some((each) => each.status === 'booked' && isAhead(each))) {
    throw alreadyBooked('There is already a consultation ahead. Move it instead.');
  }
  if (others.some((each) => each.startsAt < wish.endsAt && each.endsAt > wish.startsAt)) {
    throw alreadyBooked('This person has another appointment at that time.');
  }
}

export function alreadyBooked(message: string): HttpError {
  return new HttpError(409, 'appointment.alreadyBooked', message);
}
