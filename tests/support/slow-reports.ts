import type { Db } from '../../server/db/database.ts';
import { type LeadEvent, isHumanContact, leadEvents } from '../../server/follow-up/events.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';
import { businessMinutesBetween } from '../../server/locations/business-time.ts';
import { allLocations } from '../../server/locations/location.queries.ts';

/**
 * The figures of the reports once more, straight from what they are defined as: over the columns of
 * the leads, one lead after another, without anything of the reports. Slow, and easy to read.
 */
const day = 24 * 60 * 60 * 1000;
const ms = (iso: string | null) => (iso === null ? Number.POSITIVE_INFINITY : Date.parse(iso));

/** Who asked in these local days, as of now; merged ones don't exist. */
export async function askedIn(
  db: Db,
  { from, to, now }: { from: string; to: string; now: string },
): Promise<LeadRow[]> {
  const zones = await db.selectFrom('locations').select(['id', 'timeZone']).execute();
  const zoneOf = new Map(zones.map(({ id, timeZone }) => [id, timeZone]));
  const leads = await db.selectFrom('leads').selectAll().execute();
  return leads.filter(({ mergedIntoId, requestedAt, askedLocationId, locationId }) => {
    const zone = zoneOf.get(askedLocationId ?? locationId) ?? 'UTC';
    const local = Temporal.Instant.from(requestedAt).toZonedDateTimeISO(zone).toPlainDate();
    return (
      mergedIntoId === null &&
      requestedAt <= now &&
      local.toString() >= from &&
      local.toString() <= to
    );
  });
}

/** Of those for whom so many days have passed, who reached the stage within them. */
export function fixedRate(
  leads: readonly LeadRow[],
  column: 'bookedAt' | 'infusedAt',
  horizon: number,
  now: string,
) {
  const mature = leads.filter(({ requestedAt }) => ms(now) - ms(requestedAt) >= horizon * day);
  const reached = mature.filter(
    (lead) => ms(lead[column]) - ms(lead.requestedAt) <= horizon * day,
  ).length;
  return { horizon, n: mature.length, reached, tooEarly: leads.length - mature.length };
}

/** Cumulative incidence by its formula: F(t) = Σ S(tᵢ₋₁) · dᵢ / nᵢ, day by day, each time counting all. */
export function curve(leads: readonly LeadRow[], column: 'bookedAt' | 'infusedAt', now: string) {
  const ends = leads.map((lead) => {
    const [event, closed] = [ms(lead[column]), ms(lead.closedAt)];
    const kind =
      event <= closed && event !== Infinity ? 'event' : closed < event ? 'closed' : 'open';
    const at = Math.min(event, closed, ms(now));
    return { kind, day: Math.floor((at - ms(lead.requestedAt)) / day) };
  });
  const days = [...new Set(ends.filter(({ kind }) => kind !== 'open').map((each) => each.day))];
  let [survival, incidence] = [1, 0];
  return days
    .toSorted((a, b) => a - b)
    .map((each) => {
      const atRisk = ends.filter((end) => end.day >= each).length;
      const on = (kind: string) =>
        ends.filter((end) => end.kind === kind && end.day === each).length;
      const [events, competing] = [on('event'), on('closed')];
      incidence += (survival * events) / atRisk;
      survival *= 1 - (events + competing) / atRisk;
      return { day: each, atRisk, events, competing, incidence };
    });
}

export type Wait = { readonly minutes: number; readonly isAttempted: boolean };

/**
 * How long each was waited for, in business minutes: until a person tried, until nobody was waited
 * for any more (booked, closed, left alone), or until now. Of a list without calls nothing is known.
 */
export async function waitsOf(db: Db, leads: readonly LeadRow[], now: string): Promise<Wait[]> {
  const places = new Map((await allLocations(db)).map((place) => [place.id, place]));
  const waits: Wait[] = [];
  for (const lead of leads) {
    const place = places.get(lead.askedLocationId ?? lead.locationId);
    const events = await leadEvents(db, lead.id);
    const since = events.filter(({ at }) => at >= lead.requestedAt);
    const first = since.find((event) => isHumanContact(event) || ends(event));
    if (place && !events.some(({ type }) => type === 'imported')) {
      const [from, to] = [lead.requestedAt, first?.at ?? now].map((at) =>
        Temporal.Instant.from(at),
      );
      waits.push({
        minutes: from && to ? businessMinutesBetween(place, from, to) : Number.NaN,
        isAttempted: first !== undefined && isHumanContact(first),
      });
    }
  }
  return waits;
}

const ends = ({ type, data }: LeadEvent) =>
  type === 'appointmentBooked' ||
  (type === 'statusChanged' && data['to'] === 'closed') ||
  (type === 'contactStopped' && data['reason'] === 'doNotContact');

/**
 * The smallest number of minutes after which at least the share `q` was tried, where everybody else
 * waits at least as long as they have: one less the product of those not tried, minute by minute.
 */
export function quantile(waits: readonly Wait[], q: number): number | null {
  let waiting = 1;
  for (const minutes of [...new Set(waits.map((wait) => wait.minutes))].toSorted((a, b) => a - b)) {
    const atRisk = waits.filter((wait) => wait.minutes >= minutes).length;
    const tried = waits.filter((wait) => wait.isAttempted && wait.minutes === minutes).length;
    waiting *= 1 - tried / atRisk;
    if (1 - waiting >= q - 1e-12) {
      return minutes;
    }
  }
  return null;
}
