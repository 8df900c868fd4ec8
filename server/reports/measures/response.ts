import type { Quantile, Response } from '../../../shared/report.ts';
import { censoredQuantile, type MinuteCounts } from '../statistics/censored-quantile.ts';
import { countOf, rateOf } from './counting.ts';
import type { Group } from './groups.ts';
import { ownPlaces, type Scene } from './scene.ts';
import { limitsOf, responseState, waits } from './waits.ts';

/**
 * How fast people were answered, in business minutes. Who still waits, or for whom it was over before
 * anybody tried, counts as “at least this long”; of whom nothing is known is left out, and counted.
 */
export function responseOf(scene: Scene, group: Group): Response {
  const [attempted, waiting, ended, unknown] = [
    countOf(scene, group, 'attempted'),
    countOf(scene, group, 'waiting'),
    countOf(scene, group, 'ended'),
    countOf(scene, group, 'unknown'),
  ];
  const counts = minuteCounts(scene, group);
  const [medianIs, p90Is] = [quantile(counts, 0.5), quantile(counts, 0.9)];
  return {
    attempted: attempted.count,
    attemptedRows: attempted.rows,
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

function quantile(counts: readonly MinuteCounts[], q: number): Quantile | null {
  const found = censoredQuantile(counts, q);
  return found && { minutes: found.value, atLeast: found.atLeast };
}

/** How many were attempted, or waited for in vain, after each number of minutes. */
function minuteCounts(scene: Scene, { members }: Group): MinuteCounts[] {
  const waited = waits(scene);
  let longest = -1;
  for (const lead of members) {
    longest = Math.max(longest, Number(waited[lead]));
  }
  const events = new Uint32Array(longest + 1);
  const censored = new Uint32Array(longest + 1);
  for (const lead of members) {
    const minutes = Number(waited[lead]);
    if (minutes >= 0) {
      const counts = responseState(scene, lead) === 0 ? events : censored;
      counts[minutes] = Number(counts[minutes]) + 1;
    }
  }
  return joined(events, censored);
}

/**
 * A row for each minute with an attempt. Who is censored before the next attempt counts beside the
 * one before: that changes nothing about the quantiles, and it is a fraction of the rows. The last
 * row is the longest time anybody waited.
 */
function joined(events: Uint32Array, censored: Uint32Array): MinuteCounts[] {
  const rows: { minutes: number; events: number; censored: number }[] = [];
  for (let minutes = 0; minutes < events.length; minutes++) {
    const [some, waiting] = [Number(events[minutes]), Number(censored[minutes])];
    const last = rows.at(-1);
    if (some > 0 || last === undefined || minutes === events.length - 1) {
      rows.push({ minutes, events: some, censored: waiting });
    } else {
      last.censored += waiting;
    }
  }
  return rows;
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
