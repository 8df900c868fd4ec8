import { cohort } from './cohort.ts';
import type { Group } from './groups.ts';
import { hourMarks, hourPattern } from './hours.ts';
import {
  both,
  emptyMarks,
  fieldsOf,
  having,
  type Marks,
  matches,
  type Pattern,
  put,
} from './marks.ts';
import { msPerDay, once, type Range, type Scene } from './scene.ts';
import { firstFreeSteps, stepNamed, stepOf } from './steps.ts';
import { leadsOfLooks } from './subjects.ts';

/** Within this time somebody who looked should have booked; within so many days seen a time. */
const week = 7 * msPerDay;
const seenWithinDays = 14;

const fields = fieldsOf({
  /** Step of the days to the earliest free time they saw, counted from 1; 0: they saw none. */
  seen: 3,
  decided: 1,
  left: 1,
  unmet: 1,
});

/** Whole days from a look to the earliest time somebody saw; NaN: none. */
export function daysToFirst({ facts: { looks } }: Scene, look: number): number {
  return wholeDays(Number(looks.firstFreeAt[look]) - Number(looks.at[look]));
}

function wholeDays(time: number): number {
  return Math.max(0, Math.floor(time / msPerDay));
}

/**
 * What those saw who looked, and who of them left without booking: of those for whom a week has
 * passed, without those who had booked before they looked.
 */
function lookMarks(scene: Scene): Marks {
  return once(scene, 'look marks', markLooks);
}

function markLooks(scene: Scene): Marks {
  const { leads, looks, asOf } = scene.facts;
  const { at, firstFreeAt, count } = looks;
  const { bookedAt } = leads;
  const leadOf = leadsOfLooks(scene);
  const marks = emptyMarks(fields, count);
  for (let look = 0; look < count; look++) {
    const time = Number(at[look]);
    const booked = Number(bookedAt[Number(leadOf[look])]) - time;
    const isDecided = asOf - time >= week && !(booked < 0);
    const hasLeft = isDecided && !(booked <= week);
    const days = wholeDays(Number(firstFreeAt[look]) - time);
    marks.of[look] =
      put(fields.seen, stepOf(firstFreeSteps, days)) |
      put(fields.decided, isDecided) |
      put(fields.left, hasLeft) |
      put(fields.unmet, hasLeft && !(days <= seenWithinDays));
  }
  return marks;
}

/** The pattern of a figure about what times people saw; null: there is no such figure. */
export function capacityFigure(
  scene: Scene,
  { range }: Pick<Group, 'range'>,
  name: string,
  parts: readonly string[],
): Pattern | null {
  const marks = lookMarks(scene);
  switch (name) {
    case 'all':
      return { marks, mask: 0, value: 0 };
    case 'decided':
      return having(marks, fields.decided);
    case 'left':
    case 'unmet':
      return having(marks, fields[name]);
    case 'seen':
      return seenFigure(marks, parts[0]);
    case 'seenDecided':
    case 'seenLeft': {
      const seen = seenFigure(marks, parts[0]);
      const state = name === 'seenLeft' ? fields.left : fields.decided;
      return seen && both(seen, having(marks, state));
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
  const marks = lookMarks(scene);
  const decided = having(marks, fields.decided);
  const left = having(marks, fields.left);
  return hourMarks(
    scene,
    { kind: 'looked', range },
    cohort(scene, 'looked', range),
    (look) => matches(decided, look),
    (look) => matches(left, look),
  );
}
