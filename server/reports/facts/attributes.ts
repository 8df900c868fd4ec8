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
    campaign: campaignOf(textOf(then['sourceDetails']) ?? lead.sourceDetails),
    concern: text('concern'),
    language: text('language'),
    assigneeId: 'assigneeId' in then ? textOf(then['assigneeId']) : lead.assigneeId,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

function campaignOf(sourceDetails: string): string | null {
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
