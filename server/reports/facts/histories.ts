import { standing } from '../../../shared/undo.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import type { StoredEvent, StoredLead, StoredMerge, StoredTransfer } from './history.queries.ts';

/** All that is stored about some leads, ready to be asked how it stood at an instant. */
export type Histories = {
  readonly leads: ReadonlyMap<number, StoredLead>;
  /** By lead, as written; those that a split moved are with both leads. */
  readonly events: ReadonlyMap<number, readonly KnownEvent[]>;
  /** By the lead that stayed, and by the one that went. */
  readonly mergesInto: ReadonlyMap<number, readonly StoredMerge[]>;
  readonly mergesOf: ReadonlyMap<number, readonly StoredMerge[]>;
  readonly transfers: ReadonlyMap<number, readonly StoredTransfer[]>;
  /** What was worked out of the events, by lead, for the instant asked for last. */
  readonly standing: Map<number, { readonly at: string; readonly events: readonly LeadEvent[] }>;
};

/** An event, when it was written down (a list may tell in March what was in January), and where to. */
type KnownEvent = LeadEvent & { readonly knownAt: string; readonly movedTo: number | null };

export function createHistories(stored: {
  readonly leads: readonly StoredLead[];
  readonly events: readonly StoredEvent[];
  readonly merges: readonly StoredMerge[];
  readonly transfers: readonly StoredTransfer[];
}): Histories {
  return {
    leads: new Map(stored.leads.map((lead) => [lead.id, lead])),
    events: eventsByLead(stored.events),
    mergesInto: Map.groupBy(stored.merges, ({ intoId }) => intoId),
    mergesOf: Map.groupBy(stored.merges, ({ leadId }) => leadId),
    transfers: Map.groupBy(stored.transfers, ({ leadId }) => leadId),
    standing: new Map(),
  };
}

/**
 * What is written down carries the time of writing, except for what a list tells of the past; that
 * follows after something that has it. So the latest time until then is when it was known.
 */
function eventsByLead(events: readonly StoredEvent[]): Map<number, KnownEvent[]> {
  const byLead = new Map<number, KnownEvent[]>();
  const latest = new Map<number, string>();
  for (const { data, ...event } of events) {
    const before = latest.get(event.leadId) ?? '';
    const knownAt = event.at > before ? event.at : before;
    latest.set(event.leadId, knownAt);
    const known = { ...event, knownAt, data: JSON.parse(data) as LeadEvent['data'] };
    for (const owner of new Set([event.leadId, event.movedTo ?? event.leadId])) {
      const own = byLead.get(owner) ?? [];
      byLead.set(owner, own);
      own.push(known);
    }
  }
  return byLead;
}

const standsAt = ({ at: from, splitAt }: StoredMerge, at: string) =>
  from <= at && (splitAt === null || splitAt > at);

/** Whether a lead was merged into another at that time. */
export function isMergedAt({ mergesOf }: Histories, leadId: number, at: string): boolean {
  return (mergesOf.get(leadId) ?? []).some((merge) => standsAt(merge, at));
}

/** Whether a lead ever went into another, or another into it. */
export function isEverMerged({ mergesInto, mergesOf }: Histories, leadId: number): boolean {
  return mergesInto.has(leadId) || mergesOf.has(leadId);
}

/** The lead that a lead was part of at that time: itself, where it was merged into none. */
export function survivorAt(histories: Histories, leadId: number, at: string): number {
  const merge = histories.mergesOf.get(leadId)?.find((each) => standsAt(each, at));
  return merge ? survivorAt(histories, merge.intoId, at) : leadId;
}

/** Since when a lead is known (ISO): since it asked, or since a list brought it in. */
export function knownSince({ events }: Histories, leadId: number): string | null {
  const own = events.get(leadId) ?? [];
  return (broughtIn(own) ?? own.find(({ type }) => type === 'requested') ?? own[0])?.at ?? null;
}

/** The event by which a list brought a lead in. */
export function broughtIn(events: readonly LeadEvent[]): LeadEvent | undefined {
  return events.find(({ type, data }) => type === 'imported' && data['joined'] !== true);
}

/** The leads merged into this one at that time, with their merges. */
export function mergedAt(histories: Histories, leadId: number, at: string): StoredMerge[] {
  return (histories.mergesInto.get(leadId) ?? []).filter((merge) => standsAt(merge, at));
}

/** A lead and all that were part of it at that time. */
export function familyAt(histories: Histories, leadId: number, at: string): number[] {
  const merged = mergedAt(histories, leadId, at);
  return [leadId, ...merged.flatMap((merge) => familyAt(histories, merge.leadId, at))];
}

/** A lead's own events that were known and stood at that time, in the order of their times. */
export function ownEventsAt(
  histories: Histories,
  leadId: number,
  at: string,
): readonly LeadEvent[] {
  const kept = histories.standing.get(leadId);
  if (kept?.at === at) {
    return kept.events;
  }
  const known = (histories.events.get(leadId) ?? []).filter(
    (event) => event.knownAt <= at && ownerAt(histories, event, at) === leadId,
  );
  const events = inTime(standing(known));
  histories.standing.set(leadId, { at, events });
  return events;
}

/** Events in the order of their times; nearly always they are in it. */
export function inTime<Event extends LeadEvent>(events: readonly Event[]): readonly Event[] {
  const isInOrder = events.every((event, index) => event.at >= (events[index - 1]?.at ?? ''));
  return isInOrder
    ? events
    : events.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)) || a.id - b.id);
}

/** A split moved it, so before that it was where it was written. */
function ownerAt({ mergesOf }: Histories, { leadId, movedTo }: KnownEvent, at: string): number {
  if (movedTo === null) {
    return leadId;
  }
  const splits = (mergesOf.get(movedTo) ?? []).flatMap(({ intoId, splitAt }) =>
    intoId === leadId && splitAt !== null ? [splitAt] : [],
  );
  const moved = splits.toSorted().at(-1);
  return moved === undefined || moved <= at ? movedTo : leadId;
}
