import { standingAppointments } from '../booking/appointment.queries.ts';
import type { AppointmentRow } from '../booking/booking.table.ts';
import type { Db } from '../db/database.ts';
import { lastActivityAt } from '../leads/activity.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { findLocation } from '../locations/location.queries.ts';

/**
 * Why these leads can't become one, each in a sentence that says what to do.
 * @param leads the one that stays first
 */
export async function whyNotMerge(
  db: Db,
  [into, ...others]: readonly [LeadRow, ...LeadRow[]],
  now: string,
): Promise<string[]> {
  const reasons: string[] = [];
  for (const lead of [into, ...others]) {
    if ((await lastActivityAt(db, lead.id, 'erased')) !== null) {
      reasons.push(`The personal data of ${lead.reference} were erased: nothing can be compared.`);
    }
  }
  for (const lead of others.filter(({ locationId }) => locationId !== into.locationId)) {
    const visit = await bookedVisit(db, lead);
    if (visit) {
      const place = (await findLocation(db, visit.locationId))?.name ?? 'its location';
      reasons.push(
        visit.endsAt > now
          ? `${lead.reference} has a visit ahead at ${place}. Keep that lead, or move the visit first.`
          : `${lead.reference} had a visit at ${place}. Say how it went, or keep that lead.`,
      );
    }
  }
  return reasons;
}

/**
 * Whoever is to come is written to in the name of that very place, and only that place can say how
 * a visit went.
 */
async function bookedVisit(db: Db, { id }: LeadRow): Promise<AppointmentRow | undefined> {
  const standing = await standingAppointments(db, id);
  return standing.findLast(({ status }) => status === 'booked');
}
