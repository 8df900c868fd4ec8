import { spansOf } from './periods.ts';
import { largestOf, once, type Range, type Scene } from './scene.ts';

/**
 * What a figure counts. `asked`: leads that asked here in the range; `taken`: leads that asked
 * elsewhere in the range and are carried on here; `looked`: leads that looked for a time here in the
 * range, by their first look; `visits`: visits here in the range whose time has come.
 */
export const kinds = ['asked', 'taken', 'looked', 'visits'] as const;
export type Kind = (typeof kinds)[number];

/** The columns of a kind: its members are places in them, which are those of leads, looks or visits. */
export type Subject = {
  /** Those who may be members, in order. */
  readonly candidates: Int32Array;
  /** What the rows behind a figure are known by. */
  readonly ids: Int32Array;
  /** The place of its lead; -1: none. */
  readonly lead: Int32Array;
  /** The location that counts it. */
  readonly location: Int32Array;
  /** When it came into a range, in milliseconds; NaN: never. */
  readonly at: Float64Array;
};

export function subjectOf(scene: Scene, kind: Kind, range: Range): Subject {
  const { leads, looks, visits } = scene.facts;
  const { requestedAt: at, id: ids } = leads;
  const lead = once(scene, 'places', () => placesUpTo(leads.count));
  switch (kind) {
    case 'asked':
      return { candidates: lead, ids, lead, location: leads.locationId, at };
    case 'taken': {
      const candidates = once(scene, 'handed over', handedOver);
      return { candidates, ids, lead, location: leads.carriedBy, at };
    }
    case 'looked':
      return {
        candidates: once(scene, `first looks ${range.from} ${range.to}`, () =>
          firstLooks(scene, range),
        ),
        ids: looks.leadId,
        lead: leadsOfLooks(scene),
        location: looks.locationId,
        at: looks.at,
      };
    case 'visits':
      return {
        candidates: once(scene, 'places of visits', () => placesUpTo(visits.count)),
        ids: visits.id,
        lead: once(scene, 'leads of visits', () => leadsOf(scene, visits.leadId)),
        location: visits.locationId,
        at: visits.startsAt,
      };
  }
}

function placesUpTo(count: number): Int32Array {
  const places = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    places[place] = place;
  }
  return places;
}

/** Leads that are carried on elsewhere than they were asked. */
function handedOver({ facts: { leads } }: Scene): Int32Array {
  const { carriedBy, locationId, count } = leads;
  const found: number[] = [];
  for (let lead = 0; lead < count; lead++) {
    if (carriedBy[lead] !== locationId[lead]) {
      found.push(lead);
    }
  }
  return Int32Array.from(found);
}

/** The places of the leads of all looks. */
export function leadsOfLooks(scene: Scene): Int32Array {
  return once(scene, 'leads of looks', () => leadsOf(scene, scene.facts.looks.leadId));
}

/** The first look of each lead in the range at one of the own locations, in the order of the leads. */
function firstLooks(scene: Scene, range: Range): Int32Array {
  const { at, locationId, id, count } = scene.facts.looks;
  const { starts, ends } = spansOf(scene, range);
  const leadOf = leadsOfLooks(scene);
  /** By lead the place of its first look, counted from 1. */
  const first = new Int32Array(scene.facts.leads.count);
  let leads = 0;
  for (let look = 0; look < count; look++) {
    const lead = Number(leadOf[look]);
    const where = Number(locationId[look]);
    const time = Number(at[look]);
    if (lead >= 0 && time >= Number(starts[where]) && time < Number(ends[where])) {
      const known = Number(first[lead]) - 1;
      leads += known < 0 ? 1 : 0;
      // Of two at the same instant the one written down first, whatever the order of the rows.
      const later = known < 0 ? 1 : Number(at[known]) - time;
      if (later > 0 || (later === 0 && Number(id[look]) < Number(id[known]))) {
        first[lead] = look + 1;
      }
    }
  }
  return leads === 0 ? new Int32Array(0) : placesIn(first, leads);
}

/** Places counted from 1, without those that are 0. */
function placesIn(some: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count);
  let found = 0;
  for (let place = 0; place < some.length; place++) {
    if (Number(some[place]) > 0) {
      places[found++] = Number(some[place]) - 1;
    }
  }
  return places;
}

/** The places of leads in their columns, by their ids; -1: it isn't there. */
function leadsOf(scene: Scene, ids: Int32Array): Int32Array {
  const places = once(scene, 'places by id', () => placesById(scene.facts.leads.id));
  const found = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    found[place] = (places[Number(ids[place])] ?? 0) - 1;
  }
  return found;
}

/** By id the place in a column of ids, counted from 1; 0: it isn't there. */
function placesById(ids: Int32Array): Int32Array {
  const places = new Int32Array(largestOf(ids) + 1);
  for (let place = 0; place < ids.length; place++) {
    places[Number(ids[place])] = place + 1;
  }
  return places;
}
