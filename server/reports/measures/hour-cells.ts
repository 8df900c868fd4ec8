import type { HourCell } from '../../../shared/report-answers.ts';
import type { Group } from './groups.ts';
import { hourTally } from './hours.ts';
import type { Marks } from './marks.ts';
import { rowsOf } from './rows.ts';
import type { Scene } from './scene.ts';

type Names = { readonly n: 'arrived' | 'looked'; readonly count: 'arrivedWithin' | 'lookedLeft' };

/** The hours of the week at which there is anybody of whom a share is told, in their order. */
export function hourCells(scene: Scene, group: Group, marks: Marks, names: Names): HourCell[] {
  return hourTally(group.members, marks).map(({ cell, n, count }) => ({
    weekday: Math.floor(cell / 24),
    hour: cell % 24,
    n,
    count,
    rows: rowsOf(scene, group, `${names.count}:${cell}`, count),
    nRows: rowsOf(scene, group, `${names.n}:${cell}`, n),
  }));
}
