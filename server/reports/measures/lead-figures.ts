import { type FunnelStage, funnelStages, horizons, timedStages } from '../../../shared/report.ts';
import { closeReasons } from '../../../shared/vocabulary.ts';
import { both, fieldsOf, having, type Marks, marksOf, type Pattern, put } from './marks.ts';
import { msPerDay, once, type Scene } from './scene.ts';

const progress = fieldsOf({
  contacted: 1,
  emailed: 1,
  booked: 1,
  came: 1,
  infused: 1,
  handedOver: 1,
  /** Place of the furthest stage among the stages; each lead has exactly one. */
  last: 3,
  /** Place of the reason among the reasons, counted from 1; 0: it isn't closed. */
  closed: 1,
  reason: 4,
});

/** When each stage was reached. */
export const stageColumns = {
  requested: 'requestedAt',
  contacted: 'contactedAt',
  emailed: 'emailedAt',
  booked: 'bookedAt',
  came: 'cameAt',
  infused: 'infusedAt',
} as const satisfies Record<FunnelStage, string>;

function progressMarks(scene: Scene): Marks {
  return once(scene, 'progress marks', () => {
    const { leads } = scene.facts;
    const columns = funnelStages.map((stage) => leads[stageColumns[stage]]);
    const other = closeReasons.indexOf('other') + 1;
    const reasons = leads.words.map((word) => closeReasons.findIndex((each) => each === word) + 1);
    return marksOf(progress, leads.count, (lead) => {
      let reached = 0;
      let last = 0;
      for (let stage = 1; stage < columns.length; stage++) {
        if (!Number.isNaN(columns[stage]?.[lead])) {
          reached |= 1 << (stage - 1);
          last = stage;
        }
      }
      const isClosed = !Number.isNaN(leads.closedAt[lead]);
      const reason = reasons[Number(leads.closeReason[lead])] || other;
      return (
        reached |
        put(progress.handedOver, leads.carriedBy[lead] !== leads.locationId[lead]) |
        put(progress.last, last) |
        put(progress.closed, isClosed) |
        put(progress.reason, isClosed ? reason : 0)
      );
    });
  });
}

const timing = fieldsOf({
  mature30: 1,
  mature60: 1,
  mature90: 1,
  booked30: 1,
  booked60: 1,
  booked90: 1,
  infused30: 1,
  infused60: 1,
  infused90: 1,
});

/**
 * Whether so many whole days have passed since the request, and whether the stage was reached within
 * them; of those for whom they have not passed nothing is said.
 */
function timingMarks(scene: Scene): Marks {
  return once(scene, 'timing marks', () => {
    const { leads, asOf } = scene.facts;
    return marksOf(timing, leads.count, (lead) => {
      const asked = Number(leads.requestedAt[lead]);
      const booked = Number(leads.bookedAt[lead]) - asked;
      const infused = Number(leads.infusedAt[lead]) - asked;
      let marks = 0;
      horizons.forEach((days, place) => {
        const length = days * msPerDay;
        if (asOf - asked >= length) {
          marks |= 1 << place;
          marks |= booked <= length ? 1 << (3 + place) : 0;
          marks |= infused <= length ? 1 << (6 + place) : 0;
        }
      });
      return marks;
    });
  });
}

/** The pattern of a figure about how far leads came; null: there is no such figure. */
export function leadFigure(scene: Scene, name: string, parts: readonly string[]): Pattern | null {
  const [first = ''] = parts;
  switch (name) {
    case 'all':
      return { marks: progressMarks(scene), mask: 0, value: 0 };
    case 'stage':
      return stageFigure(scene, first);
    case 'last':
      return lastFigure(scene, parts);
    case 'closed':
      return closedFigure(scene, parts[0]);
    case 'handedOver':
      return having(progressMarks(scene), progress.handedOver);
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
  return having(progressMarks(scene), progress[reached]);
}

function lastFigure(scene: Scene, [stage, state, reason]: readonly string[]): Pattern | null {
  const place = funnelStages.findIndex((each) => each === stage);
  const over = state === 'open' ? openFigure(scene) : closedFigure(scene, reason);
  return place < 0 || over === null
    ? null
    : both(having(progressMarks(scene), progress.last, place), over);
}

function openFigure(scene: Scene): Pattern {
  return having(progressMarks(scene), progress.closed, 0);
}

function closedFigure(scene: Scene, reason: string | undefined): Pattern | null {
  const place = closeReasons.findIndex((each) => each === reason);
  if (reason === undefined) {
    return having(progressMarks(scene), progress.closed);
  }
  return place < 0 ? null : having(progressMarks(scene), progress.reason, place + 1);
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
