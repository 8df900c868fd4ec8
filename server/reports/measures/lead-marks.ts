import { type FunnelStage, funnelStages, horizons } from '../../../shared/report.ts';
import { closeReasons } from '../../../shared/vocabulary.ts';
import { emptyMarks, fieldsOf, type Marks, put } from './marks.ts';
import { msPerDay, once, type Scene } from './scene.ts';

export const progress = fieldsOf({
  contacted: 1,
  emailed: 1,
  booked: 1,
  came: 1,
  infused: 1,
  /** Place of the furthest stage among the stages; each lead has exactly one. */
  last: 3,
  closed: 1,
  /** Place of the reason among the reasons, counted from 1; 0: it isn't closed. */
  reason: 4,
});

/** When each stage was reached. */
export const stageColumns = {
  requested: 'requestedAt',
  contacted: 'contactedAt',
  emailed: 'emailedAt',
  booked: 'bookedAt',
  came: 'cameAt',
  infused: 'infusedAt',
} as const satisfies Record<FunnelStage, string>;

export function progressMarks(scene: Scene): Marks {
  return once(scene, 'progress marks', markProgress);
}

function markProgress(scene: Scene): Marks {
  const marks = emptyMarks(progress, scene.facts.leads.count);
  const reasons = closings(scene);
  const stages = reachedStages(scene);
  for (let lead = 0; lead < stages.length; lead++) {
    const reason = Number(reasons[lead]);
    const reached = Number(stages[lead]);
    marks.of[lead] =
      reached |
      // The highest bit that is set is the furthest stage.
      put(progress.last, 32 - Math.clz32(reached)) |
      put(progress.closed, reason > 0) |
      put(progress.reason, reason);
  }
  return marks;
}

/** By lead a bit for each stage after the request that was reached, in the order of the stages. */
function reachedStages({ facts: { leads } }: Scene): Uint8Array {
  const reached = new Uint8Array(leads.count);
  funnelStages.slice(1).forEach((stage, place) => {
    const column = leads[stageColumns[stage]];
    for (let lead = 0; lead < column.length; lead++) {
      if (!Number.isNaN(column[lead])) {
        reached[lead] = Number(reached[lead]) | (1 << place);
      }
    }
  });
  return reached;
}

/** By lead the place of the reason it is closed for, counted from 1; 0: it isn't closed. */
function closings({ facts: { leads } }: Scene): Uint8Array {
  const { closedAt, closeReason, words, count } = leads;
  const other = closeReasons.indexOf('other') + 1;
  const reasons = words.map((word) => closeReasons.findIndex((each) => each === word) + 1 || other);
  const all = new Uint8Array(count);
  for (let lead = 0; lead < count; lead++) {
    if (!Number.isNaN(closedAt[lead])) {
      all[lead] = reasons[Number(closeReason[lead])] ?? other;
    }
  }
  return all;
}

/** What the overview needs of this, which takes a fraction of the time. */
export const ending = fieldsOf({ handedOver: 1, booked: 1, infused: 1, closed: 1, reason: 4 });

export function endingMarks(scene: Scene): Marks {
  return once(scene, 'ending marks', markEndings);
}

function markEndings(scene: Scene): Marks {
  const { carriedBy, locationId, bookedAt, infusedAt, count } = scene.facts.leads;
  const marks = emptyMarks(ending, count);
  const reasons = closings(scene);
  for (let lead = 0; lead < count; lead++) {
    marks.of[lead] =
      put(ending.handedOver, carriedBy[lead] !== locationId[lead]) |
      put(ending.booked, !Number.isNaN(bookedAt[lead])) |
      put(ending.infused, !Number.isNaN(infusedAt[lead])) |
      put(ending.closed, Number(reasons[lead]) > 0) |
      put(ending.reason, Number(reasons[lead]));
  }
  return marks;
}

export const timing = fieldsOf({
  mature30: 1,
  mature60: 1,
  mature90: 1,
  booked30: 1,
  booked60: 1,
  booked90: 1,
  infused30: 1,
  infused60: 1,
  infused90: 1,
});

/**
 * Whether so many whole days have passed since the request, and whether the stage was reached within
 * them; of those for whom they have not passed nothing is said.
 */
export function timingMarks(scene: Scene): Marks {
  return once(scene, 'timing marks', markTiming);
}

function markTiming(scene: Scene): Marks {
  const { leads, asOf } = scene.facts;
  const { requestedAt, bookedAt, infusedAt, count } = leads;
  const marks = emptyMarks(timing, count);
  for (let lead = 0; lead < count; lead++) {
    const asked = Number(requestedAt[lead]);
    const mature = passed(asOf - asked);
    const booked = mature & reaching(Number(bookedAt[lead]) - asked);
    const infused = mature & reaching(Number(infusedAt[lead]) - asked);
    marks.of[lead] = mature | (booked << horizons.length) | (infused << (2 * horizons.length));
  }
  return marks;
}

const [short, middle, long] = [30 * msPerDay, 60 * msPerDay, 90 * msPerDay] as const;

/** A bit for each horizon that has passed after so long, in milliseconds. */
function passed(time: number): number {
  return Number(time >= short) | (Number(time >= middle) << 1) | (Number(time >= long) << 2);
}

/** A bit for each horizon within which something happened after so long; NaN: it never did. */
function reaching(time: number): number {
  return Number(time <= short) | (Number(time <= middle) << 1) | (Number(time <= long) << 2);
}
