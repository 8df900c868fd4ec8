import type { Overview, OverviewFigures, OverviewGroup } from '../../../shared/report-answers.ts';
import { countOf, fixedRates, headOf, noShowRate, rateOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { closedCounts } from './funnel.ts';
import { type Part, partsOf, wholePart } from './parts.ts';
import { rangeBefore } from './periods.ts';
import { responseOf } from './response.ts';
import { rowsOf } from './rows.ts';
import { ofAllLocations, type Scene } from './scene.ts';
import { overviewSentence } from './sentence.ts';

/** The month on one page, each figure beside that of the range before and of all own locations. */
export function overview(scene: Scene): Overview {
  const all = ofAllLocations(scene);
  return {
    ...answerWith(
      scene,
      partsOf(scene).map(({ now, before }) => withBefore(scene, now, before)),
    ),
    sentence: overviewSentence(scene),
    before: rangeBefore(rangeOf(scene)),
    whole: withBefore(all, wholePart(all, rangeOf(all)), wholePart(all, rangeBefore(rangeOf(all)))),
  };
}

function withBefore(scene: Scene, now: Part, before: Part): OverviewGroup {
  return { ...figuresOf(scene, now), before: figuresOf(scene, before) };
}

function figuresOf(scene: Scene, { asked, taken, looked, visits }: Part): OverviewFigures {
  const shown = looked.members.length;
  return {
    ...headOf(scene, asked),
    response: responseOf(scene, asked),
    booked: fixedRates(scene, asked, 'booked'),
    infused: fixedRates(scene, asked, 'infused'),
    noShow: noShowRate(scene, visits),
    closedAll: countOf(scene, asked, 'closed'),
    closed: closedCounts(scene, asked),
    unmet: {
      shown,
      shownRows: rowsOf(scene, looked, 'all', shown),
      ...rateOf(scene, looked, 'unmet', 'decided'),
    },
    handedOver: countOf(scene, asked, 'handedOver'),
    takenOver: {
      ...countOf(scene, taken, 'all'),
      booked: countOf(scene, taken, 'stage:booked'),
      infused: countOf(scene, taken, 'stage:infused'),
    },
  };
}
