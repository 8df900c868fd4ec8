import type { FreeNow } from '../../shared/report-answers.ts';
import type { AppointmentKind } from '../../shared/vocabulary.ts';
import type { Location } from '../../shared/records.ts';
import { appointmentMinutes } from '../booking/appointment-length.ts';
import { freeDays, patientWindow } from '../booking/availability.ts';
import { firstFree } from '../booking/offer.ts';
import { slotSearch } from '../booking/slots.ts';
import type { Context } from '../context.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';

/** Nobody's id: every hold of a lead stands in the way. */
const nobody = 0;

/** The earliest time of each kind that somebody who asked now could have, at every own location. */
export async function freeNow(ctx: Context, principal: Principal): Promise<FreeNow> {
  const locations = await activeLocations(ctx.db);
  const own = locations.filter(({ id }) => maySeeLocation(principal, id));
  const answer: FreeNow = { asOf: ctx.clock.now().toString(), locations: [] };
  for (const location of own) {
    const [consultation, infusion] = [
      await earliest(ctx, location, 'consultation'),
      await earliest(ctx, location, 'infusion'),
    ];
    const { id: locationId, name: label, timeZone } = location;
    answer.locations.push({ locationId, label, timeZone, consultation, infusion });
  }
  return answer;
}

async function earliest(
  { db, clock }: Context,
  location: Location,
  kind: AppointmentKind,
): Promise<{ firstFreeAt: string | null }> {
  const now = clock.now();
  const window = patientWindow(location, now);
  // The longer of the usual lengths: who needs less finds a time as early.
  const minutes = appointmentMinutes(location.settings, kind, 'undisclosed');
  const search = await slotSearch(db, { leadId: nobody, location, kind, minutes, window, now });
  return { firstFreeAt: firstFree({ free: freeDays(search), window })?.startsAt ?? null };
}
