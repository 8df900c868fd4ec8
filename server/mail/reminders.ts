import type { Location } from '../../shared/records.ts';
import { bookedBetween, markReminders } from '../booking/appointment-mail.queries.ts';
import { findAppointment } from '../booking/appointment.queries.ts';
import type { AppointmentRow } from '../booking/booking.table.ts';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { lastActivityAt } from '../leads/activity.queries.ts';
import { findLead } from '../leads/lead.queries.ts';
import { allLocations } from '../locations/location.queries.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { planReminders, type ReminderPlan } from './due-reminders.ts';
import { queuePatientMail } from './outbox.service.ts';

const everyMs = 60_000;

/** Writes the reminders of booked appointments into the outbox, each once, when its hour comes. */
export function createReminders(ctx: Context): Worker {
  return createWorker({ name: 'reminders', everyMs, log: ctx.log, run: () => remindAll(ctx) });
}

async function remindAll(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  let queued = false;
  for (const location of await allLocations(ctx.db)) {
    const hours = Math.max(0, ...location.settings.reminderHoursBefore);
    const until = toIso(now.add({ hours }));
    for (const appointment of await bookedBetween(ctx.db, location.id, toIso(now), until)) {
      queued = (await remindSafely(ctx, location, appointment)) || queued;
    }
  }
  if (queued) {
    ctx.events.emit('outbox');
  }
}

/** One that fails waits for the next run and keeps no other person's from going out. */
async function remindSafely(
  ctx: Context,
  location: Location,
  appointment: AppointmentRow,
): Promise<boolean> {
  try {
    const plan = await planFor(ctx, ctx.db, appointment, location);
    return plan !== null && (await remind(ctx, location, appointment.id));
  } catch (error) {
    const details = { appointmentId: appointment.id, err: describeError(error) };
    ctx.log.error(details, 'a reminder could not be written');
    return false;
  }
}

/** @returns whether a mail was queued */
async function remind(ctx: Context, location: Location, appointmentId: number): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    // Read again: it may have been moved or cancelled a moment ago.
    const appointment = await findAppointment(trx, appointmentId);
    const plan = appointment && (await planFor(ctx, trx, appointment, location));
    if (!plan) {
      return false;
    }
    await markReminders(trx, appointmentId, plan.done);
    return plan.send && (await queueReminder(ctx, trx, location, appointment));
  });
}

async function queueReminder(
  ctx: Context,
  trx: Trx,
  location: Location,
  appointment: AppointmentRow,
): Promise<boolean> {
  const lead = await findLead(trx, appointment.leadId);
  if (!lead) {
    return false;
  }
  const result = await queuePatientMail(ctx, trx, {
    lead,
    template: 'reminder',
    appointment,
    location,
  });
  return 'emailId' in result;
}

async function planFor(
  ctx: Context,
  db: Db,
  appointment: AppointmentRow,
  location: Location,
): Promise<ReminderPlan | null> {
  if (appointment.status !== 'booked') {
    return null;
  }
  const { startsAt, createdAt } = appointment;
  // Written by us alone.
  const done = JSON.parse(appointment.remindersQueued) as number[];
  const hours = location.settings.reminderHoursBefore;
  const plan = planReminders({ startsAt, knownSince: createdAt, done }, hours, ctx.clock.now());
  if (!plan?.send || appointment.calendarSequence === 0) {
    return plan;
  }
  const movedAt = await lastActivityAt(db, appointment.leadId, 'appointmentMoved');
  const knownSince = movedAt ?? createdAt;
  return planReminders({ startsAt, knownSince, done }, hours, ctx.clock.now());
}
