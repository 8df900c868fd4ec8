import type { Db } from '../../server/db/database.ts';
import type { LeadRow } from '../../server/leads/lead.table.ts';

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
