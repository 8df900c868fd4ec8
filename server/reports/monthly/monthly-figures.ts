import { closeReasonLabels } from '../../../shared/labels.ts';
import type { Overview, OverviewFigures, OverviewGroup } from '../../../shared/report-answers.ts';
import { countWords, fixedWords, medianWords, shareWords } from './number-words.ts';

/** One figure, of the month and of the one before. */
export type Line = {
  readonly name: string;
  /** What is counted, shortly. */
  readonly means: string;
  readonly now: string;
  readonly before: string;
};

type Told = Pick<Line, 'name' | 'means'> & { readonly of: (figures: OverviewFigures) => string };

const told: readonly Told[] = [
  {
    name: 'Asked',
    means: 'Everybody who asked in the month, counted where they asked.',
    of: ({ n }) => countWords(n),
  },
  {
    name: 'Called or written to within target',
    means:
      'Of those a person tried to reach, or for whom the target has passed. Behind every rate: how many of how many, and the 95 % interval. The median is in business minutes.',
    of: ({ response }) => `${shareWords(response.withinTarget)}; ${medianWords(response.medianIs)}`,
  },
  {
    name: 'Booked within 30 days',
    means: 'Of those for whom 30 days have passed since they asked.',
    of: ({ booked }) => fixedWords(booked.find(({ horizon }) => horizon === 30)),
  },
  {
    name: 'Infused within 60 days',
    means: 'Of those for whom 60 days have passed since they asked.',
    of: ({ infused }) => fixedWords(infused.find(({ horizon }) => horizon === 60)),
  },
  {
    name: 'No-shows',
    means: 'Of the visits of the month that took place or should have.',
    of: ({ noShow }) =>
      noShow.unmarked === 0
        ? shareWords(noShow)
        : `${shareWords(noShow)}; of ${countWords(noShow.unmarked)} nobody wrote down what became of them`,
  },
  {
    name: 'Found no time soon enough',
    means: 'Looked for a time, saw none in the next 14 days and did not book within 7.',
    of: ({ unmet }) => `${countWords(unmet.count)} of ${countWords(unmet.shown)} who looked`,
  },
  {
    name: 'Closed by now',
    means: 'Of those who asked in the month.',
    of: ({ closed, n }) =>
      `${countWords(closed.reduce((sum, { count }) => sum + count, 0))} of ${countWords(n)}`,
  },
];

/** The figures of all own locations together, each beside that of the month before. */
export function linesOf({ whole }: Pick<Overview, 'whole'>): Line[] {
  const main = told.map(({ of, ...same }) => ({
    ...same,
    now: of(whole),
    before: of(whole.before),
  }));
  return [...main, ...lostLines(whole)];
}

/** Why they were closed, the most frequent reason first. */
function lostLines({ closed, before }: OverviewGroup): Line[] {
  const counts = new Map(closed.map(({ closeReason, count }) => [closeReason, count]));
  const countsBefore = new Map(before.closed.map(({ closeReason, count }) => [closeReason, count]));
  return [...new Set([...counts.keys(), ...countsBefore.keys()])]
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .map((reason) => ({
      name: `– ${closeReasonLabels[reason]}`,
      means: '',
      now: countWords(counts.get(reason) ?? 0),
      before: countWords(countsBefore.get(reason) ?? 0),
    }));
}

/** A line for each location, where there are several. */
export function placeLines({
  groups,
}: Pick<Overview, 'groups'>): { label: string; words: string }[] {
  return groups.length < 2
    ? []
    : groups.map((group) => ({ label: group.label, words: placeWords(group) }));
}

function placeWords({ n, response, booked, noShow, before }: OverviewGroup): string {
  return [
    `${countWords(n)} asked (${countWords(before.n)} the month before)`,
    `within target ${shareWords(response.withinTarget)}`,
    `booked within 30 days ${fixedWords(booked.find(({ horizon }) => horizon === 30))}`,
    `no-shows ${shareWords(noShow)}`,
  ].join('; ');
}
