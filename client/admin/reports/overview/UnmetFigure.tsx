import { Figure } from '../parts/Figure.tsx';
import { UnmetBody } from '../parts/UnmetBody.tsx';
import { unmetLine } from './besideLines.tsx';
import type { FigureProps } from './besideOf.tsx';

/** Who wanted a time, and found none soon enough. */
export function UnmetFigure({ subject: { unmet }, definitions, beside }: FigureProps) {
  return (
    <Figure title="Found no time soon enough" definitions={definitions} of="unmet">
      <UnmetBody
        unmet={unmet}
        looked={{ count: unmet.shown, rows: unmet.shownRows }}
        beside={beside(unmetLine)}
      />
    </Figure>
  );
}
