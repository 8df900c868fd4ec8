import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { lengthOf } from './appointment-facts.ts';
import { appointmentMinutes } from './appointment-length.ts';
import { bookedAppointment, openLead, requireChangeable } from './booking-rules.ts';
import { putHold } from './hold.queries.ts';
import { findPlace } from './place.ts';

export type HoldWish = {
  readonly leadId: number;
  readonly start: Temporal.Instant;
  /** The appointment that is to be moved to this time; null: a new consultation. */
  readonly movingId: number | null;
};

/**
 * Keeps a chosen time for a few minutes while the person confirms it; it takes the place of
 * what the person held before.
 * @throws HttpError as booking or moving would
 */
export async function holdTime(ctx: Context, { leadId, start, movingId }: HoldWish): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const now = ctx.clock.now();
    const { lead, location } = await openLead(trx, leadId);
    const moving = movingId === null ? null : await bookedAppointment(trx, movingId);
    if (moving) {
      requireChangeable(moving, location, now);
    }
    const kind = moving?.kind ?? 'consultation';
    const minutes = moving
      ? lengthOf(moving)
      : appointmentMinutes(location.settings, kind, lead.concern);
    const wish = { leadId, location, kind, minutes, start, now, roomId: null, moving };
    const place = await findPlace(trx, wish, null);
    const expiresAt = toIso(now.add({ minutes: location.settings.holdMinutes }));
    await putHold(trx, { leadId, ...place, expiresAt });
  });
}
