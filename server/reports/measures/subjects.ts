import { isIn, spansOf } from './periods.ts';
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
  /** Those who may be members, in order. */
  readonly candidates: Int32Array;
  readonly ids: Int32Array;
  /** The place of its lead; -1: none. */
  readonly lead: Int32Array;
  /** The location that counts it. */
  readonly location: Int32Array;
  /** When it came into a range, in milliseconds; NaN: never. */
  readonly at: Float64Array;
};

export function subjectOf(scene: Scene, kind: Kind, range: Range): Subject {
  const { leads, visits } = scene.facts;
  const { requestedAt: at, id: ids } = leads;
  const lead = once(scene, 'places', () => placesUpTo(leads.count));
  switch (kind) {
    case 'asked':
      return { candidates: lead, ids, lead, location: leads.locationId, at };
    case 'taken': {
      const candidates = once(scene, 'handed over', () => handedOver(scene));
      return { candidates, ids, lead, location: leads.carriedBy, at };
    }
    case 'looked':
      return {
        ids,
        lead,
        ...once(scene, `looked ${range.from} ${range.to}`, () => looked(scene, range)),
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

/** Leads by their first look of the range. */
function looked(scene: Scene, range: Range): Pick<Subject, 'candidates' | 'location' | 'at'> {
  const { looks } = scene.facts;
  const first = firstLooks(scene, range);
  const found = new Int32Array(first.length);
  let count = 0;
  const location = new Int32Array(first.length);
  const at = new Float64Array(first.length);
  for (let lead = 0; lead < first.length; lead++) {
    const look = Number(first[lead]);
    if (look >= 0) {
      found[count++] = lead;
      location[lead] = Number(looks.locationId[look]);
      at[lead] = Number(looks.at[look]);
    }
  }
  return { candidates: found.subarray(0, count), location, at };
}

/** By lead its first look of the range at one of the own locations, a place in the looks; -1: none. */
export function firstLooks(scene: Scene, range: Range): Int32Array {
  return once(scene, `first looks ${range.from} ${range.to}`, () => {
    const { at, locationId } = scene.facts.looks;
    const leadOf = once(scene, 'leads of looks', () => leadsOf(scene, scene.facts.looks.leadId));
    const first = new Int32Array(scene.facts.leads.count).fill(-1);
    const spans = spansOf(scene, range);
    for (let look = 0; look < at.length; look++) {
      const lead = Number(leadOf[look]);
      if (lead >= 0 && isIn(spans, Number(locationId[look]), Number(at[look]))) {
        const known = Number(first[lead]);
        if (known < 0 || isEarlier(scene, look, known)) {
          first[lead] = look;
        }
      }
    }
    return first;
  });
}

/** Of two at the same instant the one written down first, whatever the order of the rows. */
function isEarlier({ facts: { looks } }: Scene, look: number, known: number): boolean {
  const later = Number(looks.at[known]) - Number(looks.at[look]);
  return later > 0 || (later === 0 && Number(looks.id[look]) < Number(looks.id[known]));
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
