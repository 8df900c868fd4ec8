import type { Db } from '../../db/database.ts';
import type { Places } from '../measures/scene.ts';
import type { FieldsBefore } from './attributes.ts';
import { always, foldLead } from './fold-lead.ts';
import { visitAt, visitEvents, visitNow } from './fold-visit.ts';
import { createHistories, type Histories, isEverMerged } from './histories.ts';
import {
  changesSince,
  storedEvents,
  storedLeads,
  type StoredLook,
  storedLooks,
  storedMerges,
  storedMoves,
  storedTransfers,
  storedVisits,
  type StoredMerge,
} from './history.queries.ts';
import { ownedAt } from './row-owner.ts';
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
    looks: looks.map(lookFacts),
  };
}

function lookFacts(look: StoredLook): LookFacts {
  const { at, firstFreeAt } = look;
  return {
    ...look,
    at: Date.parse(at),
    firstFreeAt: firstFreeAt === null ? null : Date.parse(firstFreeAt),
  };
}

/**
 * As they stood at an instant (ISO), from events. What people saw when they looked never changes, only
 * whose it is: looks are those of leads that were ever merged, and of no others.
 */
export async function knownAt(
  db: Db,
  places: Places,
  ids: readonly number[],
  at: string,
): Promise<KnownFacts> {
  const { histories, merges } = await historiesOf(db, ids);
  const before = fieldsBefore(await changesSince(db, at), merges, histories, at);
  const events = visitEvents(histories);
  const visits = await storedVisits(db, ids);
  const visitMoves = await storedMoves(db, 'appointments', merges);
  const looks = await storedLooks(
    db,
    ids.filter((id) => isEverMerged(histories, id)),
  );
  const lookMoves = await storedMoves(db, 'availabilityShown', merges);
  return {
    leads: ids.flatMap((id) => foldLead(histories, places.locations, id, at, before) ?? []),
    visits: ownedAt(histories, visitMoves, visits, at).flatMap(
      (visit) => visitAt(visit, events.get(visit.id), at) ?? [],
    ),
    looks: ownedAt(histories, lookMoves, looks, at).map(lookFacts),
  };
}

/** All that is stored about leads, with all that they were ever merged with. */
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
      family.add(leadId).add(intoId);
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
type Told = {
  readonly leadId: number;
  readonly when: string;
  readonly before: Readonly<Record<string, unknown>>;
};

/**
 * By lead what each field was before the first change of it after an instant. Of what is told twice of
 * one instant the earlier list knows better: a merge forgets, once another is taken back.
 */
function fieldsBefore(
  changes: Changed,
  merges: readonly StoredMerge[],
  histories: Histories,
  at: string,
): FieldsBefore {
  const told = [
    ...changes.map(changeTold),
    ...merges.map(mergeTold),
    ...ownersBefore(histories),
  ].filter(({ when }) => when > at);
  const newestFirst = told.toSorted((a, b) => a.when.localeCompare(b.when)).toReversed();
  const fields = new Map<number, Record<string, unknown>>();
  for (const { leadId, before } of newestFirst) {
    fields.set(leadId, { ...fields.get(leadId), ...before });
  }
  return fields;
}

function changeTold({ leadId, at: when, details }: Changed[number]): Told {
  const { before = {} } = JSON.parse(details) as Partial<Told>;
  return { leadId, when, before };
}

function mergeTold({ intoId: leadId, at: when, changes }: StoredMerge): Told {
  const all = JSON.parse(changes) as Record<string, { before: unknown; after: unknown }>;
  const changed = Object.entries(all).filter(([, { before, after }]) => before !== after);
  const before = Object.fromEntries(changed.map(([name, { before: was }]) => [name, was]));
  return { leadId, when, before };
}

/** Whose each lead was before it was given to somebody, or before that was taken back. */
function ownersBefore({ events }: Histories): Told[] {
  return [...events].flatMap(([leadId, own]) => {
    // A split may have moved the event to another history: it was this lead that was given.
    const given = own.filter((each) => each.type === 'assigned' && each.leadId === leadId);
    return own
      .flatMap(({ type, data, knownAt: when }): Told[] => {
        const taken = data['activityIds'];
        const undone =
          type === 'undone' && Array.isArray(taken)
            ? given.findLast(({ id }) => taken.includes(id))
            : undefined;
        return undone ? [{ leadId, when, before: { assigneeId: undone.data['to'] } }] : [];
      })
      .concat(
        given.map(({ data, knownAt: when }) => ({
          leadId,
          when,
          before: { assigneeId: data['from'] },
        })),
      );
  });
}
