import { placesOf, once, type Range, type Scene } from './scene.ts';
import { spansOf } from './periods.ts';

/**
 * What a figure counts. `asked`: leads that asked here in the range; `taken`: leads that asked
 * elsewhere in the range and are carried on here; `looked`: leads that looked for a time here in the
 * range; `visits`: visits here in the range whose time has come.
 */
export const kinds = ['asked', 'taken', 'looked', 'visits'] as const;
export type Kind = (typeof kinds)[number];

/** How the members of a kind are read: each is a place in the columns of leads, or of visits. */
export type Subject = {
  readonly count: number;
  readonly id: (member: number) => number;
  /** The place of its lead; -1: none. */
  readonly lead: (member: number) => number;
  readonly location: (member: number) => number;
  /** When it came into a range, in milliseconds; NaN: never. */
  readonly at: (member: number) => number;
};

export function subjectOf(scene: Scene, kind: Kind, range: Range): Subject {
  const { leads } = scene.facts;
  const lead = {
    count: leads.count,
    id: (member: number) => Number(leads.id[member]),
    lead: (member: number) => member,
    at: (member: number) => Number(leads.requestedAt[member]),
  };
  switch (kind) {
    case 'asked':
      return { ...lead, location: (member) => Number(leads.locationId[member]) };
    case 'taken':
      return { ...lead, location: (member) => takenBy(scene, member) };
    case 'looked':
      return { ...lead, ...firstLook(scene, range) };
    case 'visits':
      return visits(scene);
  }
}

/** Who carries on what was asked elsewhere; -1: nobody. */
function takenBy({ facts: { leads } }: Scene, lead: number): number {
  const carried = Number(leads.carriedBy[lead]);
  return carried === leads.locationId[lead] ? -1 : carried;
}

function firstLook(scene: Scene, range: Range): Pick<Subject, 'location' | 'at'> {
  const { looks } = scene.facts;
  const first = firstLooks(scene, range);
  return {
    location: (lead) => Number(looks.locationId[Number(first[lead])] ?? -1),
    at: (lead) => Number(looks.at[Number(first[lead])]),
  };
}

function visits(scene: Scene): Subject {
  const columns = scene.facts.visits;
  const places = leadPlaces(scene);
  return {
    count: columns.count,
    id: (member) => Number(columns.id[member]),
    lead: (member) => places(Number(columns.leadId[member])),
    location: (member) => Number(columns.locationId[member]),
    at: (member) => Number(columns.startsAt[member]),
  };
}

/** By lead its first look of the range at one of the own locations, a place in the looks; -1: none. */
export function firstLooks(scene: Scene, range: Range): Int32Array {
  return once(scene, `looks ${range.from} ${range.to}`, () => {
    const { leads, looks } = scene.facts;
    const first = new Int32Array(leads.count).fill(-1);
    const placeOf = leadPlaces(scene);
    const isIn = spansOf(scene, range);
    for (let look = 0; look < looks.count; look++) {
      const at = Number(looks.at[look]);
      const lead = isIn(Number(looks.locationId[look]), at)
        ? placeOf(Number(looks.leadId[look]))
        : -1;
      const known = Number(first[lead] ?? Number.NaN);
      // Of two at the same instant the earlier one written down, whatever the order of the rows.
      if (known === -1 || isEarlier(scene, look, known)) {
        first[lead] = look;
      }
    }
    return first;
  });
}

function isEarlier({ facts: { looks } }: Scene, look: number, known: number): boolean {
  const later = Number(looks.at[known]) - Number(looks.at[look]);
  return later > 0 || (later === 0 && Number(looks.id[look]) < Number(looks.id[known]));
}

/** The place of a lead in the columns by its id; -1: it isn't there. */
function leadPlaces(scene: Scene): (id: number) => number {
  const places = once(scene, 'places of leads', () => placesOf(scene.facts.leads.id));
  return (id) => Number(places[id] ?? 0) - 1;
}
