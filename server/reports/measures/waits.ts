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

/**
 * A human tried; nobody did and somebody should; it was over (booked by themselves, closed) before
 * anybody tried; it was brought in by a list that says nothing of calls. Each lead is one of these.
 */
export const responseStates = ['attempted', 'waiting', 'ended', 'unknown'] as const;
export type ResponseState = (typeof responseStates)[number];

export const attempted = 0;
export const waiting = 1;

/** By lead how somebody was waited for: a place among the states. */
export function states(scene: Scene): Uint8Array {
  return once(scene, 'response states', () => {
    const { attemptMinutes, endedMinutes, responseUnknown, count } = scene.facts.leads;
    const all = new Uint8Array(count);
    for (let lead = 0; lead < count; lead++) {
      const isEnded = Number(endedMinutes[lead]) >= 0;
      const untried = responseUnknown[lead] === 1 ? 3 : isEnded ? 2 : waiting;
      all[lead] = Number(attemptMinutes[lead]) >= 0 ? attempted : untried;
    }
    return all;
  });
}

/**
 * By lead how long they were waited for, in business minutes: until somebody tried, until it was
 * over, or until now. -1: that isn't known.
 */
export function waits(scene: Scene): Int32Array {
  return once(scene, 'waits', () => {
    const { attemptMinutes, endedMinutes, count } = scene.facts.leads;
    const state = states(scene);
    const untilNow = waitsUntilNow(scene);
    const all = new Int32Array(count).fill(-1);
    for (let lead = 0; lead < count; lead++) {
      if (state[lead] === waiting) {
        all[lead] = untilNow(lead);
      } else if (state[lead] !== 3) {
        all[lead] = Number((state[lead] === attempted ? attemptMinutes : endedMinutes)[lead]);
      }
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
