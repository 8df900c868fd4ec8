import { aboutAppointment } from '../../booking/appointment-facts.ts';
import type { AppointmentRow } from '../../booking/booking.table.ts';
import { afterMinutes, day, hour, minute } from './clinic.ts';
import { planCall, planClosing, promiseCall } from './calls.ts';
import { planOpening } from './opening.ts';
import { sendMail } from './mails.ts';
import { addTask, hasVisit, iso, isOpen, move, plan, record, type Tale } from './tale.ts';
import { bookVisit, cancelVisit, loseVisit, moveVisit } from './visits.ts';

type Fate = 'attended' | 'missed' | 'cancelled' | 'moved';

const fates: Record<AppointmentRow['kind'], readonly (readonly [Fate, number])[]> = {
  consultation: [
    ['attended', 75],
    ['missed', 14],
    ['cancelled', 5],
    ['moved', 6],
  ],
  infusion: [
    ['attended', 88],
    ['missed', 4],
    ['cancelled', 4],
    ['moved', 4],
  ],
};
const seriesLength = 6;

/** What will become of a visit, at its time. */
export function planOutcome(tale: Tale, at: number, visit: AppointmentRow): void {
  const { random } = tale.world;
  const [start, end] = [instant(visit.startsAt), instant(visit.endsAt)];
  const notice = tale.clinic.location.settings.changeNoticeMinutes * minute;
  const stands = visit.version;
  const fate = random.weighted(fates[visit.kind]);
  const early = fate === 'cancelled' || fate === 'moved';
  const changeAt = at + random.next() * (start - notice - at);
  if (early && changeAt > at + 10 * minute) {
    plan(tale, Math.round(changeAt), (when) => {
      if (visit.version === stands) {
        change(tale, when, visit, fate);
      }
    });
    return;
  }
  const noted =
    fate === 'missed' ? start + random.int(15, 30) * minute : end + random.int(2, 12) * minute;
  plan(tale, noted, (when) => {
    if (visit.version === stands) {
      (fate === 'missed' ? miss : complete)(tale, when, visit);
    }
  });
}

function change(tale: Tale, at: number, visit: AppointmentRow, fate: Fate): void {
  if (fate === 'moved' && moveVisit(tale, at, visit)) {
    return;
  }
  cancelVisit(tale, at, visit);
  if (tale.lead.status !== 'infused') {
    planRebooking(tale, at, `The ${visit.kind} was cancelled by the patient.`);
  }
}

function miss(tale: Tale, at: number, visit: AppointmentRow): void {
  visit.status = 'noShow';
  visit.version += 1;
  record(tale, at, tale.deskMember, 'appointmentNoShow', aboutAppointment(visit));
  loseVisit(tale, at);
  const mailed = sendMail(tale, at, 'rebooking', { appointment: visit });
  if (tale.lead.status !== 'infused') {
    if (mailed) {
      planOpening(tale, at);
    }
    planRebooking(tale, at, `Did not come to the ${visit.kind}.`);
  }
}

function complete(tale: Tale, at: number, visit: AppointmentRow): void {
  const { random } = tale.world;
  visit.status = 'completed';
  visit.version += 1;
  record(tale, at, tale.deskMember, 'appointmentCompleted', aboutAppointment(visit));
  if (visit.kind === 'infusion') {
    move(tale, 'infusionCompleted', { at, actorId: tale.deskMember });
    continueSeries(tale, at);
    return;
  }
  tale.lead.formsReceivedAt ??= iso(instant(visit.startsAt) - 20 * minute);
  tale.lead.formsSentAt ??= iso(instant(visit.createdAt) + 5 * minute);
  tale.lead.clinicalReview = 'pending';
  const decided = afterMinutes(tale.clinic.open, at, random.wait(90));
  plan(tale, decided, (when) => decide(tale, when));
}

/** After the consultation: an infusion, or a reason why not. */
function decide(tale: Tale, at: number): void {
  const { random } = tale.world;
  if (!isOpen(tale)) {
    return;
  }
  if (random.chance(0.24)) {
    const reason = random.weighted([
      ['notACandidate', 6],
      ['cost', 2],
      ['notInterested', 1],
    ] as const);
    planClosing(tale, at + random.int(0, 30) * hour, reason);
    return;
  }
  tale.lead.clinicalReview = 'cleared';
  if (bookVisit(tale, at, 'infusion', tale.deskMember)) {
    tale.lead.driverConfirmed = random.chance(0.7) ? 1 : 0;
  } else {
    planCall(tale, afterMinutes(tale.clinic.contact, at + day, 30), 'Book the infusion');
  }
}

function continueSeries(tale: Tale, at: number): void {
  const { random } = tale.world;
  const done = tale.visits.filter(
    ({ kind, status }) => kind === 'infusion' && status === 'completed',
  ).length;
  if (done >= seriesLength || hasVisit(tale, 'booked')) {
    return;
  }
  if (random.chance(0.74)) {
    plan(tale, at + 5 * minute, (when) => bookVisit(tale, when, 'infusion', tale.deskMember));
  } else if (random.chance(0.6)) {
    promiseCall(tale, at + random.int(5, 25) * day);
  }
}

function planRebooking(tale: Tale, at: number, reason: string): void {
  const due = afterMinutes(tale.clinic.contact, at, 15);
  if (!Number.isFinite(due)) {
    return;
  }
  addTask(tale, {
    kind: 'rebook',
    origin: 'event',
    dueAt: due,
    title: 'Find a new time',
    reason,
  });
  planCall(tale, due, null);
}

function instant(at: string): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}
