import type { HourCell, ResponseGroup, ResponseTime } from '../../../shared/report-answers.ts';
import { countOf, headOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf } from './groups.ts';
import { hourCells } from './hour-cells.ts';
import { arrivals } from './response-figures.ts';
import { responseOf } from './response.ts';
import type { Scene } from './scene.ts';
import { minuteSteps } from './steps.ts';

/** How fast a human tried to reach those who asked, and when they asked. */
export function responseTime(scene: Scene): ResponseTime {
  const groups = groupsOf(scene, 'asked', rangeOf(scene));
  return answerWith(
    scene,
    groups.map((group) => responseGroup(scene, group)),
  );
}

function responseGroup(scene: Scene, group: Group): ResponseGroup {
  return {
    ...headOf(scene, group),
    ...responseOf(scene, group),
    distribution: minuteSteps.map((from, step) => ({
      from,
      to: minuteSteps[step + 1] ?? null,
      ...countOf(scene, group, `minutes:${from}`),
    })),
    arrivals: arrivalCells(scene, group),
    breaches: countOf(scene, group, 'breach'),
  };
}

function arrivalCells(scene: Scene, group: Group): HourCell[] {
  return hourCells(scene, group, arrivals(scene, group), { n: 'arrived', count: 'arrivedWithin' });
}
