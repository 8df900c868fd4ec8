import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { leadEvents } from '../follow-up/events.ts';
import type { Principal } from '../staff/principal.ts';
import { confirmedInPerson } from './confirmed.ts';
import { escalated, most, unconfirmedVisits } from './today.queries.ts';
import { type Here, lateness, plainRow, type Rows } from './today-row.ts';

/** Visits of the next 48 hours of which neither a mail nor a person has told. */
export async function visitsSoon(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
): Promise<Rows> {
  const span = [nowIso(clock), toIso(clock.now().add({ hours: 48 }))] as const;
  const visits = await unconfirmedVisits(db, principal, locationId, span);
  const rows: Rows['rows'] = [];
  for (const { kind, startsAt, appointmentId, lastMail: _lastMail, ...line } of visits.slice(
    0,
    most,
  )) {
    if (!confirmedInPerson(await leadEvents(db, line.leadId), appointmentId)) {
      const reason = 'No mail about it has arrived. Call to confirm.';
      const row = { ...plainRow(line), what: kind, dueAt: startsAt, reason, appointmentId };
      rows.push({ section: 'unconfirmed', row });
    }
  }
  return { rows, cut: visits.length > most };
}

/** For managers: who waits too long. */
export async function escalatedNow(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
  here: ReadonlyMap<number, Here>,
): Promise<Rows> {
  if (principal.role === 'frontDesk') {
    return { rows: [], cut: false };
  }
  const late = lateness(clock.now());
  const lines = await escalated(db, principal, locationId, nowIso(clock));
  const rows = lines.slice(0, most).map((line) => {
    const dueAt = line.escalateAt ?? line.requestedAt;
    const place = here.get(line.locationId);
    const reason =
      line.assigneeId === null ? 'Nobody has taken this lead.' : 'Nobody has tried to call.';
    const lateMinutes = place ? late(dueAt, place.location) : 0;
    const row = { ...plainRow(line), what: 'review' as const, dueAt, reason, lateMinutes };
    return { section: 'escalated' as const, row };
  });
  return { rows, cut: lines.length > most };
}
