import { minutesUntil } from './business-clock.ts';
import { calendarAt, largestOf, once, type Place, type Scene } from './scene.ts';

/** Target and breach of a location in business minutes. */
export type Limits = { readonly target: number; readonly breach: number };

/** By id of a location its target and breach, as they stood. */
export function limitsOf(scene: Scene): readonly (Limits | undefined)[] {
  return once(scene, 'limits', findLimits);
}

function findLimits(scene: Scene): readonly (Limits | undefined)[] {
  const limits: Limits[] = [];
  for (const place of scene.places.locations.values()) {
    const { settings } = calendarAt(place, scene.facts.asOf);
    limits[place.id] = {
      target: settings.responseTargetMinutes,
      breach: settings.responseBreachMinutes,
    };
  }
  return limits;
}

/**
 * A human tried; nobody did and somebody should; it was over (booked by themselves, closed) before
 * anybody tried; it was brought in by a list that says nothing of calls. Each lead is one of these.
 */
export const responseStates = ['attempted', 'waiting', 'ended', 'unknown'] as const;
export type ResponseState = (typeof responseStates)[number];

export const attempted = 0;
export const waiting = 1;
const ended = 2;
const unknown = 3;

/** By lead how somebody was waited for: a place among the states. */
export function states(scene: Scene): Uint8Array {
  return once(scene, 'response states', findStates);
}

function findStates(scene: Scene): Uint8Array {
  const { attemptMinutes, endedMinutes, responseUnknown, count } = scene.facts.leads;
  const all = new Uint8Array(count);
  for (let lead = 0; lead < count; lead++) {
    const isEnded = Number(endedMinutes[lead]) >= 0;
    const untried = responseUnknown[lead] === 1 ? unknown : isEnded ? ended : waiting;
    all[lead] = Number(attemptMinutes[lead]) >= 0 ? attempted : untried;
  }
  return all;
}

/**
 * By lead how long they were waited for, in business minutes: until somebody tried, until it was
 * over, or until now. -1: that isn't known.
 */
export function waits(scene: Scene): Int32Array {
  return once(scene, 'waits', findWaits);
}

function findWaits(scene: Scene): Int32Array {
  const { attemptMinutes, endedMinutes, count } = scene.facts.leads;
  const state = states(scene);
  const untilNow = waitsUntilNow(scene);
  const all = new Int32Array(count).fill(-1);
  for (let lead = 0; lead < count; lead++) {
    const is = Number(state[lead]);
    if (is === attempted) {
      all[lead] = Number(attemptMinutes[lead]);
    } else if (is === ended) {
      all[lead] = Number(endedMinutes[lead]);
    } else if (is === waiting) {
      all[lead] = untilNow(lead);
    }
  }
  return all;
}

/**
 * The minutes after which anybody was tried, in order, from 0 on; and by lead the last of these that
 * they were waited for: its place, twice, and one more where it was in vain; -1 where it isn't known.
 * Who was waited for in vain between two of them is at risk at the same ones as who was until the
 * first: so quantiles need no more.
 */
export function waitSteps(scene: Scene): { minutes: readonly number[]; step: Int32Array } {
  return once(scene, 'wait steps', findWaitSteps);
}

function findWaitSteps(scene: Scene): { minutes: readonly number[]; step: Int32Array } {
  const waited = waits(scene);
  const state = states(scene);
  const { minutes, at } = attemptedAfter(waited, state);
  const step = new Int32Array(waited.length).fill(-1);
  for (let lead = 0; lead < step.length; lead++) {
    const minute = Number(waited[lead]);
    if (minute >= 0) {
      step[lead] = 2 * Number(at[minute]) + (state[lead] === attempted ? 0 : 1);
    }
  }
  return { minutes, step };
}

/** The minutes after which anybody was tried, and by minute the place of the last of them. */
function attemptedAfter(waited: Int32Array, state: Uint8Array) {
  const at = new Int32Array(Math.max(0, largestOf(waited)) + 1);
  for (let lead = 0; lead < waited.length; lead++) {
    if (state[lead] === attempted) {
      at[Number(waited[lead])] = 1;
    }
  }
  const minutes: number[] = [];
  for (let minute = 0; minute < at.length; minute++) {
    if (minute === 0 || at[minute] === 1) {
      minutes.push(minute);
    }
    at[minute] = minutes.length - 1;
  }
  return { minutes, at };
}

function waitsUntilNow(scene: Scene): (lead: number) => number {
  const { asOf } = scene.facts;
  const { locationId, requestedAt } = scene.facts.leads;
  /** Only of locations where somebody waits. */
  const byLocation: (((from: number) => number) | undefined)[] = [];
  return (lead) => {
    const id = Number(locationId[lead]);
    const minutes = (byLocation[id] ??= minutesAt(scene.places.locations.get(id), asOf));
    return minutes(Number(requestedAt[lead]));
  };
}

function minutesAt(place: Place | undefined, asOf: number): (from: number) => number {
  return place ? minutesUntil(calendarAt(place, asOf), asOf) : () => -1;
}
