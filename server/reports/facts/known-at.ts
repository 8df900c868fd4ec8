import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import type { FieldsBefore } from './attributes.ts';
import { always, foldLead } from './fold-lead.ts';
import { visitAt, visitEvents, visitNow } from './fold-visit.ts';
import { createHistories, type Histories } from './histories.ts';
import {
  changesSince,
  storedEvents,
  storedLeads,
  storedLooks,
  storedMerges,
  storedTransfers,
  storedVisits,
  type StoredMerge,
} from './history.queries.ts';
import type { LeadFacts, LookFacts, VisitFacts } from './schemas.ts';

/** The facts of some leads. */
export type KnownFacts = {
  readonly leads: LeadFacts[];
  readonly visits: VisitFacts[];
  readonly looks: LookFacts[];
};

/** As they are now. */
export async function knownNow(
  db: Db,
  places: Places,
  ids: readonly number[],
): Promise<KnownFacts> {
  const { histories } = await historiesOf(db, ids);
  const events = visitEvents(histories);
  const visits = await storedVisits(db, ids);
  const looks = await storedLooks(db, ids);
  return {
    leads: ids.flatMap((id) => foldLead(histories, places.locations, id, always) ?? []),
    visits: visits.map((visit) => visitNow(visit, events.get(visit.id))),
    looks: looks.map((look) => ({
      ...look,
      at: Date.parse(look.at),
      firstFreeAt: look.firstFreeAt === null ? null : Date.parse(look.firstFreeAt),
    })),
  };
}

/** As they stood at an instant (ISO), from events. What people saw when they looked never changes. */
export async function knownAt(
  db: Db,
  places: Places,
  ids: readonly number[],
  at: string,
): Promise<Omit<KnownFacts, 'looks'>> {
  const { histories, merges } = await historiesOf(db, ids);
  const before = fieldsBefore(await changesSince(db, at), merges, at);
  const events = visitEvents(histories);
  const visits = await storedVisits(db, ids);
  return {
    leads: ids.flatMap((id) => foldLead(histories, places.locations, id, at, before) ?? []),
    visits: visits.flatMap((visit) => visitAt(visit, events.get(visit.id), at) ?? []),
  };
}

/** All that is stored about leads, with all that were ever merged into them. */
async function historiesOf(
  db: Db,
  ids: readonly number[],
): Promise<{ histories: Histories; merges: StoredMerge[] }> {
  const family = new Set(ids);
  let merges: StoredMerge[] = [];
  for (let size = -1; size !== family.size;) {
    size = family.size;
    merges = await storedMerges(db, family);
    for (const { leadId, intoId } of merges) {
      if (family.has(intoId)) {
        family.add(leadId);
      }
    }
  }
  const histories = createHistories({
    leads: await storedLeads(db, family),
    events: await storedEvents(db, family),
    merges,
    transfers: await storedTransfers(db, family),
  });
  return { histories, merges };
}

type Changed = Awaited<ReturnType<typeof changesSince>>;

/** By lead the first value that each field had before it was changed, by staff or by a merge. */
function fieldsBefore(changes: Changed, merges: readonly StoredMerge[], at: string): FieldsBefore {
  const told = [
    ...changes.map(({ leadId, at: when, details }) => {
      const { before = {} } = JSON.parse(details) as { before?: Record<string, unknown> };
      return { leadId, when, before };
    }),
    ...merges
      .filter((merge) => merge.at > at)
      .map(({ intoId, at: when, changes: text }) => {
        const entries = Object.entries(JSON.parse(text) as Record<string, { before: unknown }>);
        return {
          leadId: intoId,
          when,
          before: Object.fromEntries(entries.map(([name, { before }]) => [name, before])),
        };
      }),
  ].toSorted((a, b) => b.when.localeCompare(a.when));
  const fields = new Map<number, Record<string, unknown>>();
  for (const { leadId, before } of told) {
    fields.set(leadId, { ...fields.get(leadId), ...before });
  }
  return fields;
}
