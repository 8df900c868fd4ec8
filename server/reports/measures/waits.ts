import { minutesUntil } from './business-clock.ts';
import { calendarAt, once, type Scene } from './scene.ts';

/** Target and breach of a location in business minutes. */
export type Limits = { readonly target: number; readonly breach: number };

/** By id of a location its target and breach, as they stood. */
export function limitsOf(scene: Scene): readonly (Limits | undefined)[] {
  return once(scene, 'limits', () => {
    const limits: Limits[] = [];
    for (const place of scene.places.locations.values()) {
      const { settings } = calendarAt(place, scene.facts.asOf);
      limits[place.id] = {
        target: settings.responseTargetMinutes,
        breach: settings.responseBreachMinutes,
      };
    }
    return limits;
  });
}

/** How somebody was waited for: a place among `responseStates`. */
export function responseState({ facts: { leads } }: Scene, lead: number): 0 | 1 | 2 | 3 {
  if (Number(leads.attemptMinutes[lead]) >= 0) {
    return 0;
  }
  if (leads.responseUnknown[lead] === 1) {
    return 3;
  }
  return Number(leads.endedMinutes[lead]) >= 0 ? 2 : 1;
}

/**
 * By lead how long they were waited for, in business minutes: until somebody tried, until it was
 * over, or until now. -1: that isn't known.
 */
export function waits(scene: Scene): Int32Array {
  return once(scene, 'waits', () => {
    const { leads } = scene.facts;
    const { attemptMinutes, endedMinutes } = leads;
    const known = [attemptMinutes, null, endedMinutes, null] as const;
    const untilNow = waitsUntilNow(scene);
    const all = new Int32Array(leads.count);
    for (let lead = 0; lead < leads.count; lead++) {
      const state = responseState(scene, lead);
      all[lead] = state === 1 ? untilNow(lead) : Number(known[state]?.[lead] ?? -1);
    }
    return all;
  });
}

function waitsUntilNow(scene: Scene): (lead: number) => number {
  const { leads, asOf } = scene.facts;
  const byLocation: ((from: number) => number)[] = [];
  return (lead) => {
    const id = Number(leads.locationId[lead]);
    const place = scene.places.locations.get(id);
    if (place === undefined) {
      return -1;
    }
    // Only of locations where somebody waits.
    const minutes = (byLocation[id] ??= minutesUntil(calendarAt(place, asOf), asOf));
    return minutes(Number(leads.requestedAt[lead]));
  };
}
