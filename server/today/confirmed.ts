import type { LeadEvent } from '../follow-up/events.ts';

/**
 * Whether somebody has spoken with the person since this appointment was booked or last moved: then
 * it needs no mail to be known. Pure.
 * @param events the lead's history, oldest first, without what was taken back
 */
export function confirmedInPerson(events: readonly LeadEvent[], appointmentId: number): boolean {
  const arranged = events.findLastIndex(
    ({ type, data }) =>
      (type === 'appointmentBooked' || type === 'appointmentMoved') &&
      data['appointmentId'] === appointmentId,
  );
  return events
    .slice(arranged + 1)
    .some(
      ({ type, data }) =>
        (type === 'call' && data['outcome'] === 'reached') ||
        (type === 'note' && data['contact'] === true),
    );
}
