import { spanOf } from './periods.ts';
import { largestOf, ownPlaces, type Range, type Scene } from './scene.ts';
import type { Subject } from './subjects.ts';

/** Members by their keys, from -1 on, each part in the order of the members. */
export function partsBy(members: Int32Array, keys: Int32Array): Map<number, Int32Array> {
  /** By key where its part begins, and then how far it is filled. */
  const ends = new Int32Array(largestOf(keys) + 3);
  for (let place = 0; place < keys.length; place++) {
    const next = Number(keys[place]) + 2;
    ends[next] = Number(ends[next]) + 1;
  }
  for (let key = 1; key < ends.length; key++) {
    ends[key] = Number(ends[key]) + Number(ends[key - 1]);
  }
  const sorted = new Int32Array(members.length);
  for (let place = 0; place < keys.length; place++) {
    const key = Number(keys[place]) + 1;
    const end = Number(ends[key]);
    sorted[end] = Number(members[place]);
    ends[key] = end + 1;
  }
  const parts = new Map<number, Int32Array>();
  for (let key = 0; key < ends.length - 1; key++) {
    const part = sorted.subarray(ends[key - 1] ?? 0, ends[key]);
    if (part.length > 0) {
      parts.set(key - 1, part);
    }
  }
  return parts;
}

/** What is at some places of a column. */
export function pick(column: Int32Array, places: Int32Array): Int32Array {
  const picked = new Int32Array(places.length);
  for (let place = 0; place < places.length; place++) {
    picked[place] = Number(column[Number(places[place])]);
  }
  return picked;
}

/** Which of some periods that follow each other members came in, by the clocks of their locations. */
export function periodsAt(
  scene: Scene,
  { location, at }: Subject,
  periods: readonly Range[],
): (members: Int32Array) => Int32Array {
  const byZone = new Map<string, Float64Array>();
  const starts: Float64Array[] = [];
  for (const { id, timeZone } of ownPlaces(scene)) {
    const known = byZone.get(timeZone);
    starts[id] = known ?? Float64Array.from(periods, (period) => spanOf(period, timeZone).start);
    byZone.set(timeZone, starts[id]);
  }
  return (members) =>
    members.map((member) =>
      lastNotAfter(starts[Number(location[member])] ?? noStarts, Number(at[member])),
    );
}

const noStarts = new Float64Array(0);

/** The place of the last of some ordered instants that isn't after another; -1: all are. */
export function lastNotAfter(instants: Float64Array, at: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Number(instants[middle]) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
