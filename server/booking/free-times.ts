import { z } from 'zod';
import type { FreeTimes } from '../../shared/appointment.ts';
import type { Location } from '../../shared/records.ts';
import { appointmentKinds } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { fieldErrors, malformed, notFound } from '../http/errors.ts';
import { visibleLead } from '../leads/lead.queries.ts';
import { localDate } from '../locations/calendar.ts';
import { findLocation } from '../locations/location.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { appointmentMinutes } from './appointment-length.ts';
import { fits, type SlotWindow } from './availability.ts';
import { findSlots, roomsFor } from './slots.ts';

const wanted = z.strictObject({
  leadId: z.coerce.number().int().min(1),
  kind: z.enum(appointmentKinds),
  from: z.iso.date().optional(),
  days: z.coerce.number().int().min(1).max(62).default(7),
  minutes: z.coerce.number().int().min(5).max(900).optional(),
  /** An appointment that is to be moved: its own time counts as free. */
  appointmentId: z.coerce.number().int().min(1).optional(),
});

/**
 * The times that staff can offer a person, in opening hours, from now on: neither the notice
 * nor the horizon of the booking page binds them.
 * @param query `leadId` and `kind`; `from` (local date, default today), `days` (1 to 62, default
 *   7), `minutes` (default: the location's length), `appointmentId` (what is to be moved)
 * @throws HttpError 400, or 404 for a lead that isn't theirs
 */
export async function freeTimes(
  ctx: Context,
  principal: Principal,
  query: unknown,
): Promise<FreeTimes> {
  const asked = parseQuery(query);
  const { kind } = asked;
  const lead = await visibleLead(ctx.db, principal, asked.leadId);
  const location = await findLocation(ctx.db, lead.locationId);
  if (!location) {
    throw notFound('This location');
  }
  const minutes = asked.minutes ?? appointmentMinutes(location.settings, kind, lead.concern);
  const now = ctx.clock.now();
  const slots = await findSlots(ctx.db, {
    leadId: lead.id,
    location,
    kind,
    minutes,
    window: staffWindow(asked, location, now),
    now,
    moving: asked.appointmentId ?? null,
  });
  const rooms = await roomsFor(ctx.db, location.id, kind);
  return {
    timeZone: location.timeZone,
    minutes,
    rooms: rooms.filter((room) => fits(room, kind)).map(({ id, name }) => ({ id, name })),
    slots: slots.map((slot) => ({ ...slot, roomIds: [...slot.roomIds] })),
  };
}

function parseQuery(query: unknown): z.output<typeof wanted> {
  const parsed = wanted.safeParse(query);
  if (!parsed.success) {
    const [[name, message] = ['', '']] = Object.entries(fieldErrors(parsed.error));
    throw malformed(`“${name}”: ${message}`);
  }
  return parsed.data;
}

function staffWindow(
  { from, days }: z.output<typeof wanted>,
  { timeZone }: Location,
  now: Temporal.Instant,
): SlotWindow {
  const first = Temporal.PlainDate.from(from ?? localDate(now, timeZone));
  return { from: first, to: first.add({ days: days - 1 }), notBefore: now };
}
