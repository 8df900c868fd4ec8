import type { Grouping, ReportName, TimedStage, ComparedRate } from '../../../shared/report.ts';
import type { ClockLocation } from '../../locations/business-time.ts';
import type { Facts } from '../facts/schemas.ts';

/** From an instant to before another, in milliseconds; from ever, or for ever, are infinite. */
export type Use = { readonly from: number; readonly to: number };

/** One location as the reports need it. */
export type Place = {
  readonly id: number;
  readonly name: string;
  readonly timeZone: string;
  /** Its hours, closures and settings, each from an instant (milliseconds) on; the first from ever. */
  readonly versions: readonly { readonly from: number; readonly calendar: ClockLocation }[];
  /** From when until when each of its rooms was in use; a room may have been so several times. */
  readonly rooms: readonly Use[];
};

/** Names that figures are labelled with. */
export type Places = {
  readonly locations: ReadonlyMap<number, Place>;
  readonly users: ReadonlyMap<string, string>;
};

/** Local days, both inclusive, as `2026-08-01`. */
export type Range = { readonly from: string; readonly to: string };

/** Which leads beside the range: only those with these values. */
export type LeadFilter = {
  readonly locationId?: number;
  readonly source?: string;
  readonly campaign?: string;
  readonly concern?: string;
  readonly language?: string;
  readonly assigneeId?: string;
};

/** A report that is asked for, checked, by somebody. Plain data: it is sent to another thread. */
export type ReportQuery = Range & {
  readonly report: ReportName;
  /** Milliseconds */
  readonly asOf: number;
  readonly groupBy: Grouping | null;
  readonly filter: LeadFilter;
  /** Whose leads: the locations of whoever asks. */
  readonly locationIds: readonly number[] | 'all';
  readonly stage: TimedStage;
  readonly rate: ComparedRate;
  readonly by: 'month' | 'week';
};

/** All that a figure is worked out from. */
export type Scene = {
  readonly facts: Facts;
  readonly places: Places;
  readonly query: ReportQuery;
  /** What is worked out once for many figures, by its name. */
  readonly memo: Map<string, unknown>;
};

export function createScene(facts: Facts, places: Places, query: ReportQuery): Scene {
  return { facts, places, query, memo: new Map() };
}

/**
 * Works something out once for a scene. What walks over all leads is a function of its own and no
 * closure made here: that would be compiled anew for every report, which takes longer than the walk.
 */
export function once<Value>(scene: Scene, name: string, make: (scene: Scene) => Value): Value {
  const { memo } = scene;
  if (!memo.has(name)) {
    memo.set(name, make(scene));
  }
  return memo.get(name) as Value;
}

export const msPerDay = 86_400_000;

/** The largest of some numbers; -1 where none is larger. */
export function largestOf(numbers: Int32Array): number {
  let most = -1;
  for (let place = 0; place < numbers.length; place++) {
    most = Math.max(most, Number(numbers[place]));
  }
  return most;
}

/** Hours and settings of a location as they stood at an instant (milliseconds). */
export function calendarAt({ versions }: Place, at: number): ClockLocation {
  const version = versions.findLast(({ from }) => from <= at) ?? versions[0];
  if (!version) {
    throw new Error('a location without a calendar');
  }
  return version.calendar;
}

/** The locations whose figures these are: one's own, or the one that was chosen. */
export function ownPlaces({ places, query }: Scene): Place[] {
  const { locationIds, filter } = query;
  return [...places.locations.values()].filter(
    ({ id }) =>
      (locationIds === 'all' || locationIds.includes(id)) &&
      (filter.locationId === undefined || filter.locationId === id),
  );
}

/** The same question about all own locations together. */
export function ofAllLocations(scene: Scene): Scene {
  const { locationId, ...filter } = scene.query.filter;
  return locationId === undefined
    ? scene
    : createScene(scene.facts, scene.places, { ...scene.query, filter });
}
