import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import type { Busy } from './availability.ts';
import type { AppointmentRow, AppointmentTable } from './booking.table.ts';

export async function findAppointment(db: Db, id: number): Promise<AppointmentRow | undefined> {
  return db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** @throws HttpError 409 where the room is taken, whatever was checked before */
export async function insertAppointment(
  trx: Trx,
  appointment: Insertable<AppointmentTable>,
): Promise<AppointmentRow> {
  return refuseOverlap(
    trx.insertInto('appointments').values(appointment).returningAll().executeTakeFirstOrThrow(),
  );
}

/**
 * Writes the changes and counts the version up.
 * @throws HttpError 409 where the room is taken, whatever was checked before
 */
export async function updateAppointment(
  trx: Trx,
  id: number,
  changes: Updateable<AppointmentTable>,
): Promise<AppointmentRow> {
  return refuseOverlap(
    trx
      .updateTable('appointments')
      .set({ ...changes, version: sql`version + 1` })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

/** All appointments of a lead that stand: booked or completed, in order. */
export async function standingAppointments(db: Db, leadId: number): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('status', 'in', ['booked', 'completed'])
    .orderBy('startsAt')
    .execute();
}

/** Whether an appointment is booked in this room and not over yet. */
export async function roomHasUpcoming(db: Db, roomId: number, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('appointments')
    .select('id')
    .where('roomId', '=', roomId)
    .where('status', '=', 'booked')
    .where('endsAt', '>', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The lead's booked and cancelled appointments that are not over yet: those of a calendar. */
export async function calendarAppointments(
  db: Db,
  leadId: number,
  now: string,
): Promise<AppointmentRow[]> {
  return db
    .selectFrom('appointments')
    .selectAll()
    .where('leadId', '=', leadId)
    .where('status', 'in', ['booked', 'cancelled'])
    .where('endsAt', '>', now)
    .orderBy('startsAt')
    .execute();
}

type BusySearch = {
  readonly locationId: number;
  /** ISO instants */
  readonly from: string;
  readonly to: string;
  readonly now: string;
  /** Whose own hold, and which appointment about to move, don't stand in the way. */
  readonly leadId: number;
  readonly exceptAppointmentId: number | null;
};

/** What takes a room of the location between two instants: appointments and others' holds. */
export async function busyRooms(db: Db, search: BusySearch): Promise<Busy[]> {
  const appointments = await db
    .selectFrom('appointments')
    .select(['roomId', 'startsAt', 'endsAt'])
    .where('locationId', '=', search.locationId)
    .where('status', 'in', ['booked', 'completed'])
    .where('startsAt', '<', search.to)
    // No appointment is longer than a day: the bound lets the index do the work.
    .where('startsAt', '>', dayBefore(search.from))
    .where('endsAt', '>', search.from)
    .where('id', '!=', search.exceptAppointmentId ?? 0)
    .execute();
  const holds = await db
    .selectFrom('holds')
    .innerJoin('rooms', 'rooms.id', 'holds.roomId')
    .select(['holds.roomId', 'holds.startsAt', 'holds.endsAt'])
    .where('rooms.locationId', '=', search.locationId)
    .where('holds.leadId', '!=', search.leadId)
    .where('holds.expiresAt', '>', search.now)
    .where('holds.startsAt', '<', search.to)
    .where('holds.endsAt', '>', search.from)
    .execute();
  return [...appointments, ...holds];
}

function dayBefore(iso: string): string {
  return Temporal.Instant.from(iso).subtract({ hours: 24 }).toString({ fractionalSecondDigits: 3 });
}

/** The guard in the database has the last word; what it says is a conflict, not a failure. */
async function refuseOverlap<Result>(writing: Promise<Result>): Promise<Result> {
  try {
    return await writing;
  } catch (error) {
    throw error instanceof Error && error.message.includes('room taken') ? roomTaken() : error;
  }
}

export function roomTaken(): HttpError {
  return new HttpError(
    409,
    'appointment.roomTaken',
    'This time has just been taken. Please choose another one.',
  );
}
