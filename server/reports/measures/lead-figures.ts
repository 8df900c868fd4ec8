import { funnelStages, horizons, timedStages } from '../../../shared/report.ts';
import { closeReasons } from '../../../shared/vocabulary.ts';
import { ending, endingMarks, progress, progressMarks, timing, timingMarks } from './lead-marks.ts';
import { both, type Field, having, type Marks, type Pattern } from './marks.ts';
import type { Scene } from './scene.ts';

/** The pattern of a figure about how far leads came; null: there is no such figure. */
export function leadFigure(scene: Scene, name: string, parts: readonly string[]): Pattern | null {
  const [first = ''] = parts;
  switch (name) {
    case 'all':
      return { marks: endingMarks(scene), mask: 0, value: 0 };
    case 'stage':
      return stageFigure(scene, first);
    case 'last':
      return lastFigure(scene, parts);
    case 'closed':
      return parts.length === 0
        ? having(endingMarks(scene), ending.closed)
        : reasonFigure(endingMarks(scene), ending.reason, first);
    case 'handedOver':
      return having(endingMarks(scene), ending.handedOver);
    case 'mature':
    case 'early':
    case 'within':
      return timingFigure(scene, name, parts);
    default:
      return null;
  }
}

function stageFigure(scene: Scene, stage: string): Pattern | null {
  const reached = funnelStages.find((each) => each === stage);
  if (reached === undefined || reached === 'requested') {
    return reached === undefined ? null : leadFigure(scene, 'all', []);
  }
  return reached === 'booked' || reached === 'infused'
    ? having(endingMarks(scene), ending[reached])
    : having(progressMarks(scene), progress[reached]);
}

function lastFigure(scene: Scene, [stage, state, reason]: readonly string[]): Pattern | null {
  const marks = progressMarks(scene);
  const place = funnelStages.findIndex((each) => each === stage);
  const over =
    reason === undefined
      ? having(marks, progress.closed, state === 'closed' ? 1 : 0)
      : reasonFigure(marks, progress.reason, reason);
  return place < 0 || over === null ? null : both(having(marks, progress.last, place), over);
}

function reasonFigure(marks: Marks, field: Field, reason: string): Pattern | null {
  const place = closeReasons.findIndex((each) => each === reason);
  return place < 0 ? null : having(marks, field, place + 1);
}

function timingFigure(scene: Scene, name: string, parts: readonly string[]): Pattern | null {
  const stage = timedStages.find((each) => each === parts[0]);
  const days = horizons.find((each) => String(each) === parts.at(-1));
  if (days === undefined) {
    return null;
  }
  if (name !== 'within') {
    return having(timingMarks(scene), timing[`mature${days}`], name === 'mature' ? 1 : 0);
  }
  return stage === undefined ? null : having(timingMarks(scene), timing[`${stage}${days}`]);
}
