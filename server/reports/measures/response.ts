import type { Quantile, Response } from '../../../shared/report.ts';
import { censoredQuantile, type MinuteCounts } from '../statistics/censored-quantile.ts';
import { countOf, rateOf } from './counting.ts';
import type { Group } from './groups.ts';
import { ownPlaces, type Scene } from './scene.ts';
import { attempted, limitsOf, states, waits } from './waits.ts';

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
  const [medianIs, p90Is] = [quantile(counts, 0.5), quantile(counts, 0.9)];
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

function quantile(counts: readonly MinuteCounts[], q: number): Quantile | null {
  const found = censoredQuantile(counts, q);
  return found && { minutes: found.value, atLeast: found.atLeast };
}

/** How many were attempted, or waited for in vain, after each number of minutes. */
function minuteCounts(scene: Scene, { members }: Group): MinuteCounts[] {
  const waited = waits(scene);
  const state = states(scene);
  let longest = -1;
  for (let place = 0; place < members.length; place++) {
    longest = Math.max(longest, Number(waited[Number(members[place])]));
  }
  const events = new Uint32Array(longest + 1);
  const censored = new Uint32Array(longest + 1);
  for (let place = 0; place < members.length; place++) {
    const lead = Number(members[place]);
    const minutes = Number(waited[lead]);
    if (minutes >= 0) {
      const counts = state[lead] === attempted ? events : censored;
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
  let last = { minutes: 0, events: 0, censored: 0 };
  for (let minutes = 0; minutes < events.length; minutes++) {
    const some = Number(events[minutes]);
    const waiting = Number(censored[minutes]);
    if (some > 0 || minutes === 0 || minutes === events.length - 1) {
      last = { minutes, events: some, censored: waiting };
      rows.push(last);
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
