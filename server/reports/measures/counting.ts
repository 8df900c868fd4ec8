import {
  type Count,
  type FixedRate,
  horizons,
  type Rate,
  type Rows,
  type TimedStage,
} from '../../../shared/report.ts';
import { wilson } from '../statistics/wilson.ts';
import type { Group } from './cohort.ts';
import { type Figure, figureTest } from './figures.ts';
import { rowsOf } from './rows.ts';
import type { Scene } from './scene.ts';

/** The members of a group that are counted in a figure: places in the columns of leads. */
export function counted(scene: Scene, group: Group, figure: Figure): Int32Array {
  const test = figureTest(scene, group, figure);
  if (test === null) {
    throw new Error(`there is no figure “${figure}”`);
  }
  return group.members.filter(test);
}

export function countOf(scene: Scene, group: Group, figure: Figure): Count {
  const { length: count } = counted(scene, group, figure);
  return { count, rows: rowsOf(scene, group, figure, count) };
}

/** The share of `of` that is counted in `figure`, which must be a part of it. */
export function rateOf(scene: Scene, group: Group, figure: Figure, of: Figure = 'all'): Rate {
  const { count, rows } = countOf(scene, group, figure);
  const { count: n, rows: nRows } = countOf(scene, group, of);
  return { n, count, ...intervalOf(count, n), rows, nRows };
}

export type Interval = { rate: number | null; lower: number | null; upper: number | null };

/** The Wilson interval; all null of nobody. */
export function intervalOf(count: number, n: number): Interval {
  return wilson(count, n) ?? { rate: null, lower: null, upper: null };
}

/** How many reached a stage within 30, 60 and 90 days, of those for whom these days have passed. */
export function fixedRates(scene: Scene, group: Group, stage: TimedStage): FixedRate[] {
  return horizons.map((horizon) => {
    const {
      count: reached,
      n,
      ...rest
    } = rateOf(scene, group, `within:${stage}:${horizon}`, `mature:${horizon}`);
    const early = countOf(scene, group, `early:${horizon}`);
    return { horizon, n, reached, ...rest, tooEarly: early.count, tooEarlyRows: early.rows };
  });
}

/** What every group of a report begins with. */
export function headOf(
  scene: Scene,
  group: Group,
): { group: Group['group']; label: string; n: number; rows: Rows } {
  const { length: n } = group.members;
  return { group: group.group, label: group.label, n, rows: rowsOf(scene, group, 'all', n) };
}
