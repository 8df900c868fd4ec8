import { cohort } from './cohort.ts';
import type { Group } from './groups.ts';
import { hourMarks, hourPattern } from './hours.ts';
import { fieldsOf, both, having, type Marks, matches, type Pattern, put } from './marks.ts';
import { msPerDay, once, type Range, type Scene } from './scene.ts';
import { firstFreeSteps, stepNamed, stepOf } from './steps.ts';
import { firstLooks } from './subjects.ts';

/** Within so many days somebody who looked should have booked, or seen a time. */
const bookedWithinDays = 7;
const seenWithinDays = 14;

const fields = fieldsOf({
  /** Step of the days to the earliest free time they saw, counted from 1; 0: they saw none. */
  seen: 3,
  decided: 1,
  left: 1,
  unmet: 1,
});

/** Whole days from somebody's first look of the range to the earliest time they saw; NaN: none. */
export function daysToFirst({ facts: { looks } }: Scene, look: number): number {
  const time = Number(looks.firstFreeAt[look]) - Number(looks.at[look]);
  return Math.max(0, Math.floor(time / msPerDay));
}

/**
 * What those saw who looked, and who of them left without booking: of those for whom a week has
 * passed, without those who had booked before they looked.
 */
function lookMarks(scene: Scene, range: Range): Marks {
  return once(scene, `look marks ${range.from} ${range.to}`, () => {
    const { leads, looks, asOf } = scene.facts;
    const first = firstLooks(scene, range);
    const of = new Uint16Array(leads.count);
    const week = bookedWithinDays * msPerDay;
    for (const lead of cohort(scene, 'looked', range)) {
      const look = Number(first[lead]);
      const at = Number(looks.at[look]);
      const booked = Number(leads.bookedAt[lead]) - at;
      const isDecided = asOf - at >= week && !(booked < 0);
      const hasLeft = isDecided && !(booked <= week);
      const days = daysToFirst(scene, look);
      of[lead] =
        put(fields.seen, stepOf(firstFreeSteps, days)) |
        put(fields.decided, isDecided) |
        put(fields.left, hasLeft) |
        put(fields.unmet, hasLeft && !(days <= seenWithinDays));
    }
    return { of, size: 64 };
  });
}

/** The pattern of a figure about what times people saw; null: there is no such figure. */
export function capacityFigure(
  scene: Scene,
  { kind, range }: Pick<Group, 'kind' | 'range'>,
  name: string,
  parts: readonly string[],
): Pattern | null {
  if (kind !== 'looked') {
    return null;
  }
  const marks = lookMarks(scene, range);
  switch (name) {
    case 'decided':
      return having(marks, fields.decided);
    case 'left':
    case 'unmet':
      return having(marks, fields[name]);
    case 'seen':
      return seenFigure(marks, parts[0]);
    case 'seenLeft': {
      const seen = seenFigure(marks, parts[0]);
      return seen && both(seen, having(marks, fields.left));
    }
    case 'looked':
    case 'lookedLeft':
      return hourPattern(
        lookHours(scene, range),
        Number(parts[0]),
        name === 'looked' ? 'n' : 'count',
      );
    default:
      return null;
  }
}

function seenFigure(marks: Marks, from: string | undefined): Pattern | null {
  const step = from === 'none' ? 0 : stepNamed(firstFreeSteps, from);
  return step === null ? null : having(marks, fields.seen, step);
}

/** When they looked: of whom it can be said, and who left without booking. */
export function lookHours(scene: Scene, range: Range): Marks {
  const marks = lookMarks(scene, range);
  const decided = having(marks, fields.decided);
  const left = having(marks, fields.left);
  return hourMarks(
    scene,
    { kind: 'looked', range },
    cohort(scene, 'looked', range),
    (lead) => matches(decided, lead),
    (lead) => matches(left, lead),
  );
}
