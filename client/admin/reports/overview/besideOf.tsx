import type { ReactNode } from 'react';
import type {
  Overview,
  OverviewFigures,
  OverviewGroup,
} from '../../../../shared/report-answers.ts';
import { rangeWords } from '../frame/ranges.ts';

/** One figure, whichever figures it is taken from; its numbers open their rows. */
type Tell = (figures: OverviewFigures) => ReactNode;
export type Beside = (tell: Tell) => ReactNode[];

/** What every figure is compared with: `May to July: 371`, `all my locations: 40 %`. */
export function besideOf(
  { before }: Pick<Overview, 'before'>,
  subject: OverviewGroup,
  whole: OverviewGroup | null,
): Beside {
  const earlier = rangeWords(before, before.to);
  return (tell) => [
    <>
      {earlier}: {tell(subject.before)}
    </>,
    ...(whole === null
      ? []
      : [
          <>
            {'all my locations: '}
            {tell(whole)}
          </>,
        ]),
  ];
}

export type FigureProps = {
  subject: OverviewGroup;
  definitions: Readonly<Record<string, string>>;
  beside: Beside;
};
