import type { ComparedLocation, Comparison } from '../../../shared/report-answers.ts';
import { funnelLimits, place } from '../statistics/funnel-limits.ts';
import { priorLeads, shrunk } from '../statistics/shrink.ts';
import { comparedShares, type Share } from './compared-rates.ts';
import { countOf, headOf, rateOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf, wholeGroup } from './groups.ts';
import type { Cells, LocationCells } from '../statistics/standardise.ts';
import { cellsOf, mixWarnings, standardisedRate } from './mix.ts';
import { ofAllLocations, type Scene } from './scene.ts';

/** Of fewer leads no rate is told, only counts. */
const fewest = 5;

/**
 * The locations beside each other, by name: how far a rate is from that of all own locations, and
 * whether chance alone may have put it there.
 */
export function comparison(scene: Scene): Comparison {
  const all = ofAllLocations(scene);
  const { rate } = scene.query;
  const share = comparedShares[rate];
  const group = wholeGroup(all, 'asked', rangeOf(all));
  const whole = rateOf(all, group, share.figure, share.of);
  const cells = cellsOf(all, group, share);
  const isEnoughOfAll = whole.n >= fewest;
  const compared = groupsOf(scene, 'asked', rangeOf(scene), 'location').map((each) =>
    compare(scene, each, share, { rate: isEnoughOfAll ? whole.rate : null, cells }),
  );
  const enough = compared.filter(({ answer }) => !answer.tooFew).map(({ mix }) => mix);
  const groups = compared.map(({ answer }) => answer);
  return {
    ...answerWith(scene, groups),
    groupBy: 'location',
    rate,
    prior: priorLeads,
    whole: isEnoughOfAll ? whole : { ...whole, ...noRate },
    limits: limitsUpTo(
      isEnoughOfAll ? whole.rate : null,
      Math.max(0, ...groups.map((each) => each.rate.n)),
    ),
    mixWarnings: mixWarnings(scene, enough, cells, share),
  };
}

const noRate = { rate: null, lower: null, upper: null } as const;

type Whole = { readonly rate: number | null; readonly cells: Cells };
type Compared = { readonly answer: ComparedLocation; readonly mix: LocationCells };

function compare(scene: Scene, group: Group, share: Share, whole: Whole): Compared {
  const rate = rateOf(scene, group, share.figure, share.of);
  const mix = { id: Number(group.group), cells: cellsOf(scene, group, share) };
  const common = { ...headOf(scene, group), ...earlyOf(scene, group, share) };
  const { count, n } = rate;
  if (n < fewest || whole.rate === null) {
    const nothing = { shrunk: null, place: null, standardised: null };
    return { answer: { ...common, rate: { ...rate, ...noRate }, tooFew: true, ...nothing }, mix };
  }
  const answer = {
    ...common,
    rate,
    tooFew: false,
    shrunk: shrunk(count, n, whole.rate),
    place: place(count, n, whole.rate),
    standardised: standardisedRate(mix.cells, whole.cells),
  };
  return { answer, mix };
}

function earlyOf(scene: Scene, group: Group, { early }: Share) {
  const { count, rows } = countOf(scene, group, early);
  return { tooEarly: count, tooEarlyRows: rows };
}

/** How many points the bands are drawn through. */
const points = 60;

/** The bands around a rate, from 5 leads to a little beyond the largest location. */
function limitsUpTo(rate: number | null, largest: number): Comparison['limits'] {
  const last = Math.round(largest * 1.1);
  if (rate === null || last < fewest) {
    return [];
  }
  const steps = Math.min(points - 1, last - fewest);
  return Array.from({ length: steps + 1 }, (_, step) => {
    // Denser where the bands bend most, where leads are few.
    const part = steps === 0 ? 0 : (step / steps) ** 2;
    return Math.round(fewest + (last - fewest) * part);
  })
    .filter((n, index, all) => n !== all[index - 1])
    .map((n) => ({ n, ...funnelLimits(rate, n) }));
}
