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
import { once, type Scene } from './scene.ts';
import { minuteSteps, stepNamed, stepOf } from './steps.ts';
import { attempted, limitsOf, responseStates, states, waiting, waits } from './waits.ts';

const fields = fieldsOf({
  /** Place among the states */
  state: 2,
  decided: 1,
  withinTarget: 1,
  breach: 1,
  /** Step of the minutes until the attempt, counted from 1 */
  minutes: 4,
});

/**
 * `decided`: tried, or waited for longer than the target, so that it can be said whether it was in
 * time. Who is still within target may yet be called in time; who booked before needed no call.
 */
function responseMarks(scene: Scene): Marks {
  return once(scene, 'response marks', markResponses);
}

function markResponses(scene: Scene): Marks {
  const { locationId, count } = scene.facts.leads;
  const marks = emptyMarks(fields, count);
  const waited = waits(scene);
  const limits = limitsOf(scene);
  const state = states(scene);
  for (let lead = 0; lead < count; lead++) {
    const minutes = Number(waited[lead]);
    const { target, breach } = limits[Number(locationId[lead])] ?? noLimits;
    const isAttempted = state[lead] === attempted;
    marks.of[lead] =
      put(fields.state, Number(state[lead])) |
      put(fields.decided, isAttempted || minutes > target) |
      put(fields.withinTarget, isAttempted && minutes <= target) |
      put(fields.breach, state[lead] === waiting && minutes > breach) |
      put(fields.minutes, isAttempted ? stepOf(minuteSteps, minutes) : 0);
  }
  return marks;
}

const noLimits = { target: 0, breach: 0 };

/** The pattern of a figure about how fast people were answered; null: there is no such figure. */
export function responseFigure(
  scene: Scene,
  group: Pick<Group, 'kind' | 'range'>,
  name: string,
  parts: readonly string[],
): Pattern | null {
  const marks = responseMarks(scene);
  switch (name) {
    case 'attempted':
    case 'waiting':
    case 'ended':
    case 'unknown':
      return having(marks, fields.state, responseStates.indexOf(name));
    case 'decided':
    case 'withinTarget':
    case 'breach':
      return having(marks, fields[name]);
    case 'stillInTime':
      return both(having(marks, fields.state, waiting), having(marks, fields.decided, 0));
    case 'minutes': {
      const step = stepNamed(minuteSteps, parts[0]);
      return step === null ? null : having(marks, fields.minutes, step);
    }
    case 'arrived':
    case 'arrivedWithin':
      return hourPattern(
        arrivals(scene, group),
        Number(parts[0]),
        name === 'arrived' ? 'n' : 'count',
      );
    default:
      return null;
  }
}

/** When they asked: of whom it can be said, and who was tried within target. */
export function arrivals(scene: Scene, group: Pick<Group, 'kind' | 'range'>): Marks {
  const marks = responseMarks(scene);
  const decided = having(marks, fields.decided);
  const within = having(marks, fields.withinTarget);
  return hourMarks(
    scene,
    group,
    cohort(scene, group.kind, group.range),
    (lead) => matches(decided, lead),
    (lead) => matches(within, lead),
  );
}
