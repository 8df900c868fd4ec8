import type { AppointmentRow } from './booking.table.ts';

/** What the history keeps of an appointment with each of its events. */
export function aboutAppointment(appointment: AppointmentRow) {
  const { id, kind, startsAt, endsAt, roomId } = appointment;
  return { appointmentId: id, kind, startsAt, endsAt, roomId };
}

/** In minutes. */
export function lengthOf({ startsAt, endsAt }: AppointmentRow): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}
