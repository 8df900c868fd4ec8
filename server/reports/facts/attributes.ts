import { type Histories, familyAt, knownSince, ownEventsAt } from './histories.ts';
import type { StoredLead } from './history.queries.ts';
import type { LeadFacts } from './schemas.ts';

/** What a lead is counted by. */
export type Attributes = Pick<
  LeadFacts,
  'source' | 'campaign' | 'concern' | 'language' | 'assigneeId'
> & { readonly locationId: number; readonly carriedBy: number };

/** By lead, what some fields held before whatever changed them after an instant. */
export type FieldsBefore = ReadonlyMap<number, Readonly<Record<string, unknown>>>;

/** As they stood at an instant (ISO). */
export function attributesAt(
  histories: Histories,
  lead: StoredLead,
  at: string,
  before?: FieldsBefore,
): Attributes {
  const then = before?.get(lead.id) ?? {};
  const text = (name: 'source' | 'concern' | 'language') => textOf(then[name]) ?? lead[name];
  return {
    ...(before ? placesAt(histories, lead, at) : placesNow(lead)),
    source: text('source'),
    campaign: campaignOf(lead),
    concern: text('concern'),
    language: text('language'),
    assigneeId: before ? assigneeAt(histories, lead, at, then) : lead.assigneeId,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function campaignOf({ sourceDetails }: StoredLead): string | null {
  const details = JSON.parse(sourceDetails) as Readonly<Record<string, unknown>>;
  return textOf(details['campaign']) ?? textOf(details['utm_campaign']);
}

function placesNow({ locationId, askedLocationId }: StoredLead) {
  return { locationId: askedLocationId ?? locationId, carriedBy: locationId };
}

/** A merge counts where the person asked first. */
function placesAt(histories: Histories, lead: StoredLead, at: string) {
  const family = familyAt(histories, lead.id, at).toSorted((a, b) =>
    (askedAt(histories, a, at) ?? '').localeCompare(askedAt(histories, b, at) ?? ''),
  );
  return {
    locationId: askedPlace(histories, family[0] ?? lead.id) ?? lead.locationId,
    carriedBy: carriedAt(histories, lead, at),
  };
}

function askedAt(histories: Histories, leadId: number, at: string): string | null {
  const first = ownEventsAt(histories, leadId, at).find(({ type }) => type === 'requested');
  return first?.at ?? knownSince(histories, leadId);
}

/** Where a lead was before it was ever handed over. */
function askedPlace({ transfers, leads }: Histories, leadId: number): number | undefined {
  return transfers.get(leadId)?.[0]?.fromLocationId ?? leads.get(leadId)?.locationId;
}

function carriedAt({ transfers }: Histories, lead: StoredLead, at: string): number {
  return transfers.get(lead.id)?.find((each) => each.at > at)?.fromLocationId ?? lead.locationId;
}

/** The last word on whose it is; before the first it was whose the first took it from. */
function assigneeAt(
  histories: Histories,
  lead: StoredLead,
  at: string,
  then: Readonly<Record<string, unknown>>,
): string | null {
  if ('assigneeId' in then) {
    return textOf(then['assigneeId']);
  }
  const given = ownEventsAt(histories, lead.id, at).findLast(({ type }) => type === 'assigned');
  if (given) {
    return textOf(given.data['to']);
  }
  const later = histories.events.get(lead.id)?.find(({ type }) => type === 'assigned');
  return later ? textOf(later.data['from']) : lead.assigneeId;
}
