import { findAppointment, updateAppointment } from '../booking/appointment.queries.ts';
import type { AppointmentRow } from '../booking/booking.table.ts';
import type { Trx } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { findEmail, suppressWaiting } from '../mail/email.queries.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { finishOpenTasks } from '../tasks/task.service.ts';
import { consequence } from '../../shared/undo.ts';
import type { EmailStatus, LeadStatus, PatientTemplate } from '../../shared/vocabulary.ts';
import { type Compensated, reopenTasks, type Undoing } from './undoing.ts';
import type { LeadEvent } from './events.ts';

/** A visit that was marked as completed or missed is booked again, and the status with it. */
export async function undoOutcome(undoing: Undoing): Promise<Compensated> {
  const { trx, lead, event, after, at } = undoing;
  const moved = consequence(event, after);
  const appointment = await visitOf(trx, event);
  await updateAppointment(trx, appointment.id, { status: 'booked' });
  await putStatusBack(trx, lead, event, moved);
  if (event.type === 'appointmentCompleted') {
    return { also: moved?.id };
  }
  await finishOpenTasks(trx, lead.id, at, 'undone', 'rebook');
  const told = await holdBack(trx, after, 'rebooking');
  const remark = 'The mail with which to choose a new time has gone out already: tell them.';
  return { also: moved?.id, ...(told && { remark }) };
}

/** A booking by staff is cancelled; who was told of it already is told again. */
export async function undoBooking(undoing: Undoing): Promise<Compensated> {
  const { ctx, trx, lead, event, after } = undoing;
  const moved = consequence(event, after);
  const appointment = await visitOf(trx, event);
  const cancelled = await updateAppointment(trx, appointment.id, {
    status: 'cancelled',
    calendarSequence: appointment.calendarSequence + 1,
  });
  await putStatusBack(trx, lead, event, moved);
  await reopenTasks(trx, event.data['finishedTaskIds']);
  if (await holdBack(trx, after, 'confirmation')) {
    await queuePatientMail(ctx, trx, { lead, template: 'cancelled', appointment: cancelled });
  }
  return { also: moved?.id };
}

const gone: readonly EmailStatus[] = ['sending', 'sent', 'captured'];

/**
 * Holds back what still waits of the mails of this kind that were written since.
 * @returns whether one of them has gone out, or is just going
 */
async function holdBack(
  trx: Trx,
  after: readonly LeadEvent[],
  template: PatientTemplate,
): Promise<boolean> {
  let told = false;
  for (const { type, data } of after) {
    if (type === 'emailQueued' && data['template'] === template) {
      const id = Number(data['emailId']);
      await suppressWaiting(trx, id, 'It was taken back.');
      const mail = await findEmail(trx, id);
      told ||= mail !== undefined && gone.includes(mail.status);
    }
  }
  return told;
}

async function visitOf(trx: Trx, { data }: LeadEvent): Promise<AppointmentRow> {
  const appointment = await findAppointment(trx, Number(data['appointmentId']));
  if (!appointment) {
    throw new HttpError(409, 'undo.gone', 'This appointment is not there any more.');
  }
  return appointment;
}

const stamps = { booked: 'bookedAt', infused: 'infusedAt' } as const;

async function putStatusBack(
  trx: Trx,
  lead: LeadRow,
  event: LeadEvent,
  moved: LeadEvent | undefined,
): Promise<void> {
  if (!moved) {
    return;
  }
  const { from, to } = moved.data as { from: LeadStatus; to: LeadStatus };
  const stamp = to === 'booked' || to === 'infused' ? stamps[to] : null;
  const first = stamp !== null && lead[stamp] === event.at;
  await updateLead(trx, lead.id, { status: from, ...(first && { [stamp]: null }) });
}
