import { spansOf } from './periods.ts';
import { once, type Range, type Scene } from './scene.ts';

/**
 * What a figure counts. `asked`: leads that asked here in the range; `taken`: leads that asked
 * elsewhere in the range and are carried on here; `looked`: leads that looked for a time here in the
 * range; `visits`: visits here in the range whose time has come.
 */
export const kinds = ['asked', 'taken', 'looked', 'visits'] as const;
export type Kind = (typeof kinds)[number];

/** The columns of a kind: its members are places in them, which are those of leads or of visits. */
export type Subject = {
  readonly ids: Int32Array;
  /** The place of its lead; -1: none. */
  readonly lead: Int32Array;
  /** The location that counts it; -1: none. */
  readonly location: Int32Array;
  /** When it came into a range, in milliseconds; NaN: never. */
  readonly at: Float64Array;
};

export function subjectOf(scene: Scene, kind: Kind, range: Range): Subject {
  const { leads, visits } = scene.facts;
  if (kind === 'visits') {
    const lead = once(scene, 'leads of visits', () => leadsOf(scene, visits.leadId));
    return { ids: visits.id, lead, location: visits.locationId, at: visits.startsAt };
  }
  const lead = once(scene, 'places', () => placesUpTo(leads.count));
  const asked = { ids: leads.id, lead, location: leads.locationId, at: leads.requestedAt };
  switch (kind) {
    case 'asked':
      return asked;
    case 'taken':
      return { ...asked, location: once(scene, 'taken by', () => takenBy(scene)) };
    case 'looked':
      return {
        ...asked,
        ...once(scene, `looked ${range.from} ${range.to}`, () => lookColumns(scene, range)),
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

/** By lead who carries on what was asked elsewhere; -1: nobody. */
function takenBy({ facts: { leads } }: Scene): Int32Array {
  const { carriedBy, locationId } = leads;
  return carriedBy.map((carried, lead) => (carried === locationId[lead] ? -1 : carried));
}

function lookColumns(scene: Scene, range: Range): Pick<Subject, 'location' | 'at'> {
  const { looks } = scene.facts;
  const first = firstLooks(scene, range);
  const location = new Int32Array(first.length).fill(-1);
  const at = new Float64Array(first.length).fill(Number.NaN);
  for (let lead = 0; lead < first.length; lead++) {
    const look = Number(first[lead]);
    if (look >= 0) {
      location[lead] = Number(looks.locationId[look]);
      at[lead] = Number(looks.at[look]);
    }
  }
  return { location, at };
}

/** By lead its first look of the range at one of the own locations, a place in the looks; -1: none. */
export function firstLooks(scene: Scene, range: Range): Int32Array {
  return once(scene, `first looks ${range.from} ${range.to}`, () => {
    const { at, locationId, id } = scene.facts.looks;
    const leadOf = once(scene, 'leads of looks', () => leadsOf(scene, scene.facts.looks.leadId));
    const first = new Int32Array(scene.facts.leads.count).fill(-1);
    const isIn = spansOf(scene, range);
    for (let look = 0; look < at.length; look++) {
      const lead = Number(leadOf[look]);
      if (lead >= 0 && isIn(Number(locationId[look]), Number(at[look]))) {
        const known = Number(first[lead]);
        const later = Number(at[known]) - Number(at[look]);
        // Of two at the same instant the one written down first, whatever the order of the rows.
        if (known < 0 || later > 0 || (later === 0 && Number(id[look]) < Number(id[known]))) {
          first[lead] = look;
        }
      }
    }
    return first;
  });
}

/** The places of leads in their columns, by their ids; -1: it isn't there. */
function leadsOf(scene: Scene, ids: Int32Array): Int32Array {
  const places = once(scene, 'places by id', () => placesById(scene.facts.leads.id));
  const found = new Int32Array(ids.length);
  for (let place = 0; place < ids.length; place++) {
    found[place] = Number(places[Number(ids[place])] ?? 0) - 1;
  }
  return found;
}

/** By id the place in a column of ids, counted from 1; 0: it isn't there. */
function placesById(ids: Int32Array): Int32Array {
  let most = -1;
  for (let place = 0; place < ids.length; place++) {
    most = Math.max(most, Number(ids[place]));
  }
  const places = new Int32Array(most + 1);
  for (let place = 0; place < ids.length; place++) {
    places[Number(ids[place])] = place + 1;
  }
  return places;
}
