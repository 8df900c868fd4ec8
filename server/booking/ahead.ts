import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { standingAppointments } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';

/** The lead's next appointment that is booked and not over yet, or null. */
export async function aheadOf(ctx: Context, leadId: number): Promise<AppointmentRow | null> {
  return nextOf(await standingAppointments(ctx.db, leadId), nowIso(ctx.clock));
}

/** @param standing in order of their start */
export function nextOf(standing: readonly AppointmentRow[], now: string): AppointmentRow | null {
  return standing.find((each) => each.status === 'booked' && each.endsAt > now) ?? null;
}
