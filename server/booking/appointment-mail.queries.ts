import type { Db, Trx } from '../db/database.ts';
import type { AppointmentRow } from './booking.table.ts';

/** What the mails about appointments ask of them. */

/** Whether the person has an appointment that was made after this instant. */
export async function bookedSince(db: Db, leadId: number, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointments')
    .select('id')
    .where('leadId', '=', leadId)
    .where('status', '=', 'booked')
    .where('createdAt', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

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
