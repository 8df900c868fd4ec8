import type { AppointmentStatus } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';
import type { AppointmentRow } from './booking.table.ts';

/** What the mails about appointments ask of them. */

/** Whether the person has an appointment that was made after this instant. */
export async function bookedSince(db: Db, leadId: number, since: string): Promise<boolean> {
  return (await bookedAfter(db, leadId, 'booked', since, 1)).length > 0;
}

const bookedAfter = prepared(
  (db, leadId: number, status: AppointmentStatus, since: string, limit: number) =>
    db
      .selectFrom('appointments')
      .select('id')
      .where('leadId', '=', leadId)
      .where('status', '=', status)
      .where('createdAt', '>', since)
      .limit(limit),
);

/** Booked appointments of a location that start after `after` and until `until`. */
export async function bookedBetween(
  db: Db,
  locationId: number,
  after: string,
  until: string,
): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('locationId', '=', locationId)
    .where('status', '=', 'booked')
    .where('startsAt', '>', after)
    .where('startsAt', '<=', until)
    .orderBy('startsAt')
    .execute();
}

/** Keeps for which hours a reminder is done with; no change that staff would notice. */
export async function markReminders(trx: Trx, id: number, hours: readonly number[]): Promise<void> {
  await trx
    .updateTable('appointments')
    .set({ remindersQueued: JSON.stringify(hours) })
    .where('id', '=', id)
    .execute();
}
