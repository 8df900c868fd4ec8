import { Figure, FigureBody } from '../parts/Figure.tsx';
import { countWords } from '../parts/numberWords.ts';
import { RowsLink } from '../parts/RowsLink.tsx';
import type { FigureProps } from './besideOf.ts';

/** Who wanted a time, and found none soon enough. */
export function UnmetFigure({ subject, definitions, beside }: FigureProps) {
  const { count, rows, shown, shownRows } = subject.unmet;
  return (
    <Figure title="Found no time soon enough" definitions={definitions} of="unmet">
      <FigureBody
        value={
          <RowsLink rows={rows} count={count}>
            {countWords(count)}
          </RowsLink>
        }
        note={
          <>
            of{' '}
            <RowsLink rows={shownRows} count={shown}>
              {countWords(shown)}
            </RowsLink>
            {' who looked for a time'}
          </>
        }
        beside={beside(({ unmet }) => `${countWords(unmet.count)} of ${countWords(unmet.shown)}`)}
      />
    </Figure>
  );
}
