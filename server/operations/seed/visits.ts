import type { AppointmentKind } from '../../../shared/vocabulary.ts';
import { aboutAppointment } from '../../booking/appointment-facts.ts';
import { appointmentMinutes } from '../../booking/appointment-length.ts';
import type { AppointmentRow } from '../../booking/booking.table.ts';
import { countFree, findSlot, release, type Slot, take, type Wish } from './agenda.ts';
import { day, hour, minute } from './clinic.ts';
import { sendMail } from './mails.ts';
import {
  finishTasks,
  hasVisit,
  iso,
  learnAddress,
  move,
  noteContact,
  plan,
  record,
  type Tale,
} from './tale.ts';

/** Whether an hour is given that does not exist: then the story has to go on without. */
export function bookVisit(
  tale: Tale,
  at: number,
  kind: AppointmentKind,
  by: string | null,
): boolean {
  const slot = findSlot(tale.agenda, wishFor(tale, at, kind, by === null), tale.world.random);
  if (!slot) {
    return false;
  }
  take(tale.agenda, slot);
  const visit = newVisit(tale, at, kind, by, slot);
  tale.visits.push(visit);
  record(tale, at, by, 'appointmentBooked', aboutAppointment(visit));
  move(tale, 'appointmentBooked', { at, actorId: by });
  if (by !== null) {
    noteContact(tale, at, false);
  }
  if (by !== null && tale.lead.email !== null) {
    learnAddress(tale);
  }
  finishTasks(tale, at, 'booked');
  sendMail(tale, at, 'confirmation', { actorId: by, appointment: visit });
  planReminders(tale, at, visit);
  tale.onBooked(tale, at, visit);
  return true;
}

/** The patient opens the booking page: what was free then is kept for the reports. */
export function openBookingPage(tale: Tale, at: number): boolean {
  const { world, lead, agenda } = tale;
  const { freeTimes, first } = countFree(agenda, wishFor(tale, at, 'consultation', true));
  const firstFreeAt = first === null ? null : iso(first);
  record(tale, at, null, 'bookingOpened', { freeTimes, firstFreeAt });
  world.rows.availabilityShown.push({
    id: (world.ids.availabilityShown += 1),
    leadId: lead.id,
    locationId: lead.locationId,
    at: iso(at),
    freeTimes,
    firstFreeAt,
  });
  return freeTimes > 0;
}

/** Gives the visit another time; false where none is free. */
export function moveVisit(tale: Tale, at: number, visit: AppointmentRow): boolean {
  const slot = findSlot(tale.agenda, wishFor(tale, at, visit.kind, true), tale.world.random);
  if (!slot) {
    return false;
  }
  const movedFrom = visit.startsAt;
  freeRoom(tale, visit);
  take(tale.agenda, slot);
  visit.roomId = slot.roomId;
  visit.startsAt = iso(slot.start);
  visit.endsAt = iso(slot.end);
  visit.calendarSequence += 1;
  visit.version += 1;
  visit.remindersQueued = '[]';
  record(tale, at, null, 'appointmentMoved', { ...aboutAppointment(visit), movedFrom });
  sendMail(tale, at, 'moved', { appointment: visit });
  planReminders(tale, at, visit);
  tale.onBooked(tale, at, visit);
  return true;
}

export function cancelVisit(tale: Tale, at: number, visit: AppointmentRow): void {
  freeRoom(tale, visit);
  visit.status = 'cancelled';
  visit.calendarSequence += 1;
  visit.version += 1;
  record(tale, at, null, 'appointmentCancelled', { ...aboutAppointment(visit), reason: 'patient' });
  sendMail(tale, at, 'cancelled', { appointment: visit });
  loseVisit(tale, at);
}

/** With no visit ahead and none behind, the lead needs a new one. */
export function loseVisit(tale: Tale, at: number): void {
  if (!hasVisit(tale, 'booked', 'completed')) {
    move(tale, 'appointmentLost', { at, actorId: null });
  }
}

function freeRoom(tale: Tale, visit: AppointmentRow): void {
  const [start, end] = [visit.startsAt, visit.endsAt].map(
    (at) => Temporal.Instant.from(at).epochMilliseconds,
  );
  if (start !== undefined && end !== undefined) {
    release(tale.agenda, { roomId: visit.roomId, start, end });
  }
}

function wishFor(tale: Tale, at: number, kind: AppointmentKind, byPatient: boolean): Wish {
  const { settings } = tale.clinic.location;
  const { random } = tale.world;
  const notice = byPatient ? settings.bookingNoticeMinutes * minute : hour;
  // Some have a journey or a busy week before them.
  const later = random.chance(0.12) ? random.int(6, 20) * day : 0;
  return {
    kind,
    minutes: appointmentMinutes(settings, kind, tale.person.concern),
    from: at + later + (kind === 'infusion' ? 3 * day : notice),
    until: at + settings.horizonDays * day,
  };
}

function newVisit(
  tale: Tale,
  at: number,
  kind: AppointmentKind,
  by: string | null,
  slot: Slot,
): AppointmentRow {
  return {
    id: (tale.world.ids.appointments += 1),
    leadId: tale.lead.id,
    locationId: tale.lead.locationId,
    roomId: slot.roomId,
    kind,
    startsAt: iso(slot.start),
    endsAt: iso(slot.end),
    status: 'booked',
    bookedBy: by ?? 'patient',
    createdAt: iso(at),
    remindersQueued: '[]',
    calendarSequence: 0,
    version: 1,
  };
}

function planReminders(tale: Tale, at: number, visit: AppointmentRow): void {
  const { startsAt } = visit;
  const start = Temporal.Instant.from(startsAt).epochMilliseconds;
  for (const hours of tale.clinic.location.settings.reminderHoursBefore) {
    const due = start - hours * hour;
    if (due > at) {
      plan(tale, due, () => {
        if (visit.status === 'booked' && visit.startsAt === startsAt) {
          const queued: number[] = JSON.parse(visit.remindersQueued);
          visit.remindersQueued = JSON.stringify([...queued, hours]);
          sendMail(tale, due, 'reminder', { appointment: visit });
        }
      });
    }
  }
}
