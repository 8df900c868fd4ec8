import type { Comparison } from '../../../shared/report-answers.ts';
import { concerns, sources } from '../../../shared/vocabulary.ts';
import {
  type Cells,
  type LocationCells,
  type MixWarning,
  mixWarning,
  standardised,
} from '../statistics/standardise.ts';
import type { Share } from './compared-rates.ts';
import { patternOf } from './figures.ts';
import type { Group } from './groups.ts';
import { matches } from './marks.ts';
import type { Scene } from './scene.ts';

/** Of how many of each kind (source and concern) how many are counted in a share. */
export function cellsOf(scene: Scene, group: Group, { figure, of }: Share): Cells {
  const { members } = group;
  const kindOf = kindsOfLeads(scene);
  const [counted, all] = [patternOf(scene, group, figure), patternOf(scene, group, of)];
  const cells = Array.from({ length: (sources.length + 1) * width }, () => ({ count: 0, n: 0 }));
  for (let place = 0; place < members.length; place++) {
    const lead = Number(members[place]);
    const cell = cells[kindOf(lead)];
    if (cell && all && counted && matches(all, lead)) {
      cell.n++;
      cell.count += matches(counted, lead) ? 1 : 0;
    }
  }
  const used = [...cells.entries()].filter(([, cell]) => cell.n > 0);
  return new Map(used.map(([key, cell]) => [String(key), cell]));
}

const width = concerns.length + 1;

/** A number for each pair of source and concern; nothing, and words of old, are one of them. */
function kindsOfLeads({ facts: { leads } }: Scene): (lead: number) => number {
  const { source, concern, words } = leads;
  const rows = words.map((word) => (sources.findIndex((each) => each === word) + 1) * width);
  const places = words.map((word) => concerns.findIndex((each) => each === word) + 1);
  return (lead) => (rows[Number(source[lead])] ?? 0) + (places[Number(concern[lead])] ?? 0);
}

/** Where less of a location's leads is of kinds that can be compared, its rate says too little. */
const leastCovered = 0.5;

/**
 * The rate a location would have with the mix of the whole, a fraction; null: fewer than half of its
 * leads are of kinds of which it has enough.
 */
export function standardisedRate(cells: Cells, whole: Cells): number | null {
  const found = standardised(cells, whole, whole);
  return found && found.covered[0] >= leastCovered ? found.standardised[0] : null;
}

/** The pairs of locations whose order turns round at the mix of the whole, in words. */
export function mixWarnings(
  scene: Scene,
  locations: readonly LocationCells[],
  whole: Cells,
  { did }: Share,
): Comparison['mixWarnings'] {
  return mixWarning(locations, whole).map((warning) => ({
    a: warning.a,
    b: warning.b,
    sentence: sentenceOf(scene, warning, did),
  }));
}

function sentenceOf({ places }: Scene, warning: MixWarning, did: string): string {
  const { a, b, raw, standardised: same, covered } = warning;
  const [first, second] = [a, b].map((id) => places.locations.get(id)?.name ?? '');
  const compared = covered.every((part) => part > 0.995)
    ? ''
    : ` Only ${ofHundred(covered[0])} and ${ofHundred(covered[1])} of 100 are of kinds that both have.`;
  return (
    `At ${first} ${ofHundred(raw[0])} of 100 ${did}, at ${second} ${ofHundred(raw[1])}; ` +
    `with the same mix of source and concern it would be ${ofHundred(same[0])} and ${ofHundred(same[1])}.${compared}`
  );
}

/** A fraction as so many of 100; with a decimal, as two may be near each other. */
function ofHundred(rate: number): string {
  return (100 * rate).toFixed(1).replace(/\.0$/, '');
}
