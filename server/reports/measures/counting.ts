import {
  type Count,
  type FixedRate,
  type Group as Head,
  type Horizon,
  horizons,
  type Rate,
  type TimedStage,
  type VisitRate,
} from '../../../shared/report.ts';
import { type Proportion, wilson } from '../statistics/wilson.ts';
import { type Figure, patternOf } from './figures.ts';
import type { Group } from './groups.ts';
import { countMatching } from './marks.ts';
import { rowsOf } from './rows.ts';
import type { Scene } from './scene.ts';

/** How many of a group are counted in a figure. */
export function numberOf(scene: Scene, group: Group, figure: Figure): number {
  const pattern = patternOf(scene, group, figure);
  if (pattern === null) {
    throw new Error(`there is no figure “${figure}” of ${group.kind}`);
  }
  return countMatching(group.members, pattern);
}

export function countOf(scene: Scene, group: Group, figure: Figure): Count {
  const count = numberOf(scene, group, figure);
  return { count, rows: rowsOf(scene, group, figure, count) };
}

/** So many in `figure`, which is a part of `of`, of so many. */
export function proportionOf(scene: Scene, group: Group, figure: Figure, of: Figure): Proportion {
  return { count: numberOf(scene, group, figure), n: numberOf(scene, group, of) };
}

/** The share of `of` that is counted in `figure`, which is a part of it. */
export function rateOf(scene: Scene, group: Group, figure: Figure, of: Figure): Rate {
  const { count, n } = proportionOf(scene, group, figure, of);
  const [rows, nRows] = [rowsOf(scene, group, figure, count), rowsOf(scene, group, of, n)];
  return { n, count, ...intervalOf(count, n), rows, nRows };
}

type Interval = Pick<Rate, 'rate' | 'lower' | 'upper'>;

/** The Wilson interval, as fractions; all null of nobody. */
export function intervalOf(count: number, n: number): Interval {
  return wilson(count, n) ?? { rate: null, lower: null, upper: null };
}

/**
 * How many reached a stage within so many days of asking, of those for whom these days have passed;
 * a closed lead stays among them.
 */
export function fixedRate(
  scene: Scene,
  group: Group,
  stage: TimedStage,
  horizon: Horizon,
): FixedRate {
  const rate = rateOf(scene, group, `within:${stage}:${horizon}`, `mature:${horizon}`);
  const { count: reached, n, ...rest } = rate;
  const early = countOf(scene, group, `early:${horizon}`);
  return { horizon, n, reached, ...rest, tooEarly: early.count, tooEarlyRows: early.rows };
}

export function fixedRates(scene: Scene, group: Group, stage: TimedStage): FixedRate[] {
  return horizons.map((horizon) => fixedRate(scene, group, stage, horizon));
}

/** The share of no-shows among visits that took place or should have; `step`: see `leadTimeSteps`. */
export function noShowRate(scene: Scene, group: Group, step?: number): VisitRate {
  const figure = (name: 'noShow' | 'held' | 'unmarked') =>
    step === undefined ? name : (`${name}:${step}` as const);
  const {
    rows: visits,
    nRows: nVisits,
    ...rest
  } = rateOf(scene, group, figure('noShow'), figure('held'));
  const unmarked = countOf(scene, group, figure('unmarked'));
  return { ...rest, visits, nVisits, unmarked: unmarked.count, unmarkedVisits: unmarked.rows };
}

/** What every group of a report begins with. */
export function headOf(scene: Scene, group: Group): Head {
  const { length: n } = group.members;
  return { group: group.group, label: group.label, n, rows: rowsOf(scene, group, 'all', n) };
}
