import type { Grouping } from '../../../shared/report.ts';
import { rangeOf } from './frame.ts';
import { type Group, groupsOf, inOrder, wholeGroup } from './groups.ts';
import { periodsIn, rangeBefore } from './periods.ts';
import type { Range, Scene } from './scene.ts';
import { type Kind, kinds } from './subjects.ts';

/** One group of the overview: who asked, who was taken over, who looked for a time, which visits. */
export type Part = { readonly [Each in Kind]: Group };

/** A part and what it is compared with. */
type Pair = { readonly now: Part; readonly before: Part };

/** All of a range as one part. */
export function wholePart(scene: Scene, range: Range): Part {
  return partWith((kind) => wholeGroup(scene, kind, range));
}

/** The groups that are asked for, each with the same group of the range before. */
export function partsOf(scene: Scene): Pair[] {
  const range = rangeOf(scene);
  const { groupBy } = scene.query;
  if (groupBy === null) {
    return [{ now: wholePart(scene, range), before: wholePart(scene, rangeBefore(range)) }];
  }
  return groupBy === 'month' || groupBy === 'week'
    ? periodParts(scene, range, groupBy)
    : valueParts(scene, range, groupBy);
}

/** The groups that are asked for, without what they are compared with. */
export function partsIn(scene: Scene): Part[] {
  const range = rangeOf(scene);
  const { groupBy } = scene.query;
  if (groupBy === null) {
    return [wholePart(scene, range)];
  }
  return valuesIn(scene, [range], groupBy).map((value) => partOf(scene, value, range));
}

/** Each month or week with as many months or days before it: mostly the one before it. */
function periodParts(scene: Scene, range: Range, groupBy: 'month' | 'week'): Pair[] {
  const periods = periodsIn(scene, range, groupBy);
  const parts = partsIn(scene);
  return parts.map((now, place) => {
    const before = rangeBefore(periods[place] ?? range);
    const last = periods[place - 1];
    const isLast = last?.from === before.from && last.to === before.to;
    return { now, before: (isLast ? parts[place - 1] : undefined) ?? wholePart(scene, before) };
  });
}

/** A pair for each value that anybody of any kind has, or had in the range before. */
function valueParts(scene: Scene, range: Range, groupBy: Grouping): Pair[] {
  const before = rangeBefore(range);
  return valuesIn(scene, [range, before], groupBy).map((value) => ({
    now: partOf(scene, value, range),
    before: partOf(scene, value, before),
  }));
}

/** A group for each value there is, in their order. */
function valuesIn(scene: Scene, ranges: readonly Range[], groupBy: Grouping): Group[] {
  const all = ranges.flatMap((range) =>
    kinds.flatMap((kind) => groupsOf(scene, kind, range, groupBy)),
  );
  return inOrder(groupBy, [...new Map(all.map((group) => [group.group, group])).values()]);
}

/** Those of each kind with the value of a group; mostly some kinds have nobody. */
function partOf(scene: Scene, value: Group, range: Range): Part {
  return partWith(
    (kind) =>
      groupsOf(scene, kind, range, value.groupBy).find(({ group }) => group === value.group) ?? {
        ...value,
        kind,
        range,
        members: new Int32Array(0),
      },
  );
}

function partWith(make: (kind: Kind) => Group): Part {
  return {
    asked: make('asked'),
    taken: make('taken'),
    looked: make('looked'),
    visits: make('visits'),
  };
}
