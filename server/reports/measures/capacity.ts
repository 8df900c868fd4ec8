import type { Capacity, CapacityGroup, HourCell } from '../../../shared/report-answers.ts';
import { daysToFirst, lookHours } from './capacity-figures.ts';
import { countOf, headOf, noShowRate, rateOf } from './counting.ts';
import { answerWith } from './frame.ts';
import type { Group } from './groups.ts';
import { hourCells } from './hour-cells.ts';
import { type Part, partsIn } from './parts.ts';
import { roomsOf } from './rooms.ts';
import type { Scene } from './scene.ts';
import { firstFreeSteps, leadTimeSteps } from './steps.ts';

/** What free times people were shown, who left without one, and how full the rooms were. */
export function capacity(scene: Scene): Capacity {
  return answerWith(
    scene,
    partsIn(scene).map((part) => capacityGroup(scene, part)),
  );
}

function capacityGroup(scene: Scene, { looked, visits }: Part): CapacityGroup {
  return {
    ...headOf(scene, looked),
    shown: shownTo(scene, looked),
    left: rateOf(scene, looked, 'left', 'decided'),
    unmet: rateOf(scene, looked, 'unmet', 'decided'),
    looks: lookCells(scene, looked),
    rooms: roomsOf(scene, looked, visits),
    noShowByLead: leadTimeSteps.map((from, step) => ({
      from,
      to: lastOf(leadTimeSteps, step),
      ...noShowRate(scene, visits, from),
    })),
  };
}

function lookCells(scene: Scene, looked: Group): HourCell[] {
  const marks = lookHours(scene, looked.range);
  return hourCells(scene, looked, marks, { n: 'looked', count: 'lookedLeft' });
}

/** The last whole day of a step; null: it has no end. */
function lastOf(steps: readonly number[], step: number): number | null {
  const next = steps[step + 1];
  return next === undefined ? null : next - 1;
}

function shownTo(scene: Scene, looked: Group): CapacityGroup['shown'] {
  const { n, rows } = headOf(scene, looked);
  const { days, freeTimes } = seenBy(scene, looked);
  const steps = firstFreeSteps.map((from, step) => ({
    from,
    to: lastOf(firstFreeSteps, step),
    ...seen(scene, looked, from),
  }));
  return {
    n,
    rows,
    none: countOf(scene, looked, 'seen:none'),
    daysToFirst: { median: nearestRank(days, 0.5), p90: nearestRank(days, 0.9) },
    freeTimes: { median: nearestRank(freeTimes, 0.5) },
    distribution: [...steps, { from: null, to: null, ...seen(scene, looked, 'none') }],
  };
}

function seen(scene: Scene, looked: Group, step: number | 'none') {
  const { count, rows } = countOf(scene, looked, `seen:${step}`);
  return { count, rows, left: rateOf(scene, looked, `seenLeft:${step}`, `seenDecided:${step}`) };
}

/** In order: days to the earliest free time of those who saw one, and how many each saw. */
function seenBy(scene: Scene, { members: looks }: Group) {
  const { freeTimes } = scene.facts.looks;
  return {
    days: Float64Array.from(looks, (look) => daysToFirst(scene, look))
      .filter((days) => !Number.isNaN(days))
      .toSorted(),
    freeTimes: looks.map((look) => Math.max(0, Number(freeTimes[look]))).toSorted(),
  };
}

/** The smallest value that the share `q` doesn't exceed (type 1 of Hyndman & Fan); null of nobody. */
function nearestRank(sorted: Float64Array | Int32Array, q: number): number | null {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null;
}
