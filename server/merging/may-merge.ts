import { standingAppointments } from '../booking/appointment.queries.ts';
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
    if (await isExpected(db, lead, now)) {
      const place = (await findLocation(db, lead.locationId))?.name ?? 'its location';
      reasons.push(
        `${lead.reference} has a visit ahead at ${place}. Keep that lead, or move the visit first.`,
      );
    }
  }
  return reasons;
}

/** Whether the person is to come: then all that is written to them must name that very place. */
async function isExpected(db: Db, { id }: LeadRow, now: string): Promise<boolean> {
  const standing = await standingAppointments(db, id);
  return standing.some(({ status, endsAt }) => status === 'booked' && endsAt > now);
}
