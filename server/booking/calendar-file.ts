import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { clinicNameOf } from '../locations/clinic-name.ts';
import type { AppointmentRow } from './booking.table.ts';

const words: Record<Language, { appointment: string; change: string }> = {
  en: { appointment: 'Appointment', change: 'To move or cancel it:' },
  es: { appointment: 'Cita', change: 'Para cambiarla o cancelarla:' },
};

/**
 * One appointment as an iCalendar text (RFC 5545). Says who, when and where, and never why: no
 * kind, no condition. The same appointment has the same UID for ever and a growing SEQUENCE, so
 * a calendar moves or removes the entry it has instead of adding one.
 * @param method `CANCEL` takes the entry away
 * @param url the booking page, where the caller has a link at hand
 */
export function calendarFile(
  appointment: AppointmentRow,
  location: Location,
  language: Language,
  method: 'PUBLISH' | 'CANCEL',
  url?: string,
): string {
  const clinic = clinicNameOf(location);
  const { appointment: title, change } = words[language];
  const calendar = ical({
    prodId: { company: 'Stillpoint', product: 'Booking', language: language.toUpperCase() },
    method: method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `appointment-${appointment.id}@${location.slug}.stillpoint`,
    sequence: appointment.calendarSequence,
    // The time it was made: the file of one state of an appointment is always the same bytes.
    stamp: new Date(appointment.createdAt),
    start: new Date(appointment.startsAt),
    end: new Date(appointment.endsAt),
    summary: `${title}: ${clinic}`,
    location: `${location.street}, ${location.city}, ${location.region} ${location.postalCode}`,
    status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(url !== undefined && { description: `${change} ${url}`, url }),
  });
  return calendar.toString();
}
