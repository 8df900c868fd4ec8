import type { Quantile, Response } from '../../../shared/report.ts';
import { censoredQuantile, type MinuteCounts } from '../statistics/censored-quantile.ts';
import { countOf, rateOf } from './counting.ts';
import type { Group } from './groups.ts';
import { ownPlaces, type Scene } from './scene.ts';
import { limitsOf, waits, waitSteps } from './waits.ts';

/**
 * How fast people were answered, in business minutes. Who still waits, or for whom it was over before
 * anybody tried, counts as “at least this long”; of whom nothing is known is left out, and counted.
 */
export function responseOf(scene: Scene, group: Group): Response {
  const [tried, waiting, ended, unknown] = [
    countOf(scene, group, 'attempted'),
    countOf(scene, group, 'waiting'),
    countOf(scene, group, 'ended'),
    countOf(scene, group, 'unknown'),
  ];
  const counts = minuteCounts(scene, group);
  const quantile = (q: number) => quantileOf(scene, group, counts, q);
  const [medianIs, p90Is] = [quantile(0.5), quantile(0.9)];
  return {
    attempted: tried.count,
    attemptedRows: tried.rows,
    waiting: waiting.count,
    waitingRows: waiting.rows,
    ended: ended.count,
    endedRows: ended.rows,
    unknown: unknown.count,
    unknownRows: unknown.rows,
    median: medianIs?.minutes ?? null,
    p90: p90Is?.minutes ?? null,
    medianIs,
    p90Is,
    target: targetOf(scene, group),
    withinTarget: rateOf(scene, group, 'withinTarget', 'decided'),
  };
}

function quantileOf(
  scene: Scene,
  group: Group,
  counts: readonly MinuteCounts[],
  q: number,
): Quantile | null {
  const found = censoredQuantile(counts, q);
  if (!found?.atLeast) {
    return found && { minutes: found.value, atLeast: false };
  }
  // Those who wait were counted at the attempt before, so only the leads know for how long.
  const minutes = longestWait(scene, group);
  // That it takes at least no time is no news.
  return minutes === 0 ? null : { minutes, atLeast: true };
}

/** How many were attempted, or waited for in vain, after each number of minutes with an attempt. */
function minuteCounts(scene: Scene, { members }: Group): MinuteCounts[] {
  const { minutes, step } = waitSteps(scene);
  const counts = new Uint32Array(2 * minutes.length);
  for (let place = 0; place < members.length; place++) {
    const at = Number(step[Number(members[place])]);
    if (at >= 0) {
      counts[at] = Number(counts[at]) + 1;
    }
  }
  const found: MinuteCounts[] = [];
  for (let place = 0; place < minutes.length; place++) {
    const [events, censored] = [Number(counts[2 * place]), Number(counts[2 * place + 1])];
    if (events + censored > 0) {
      found.push({ minutes: Number(minutes[place]), events, censored });
    }
  }
  return found;
}

/** The longest that anybody of a group was waited for. */
function longestWait(scene: Scene, { members }: Group): number {
  const waited = waits(scene);
  let longest = 0;
  for (let place = 0; place < members.length; place++) {
    longest = Math.max(longest, Number(waited[Number(members[place])]));
  }
  return longest;
}

/** The target of the locations of a group; null where they differ. */
function targetOf(scene: Scene, { groupBy, group }: Group): number | null {
  const limits = limitsOf(scene);
  const targets = ownPlaces(scene)
    .filter(({ id }) => groupBy !== 'location' || id === group)
    .map(({ id }) => limits[id]?.target ?? null);
  const [first = null] = targets;
  return targets.every((target) => target === first) ? first : null;
}
