import { standing } from '../../../shared/undo.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import type { StoredVisit } from './history.queries.ts';
import type { Histories } from './histories.ts';
import type { VisitFacts } from './schemas.ts';

/** What becomes of a visit by an event. */
const outcomes: Partial<Record<LeadEvent['type'], string>> = {
  appointmentBooked: 'booked',
  appointmentMoved: 'booked',
  appointmentCancelled: 'cancelled',
  appointmentCompleted: 'completed',
  appointmentNoShow: 'noShow',
};

type KnownEvent = LeadEvent & { readonly knownAt: string };

/** The events that tell of visits, by the visit. */
export function visitEvents({ events }: Histories): Map<number, KnownEvent[]> {
  const all = new Map([...events.values()].flat().map((event) => [event.id, event]));
  const telling = [...all.values()].filter(
    ({ type, data }) => type === 'undone' || data['appointmentId'] !== undefined,
  );
  const undone = telling.filter(({ type }) => type === 'undone');
  const byVisit = Map.groupBy(
    telling.filter(({ type }) => type in outcomes),
    ({ data }) => Number(data['appointmentId']),
  );
  return new Map([...byVisit].map(([id, own]) => [id, withUndoing(own, undone)]));
}

/** What was taken back is told by an event that names no visit. */
function withUndoing(own: readonly KnownEvent[], undone: readonly KnownEvent[]): KnownEvent[] {
  const ids = new Set(own.map(({ id }) => id));
  const taking = undone.filter(({ data }) => {
    const taken: unknown = data['activityIds'];
    return Array.isArray(taken) && taken.some((id) => ids.has(Number(id)));
  });
  return [...own, ...taking].toSorted((a, b) => a.id - b.id);
}

/** A visit as it is stored now. */
export function visitNow(visit: StoredVisit, events: readonly KnownEvent[] = []): VisitFacts {
  const times = [visit.createdAt, ...events.map(({ knownAt }) => knownAt)];
  return {
    ...visit,
    bookedAt: Date.parse(visit.createdAt),
    startsAt: Date.parse(visit.startsAt),
    endsAt: Date.parse(visit.endsAt),
    lastAt: Math.max(...times.map((time) => Date.parse(time))),
  };
}

/** A visit as it stood at an instant (ISO); null: nobody had booked it yet, or that was taken back. */
export function visitAt(
  visit: StoredVisit,
  events: readonly KnownEvent[] = [],
  at: string,
): VisitFacts | null {
  const known = standing(events.filter(({ knownAt }) => knownAt <= at));
  const last = known.at(-1);
  const times = known.findLast(({ data }) => typeof data['startsAt'] === 'string')?.data;
  if (!last || visit.createdAt > at) {
    return null;
  }
  return {
    ...visitNow(visit, known),
    status: outcomes[last.type] ?? visit.status,
    startsAt: timeOf(times?.['startsAt'] ?? visit.startsAt),
    endsAt: timeOf(times?.['endsAt'] ?? visit.endsAt),
  };
}

const timeOf = (iso: unknown) => (typeof iso === 'string' ? Date.parse(iso) : Number.NaN);
