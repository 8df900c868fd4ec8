import { clockOf } from './clocks.ts';
import type { Group } from './groups.ts';
import { both, countMatching, fieldsOf, having, type Marks, type Pattern, put } from './marks.ts';
import { spanOf } from './periods.ts';
import { once, ownPlaces, type Range, type Scene } from './scene.ts';
import { type Kind, subjectOf } from './subjects.ts';

/** When somebody came, by the clock of the location: weekday (1: Monday) × 24 + hour, and two facts. */
const fields = fieldsOf({ cell: 8, n: 1, count: 1 });

/** The hours at which the members of a kind came; `of`: those of whom a share is told, `counted`: it. */
export function hourMarks(
  scene: Scene,
  { kind, range }: Pick<Group, 'kind' | 'range'>,
  members: Int32Array,
  isOf: (member: number) => boolean,
  isCounted: (member: number) => boolean,
): Marks {
  return once(scene, `hours ${kind} ${range.from} ${range.to}`, () => {
    const subject = subjectOf(scene, kind, range);
    const cellOf = cells(scene, kind, range);
    const of = new Uint16Array(subject.at.length);
    for (const member of members) {
      of[member] =
        put(fields.cell, cellOf(member)) |
        put(fields.n, isOf(member)) |
        put(fields.count, isCounted(member));
    }
    return { of, size: 1024 };
  });
}

const msPerHour = 3_600_000;

function cells(scene: Scene, kind: Kind, range: Range): (member: number) => number {
  const subject = subjectOf(scene, kind, range);
  const locals: ((at: number) => number)[] = [];
  for (const { id, timeZone } of ownPlaces(scene)) {
    const { start, end } = spanOf(range, timeZone);
    locals[id] = clockOf(timeZone, start, end).local;
  }
  return (member) => {
    const at = Number(subject.at[member]);
    const local = locals[Number(subject.location[member])]?.(at) ?? at;
    const hours = Math.floor(local / msPerHour);
    // The first of January 1970 was a Thursday.
    return (((Math.floor(hours / 24) + 3) % 7) + 1) * 24 + (((hours % 24) + 24) % 24);
  };
}

/** Those of one hour of one weekday, of whom a share is told, or who are counted. */
export function hourPattern(marks: Marks, cell: number, which: 'n' | 'count'): Pattern {
  return both(having(marks, fields.cell, cell), having(marks, fields[which]));
}

/** The hours at which there is anybody of whom a share is told: of how many, and how many it is. */
export function hourTally(
  members: Int32Array,
  marks: Marks,
): { cell: number; n: number; count: number }[] {
  const cellsOfWeek = Array.from({ length: 7 * 24 }, (_, hour) => hour + 24);
  return cellsOfWeek
    .map((cell) => ({
      cell,
      n: countMatching(members, hourPattern(marks, cell, 'n')),
      count: countMatching(members, hourPattern(marks, cell, 'count')),
    }))
    .filter(({ n }) => n > 0);
}
