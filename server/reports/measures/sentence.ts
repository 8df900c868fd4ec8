import { isMoreThanChance } from '../statistics/difference.ts';
import type { Proportion } from '../statistics/wilson.ts';
import { proportionOf } from './counting.ts';
import type { Figure } from './figures.ts';
import { rangeOf } from './frame.ts';
import { type Group, groupsOf, wholeGroup } from './groups.ts';
import { beforeInWords, rangeBefore } from './periods.ts';
import { ownPlaces, type Range, type Scene } from './scene.ts';
import type { Kind } from './subjects.ts';

type Told = {
  readonly kind: Kind;
  readonly figure: Figure;
  readonly of: Figure;
  /** What happens more or less often; `more` is `more` or `fewer`. */
  readonly says: (more: string) => string;
};

/** The rates whose change a sentence may tell of. */
const told: readonly Told[] = [
  {
    kind: 'asked',
    figure: 'withinTarget',
    of: 'decided',
    says: (more) => `${more} of those who ask are called or written to within target`,
  },
  {
    kind: 'asked',
    figure: 'within:booked:30',
    of: 'mature:30',
    says: (more) => `${more} of those who ask book within 30 days`,
  },
  {
    kind: 'asked',
    figure: 'within:infused:60',
    of: 'mature:60',
    says: (more) => `${more} of those who ask are infused within 60 days`,
  },
  { kind: 'visits', figure: 'noShow', of: 'held', says: (more) => `${more} visits are missed` },
];

type Change = Told & {
  readonly where: string;
  readonly now: Proportion;
  readonly before: Proportion;
};

/** With fewer nothing is told. */
const fewest = 5;

/**
 * What changed most against the range before, of the main rates of each location and of all together:
 * one sentence, and only where it is more than chance though so many were compared. Null: nothing.
 */
export function overviewSentence(scene: Scene): string | null {
  const changes = told
    .flatMap((each) => changesOf(scene, each))
    .filter(({ now, before }) => now.n >= fewest && before.n >= fewest);
  const [most] = changes
    .filter(({ now, before }) => isMoreThanChance(now, before, changes.length))
    .toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)));
  return most ? sentenceOf(most, beforeInWords(rangeOf(scene))) : null;
}

function changesOf(scene: Scene, each: Told): Change[] {
  const range = rangeOf(scene);
  const now = groupsIn(scene, each.kind, range);
  const before = groupsIn(scene, each.kind, rangeBefore(range));
  return now.flatMap((group, place) => {
    const same = before[place];
    return same === undefined
      ? []
      : [
          {
            ...each,
            where: group.groupBy === null ? 'all locations together' : group.label,
            now: proportionOf(scene, group, each.figure, each.of),
            before: proportionOf(scene, same, each.figure, each.of),
          },
        ];
  });
}

/** Each location, and all together where there are several. */
function groupsIn(scene: Scene, kind: Kind, range: Range): Group[] {
  const whole = ownPlaces(scene).length > 1 ? [wholeGroup(scene, kind, range)] : [];
  return [...whole, ...groupsOf(scene, kind, range, 'location')];
}

function differenceOf({ now, before }: Change): number {
  return now.count / now.n - before.count / before.n;
}

function sentenceOf(change: Change, before: string): string {
  const more = change.says(differenceOf(change) > 0 ? 'more' : 'fewer');
  const [is, was] = ofHundred([change.now, change.before]);
  return `At ${change.where}, ${more} than in ${before}: ${is} of 100 instead of ${was}.`;
}

/** Rates as so many of 100; with a decimal where they would read the same. */
export function ofHundred(rates: readonly Proportion[]): string[] {
  const whole = rates.map(({ count, n }) => ((100 * count) / n).toFixed(0));
  return new Set(whole).size === whole.length
    ? whole
    : rates.map(({ count, n }) => ((100 * count) / n).toFixed(1));
}
