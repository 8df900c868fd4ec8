import type { ComparedLocation, Comparison } from '../../../shared/report.ts';
import { funnelLimits, place } from '../statistics/funnel-limits.ts';
import { priorLeads, shrunk } from '../statistics/shrink.ts';
import { comparedShares, type Share } from './compared-rates.ts';
import { headOf, numberOf, rateOf } from './counting.ts';
import { answerWith, rangeOf } from './frame.ts';
import { type Group, groupsOf, wholeGroup } from './groups.ts';
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
  const whole = wholeGroup(all, 'asked', rangeOf(all));
  const share = comparedShares[rate];
  const wholeRate = rateOf(all, whole, share.figure, share.of);
  const groups = groupsOf(scene, 'asked', rangeOf(scene), 'location');
  const compared = groups.map((group) =>
    comparedLocation(scene, group, share, wholeRate.rate, whole),
  );
  return {
    ...answerWith(scene, compared),
    groupBy: 'location',
    rate,
    prior: priorLeads,
    whole: wholeRate,
    limits: limitsUpTo(wholeRate.rate, Math.max(0, ...compared.map((each) => each.rate.n))),
    mixWarnings: mixWarnings(
      scene,
      groups.filter((group) => numberOf(scene, group, share.of) >= fewest),
      whole,
      share,
    ),
  };
}

function comparedLocation(
  scene: Scene,
  group: Group,
  share: Share,
  wholeRate: number | null,
  whole: Group,
): ComparedLocation {
  const rate = rateOf(scene, group, share.figure, share.of);
  const common = { ...headOf(scene, group), tooEarly: numberOf(scene, group, share.early) };
  const { count, n } = rate;
  if (n < fewest || wholeRate === null) {
    const none = { rate: null, lower: null, upper: null };
    const nothing = { shrunk: null, place: null, standardised: null };
    return { ...common, rate: { ...rate, ...none }, tooFew: true, ...nothing };
  }
  return {
    ...common,
    rate,
    tooFew: false,
    shrunk: shrunk(count, n, wholeRate),
    place: place(count, n, wholeRate),
    standardised: standardisedRate(cellsOf(scene, group, share), cellsOf(scene, whole, share)),
  };
}

/** How many points the bands are drawn through. */
const points = 60;

/** The bands around a rate, from 5 leads to a little beyond the largest location. */
function limitsUpTo(rate: number | null, largest: number): Comparison['limits'] {
  const last = Math.ceil(largest * 1.1);
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
