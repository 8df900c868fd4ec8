import type { Grouping } from '../../../shared/report.ts';
import { rangeOf } from './frame.ts';
import { type Group, groupsOf, inOrder, wholeGroup } from './groups.ts';
import { periodsOf, rangeBefore } from './periods.ts';
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
  switch (scene.query.groupBy) {
    case null:
      return [{ now: wholePart(scene, range), before: wholePart(scene, rangeBefore(range)) }];
    case 'month':
    case 'week':
      return periodParts(scene, range, scene.query.groupBy);
    default:
      return valueParts(scene, range, scene.query.groupBy);
  }
}

/** Each month or week with the one before it. */
function periodParts(scene: Scene, range: Range, groupBy: 'month' | 'week'): Pair[] {
  const parts = kinds.map((kind) => [kind, groupsOf(scene, kind, range, groupBy)] as const);
  const all = new Map<Kind, readonly Group[]>(parts);
  return periodsOf(range, groupBy).map((period, place) => {
    const before = rangeBefore(period);
    const named = { group: period.name, label: period.label };
    return {
      now: partWith((kind) => all.get(kind)?.[place] ?? wholeGroup(scene, kind, period)),
      before: partWith((kind) => ({ ...wholeGroup(scene, kind, before), ...named })),
    };
  });
}

/** A pair for each value that anybody of any kind has, or had in the range before. */
function valueParts(scene: Scene, range: Range, groupBy: Grouping): Pair[] {
  const before = rangeBefore(range);
  const all = [range, before].flatMap((each) =>
    kinds.flatMap((kind) => groupsOf(scene, kind, each, groupBy)),
  );
  const values = new Map(all.map((group) => [group.group, group]));
  const partIn = (value: Group, each: Range) =>
    partWith(
      (kind) =>
        groupsOf(scene, kind, each, groupBy).find(({ group }) => group === value.group) ?? {
          ...value,
          kind,
          range: each,
          members: new Int32Array(0),
        },
    );
  return inOrder(groupBy, [...values.values()]).map((value) => ({
    now: partIn(value, range),
    before: partIn(value, before),
  }));
}

function partWith(make: (kind: Kind) => Group): Part {
  return {
    asked: make('asked'),
    taken: make('taken'),
    looked: make('looked'),
    visits: make('visits'),
  };
}
