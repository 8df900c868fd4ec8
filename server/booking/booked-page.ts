import { addresseeOf } from '../../shared/addressee.ts';
import { formatPhone } from '../intake/phone.ts';
import type { AppointmentRow } from './booking.table.ts';
import { bookingWords } from './booking-page.texts.ts';
import { mayChange } from './booking-rules.ts';
import { clockTime, localZone, longDay } from '../locations/local-time.ts';
import type { Visitor } from './booking-visitor.ts';
import { frame, type Look, toTime, type View } from './page-frame.ts';

/** What is booked, where, and what can still be done about it. */
export function bookedPage(visitor: Visitor, appointment: AppointmentRow, look: Look): View {
  const { location, language, lead } = visitor;
  const { timeZone } = location;
  const words = bookingWords[language];
  const { startsAt, endsAt } = appointment;
  const { name, patient } = addresseeOf(lead);
  return {
    view: 'booking/booked',
    page: {
      ...frame(visitor),
      scripts: ['booking'],
      heading: patient === null ? words.booked(name) : words.bookedFor(patient),
      isMailed: lead.email !== null,
      appointment,
      day: longDay(startsAt, timeZone, language),
      time: `${clockTime(startsAt, timeZone)} – ${clockTime(endsAt, timeZone)}`,
      zone: words.zone(localZone(startsAt, location, language)),
      mustBeDriven: appointment.kind === 'infusion',
      driver: patient === null ? words.driver : words.driverFor(patient),
      changeable: mayChange(appointment, location, look.now),
      changeNote: changeNote(visitor, appointment, look.now),
      problem: look.problem ? words.problems[look.problem] : null,
    },
  };
}

function changeNote(visitor: Visitor, appointment: AppointmentRow, now: Temporal.Instant): string {
  const { location, language } = visitor;
  const words = bookingWords[language];
  const phone = formatPhone(location.phone);
  const start = Temporal.Instant.from(appointment.startsAt);
  if (mayChange(appointment, location, now)) {
    const until = start.subtract({ minutes: location.settings.changeNoticeMinutes });
    return words.changeUntil(toTime(until.toString(), visitor).label);
  }
  const hasBegun = Temporal.Instant.compare(start, now) <= 0;
  return hasBegun ? words.beganNote(phone) : words.tooLateToChange(phone);
}
