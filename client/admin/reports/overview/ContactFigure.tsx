import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { Figure } from '../parts/Figure.tsx';
import { RateBody } from '../parts/rateBodies.tsx';
import { waitWords } from '../parts/waitWords.ts';
import { calledLine } from './besideLines.tsx';
import type { FigureProps } from './besideOf.tsx';

/** How many were tried by a person within the target, and how long the others waited. */
export function ContactFigure({ subject, definitions, beside }: FigureProps) {
  const { response } = subject;
  const { target, waiting, waitingRows } = response;
  const title =
    target === null ? 'Called within the target' : `Called within ${target} business minutes`;
  return (
    <Figure title={title} definitions={definitions} of="withinTarget">
      <RateBody rate={response.withinTarget} />
      <Quiet>{waitWords(response)}</Quiet>
      {waiting > 0 && (
        <Quiet>
          <RowsCell count={waiting} rows={waitingRows} /> not tried yet
        </Quiet>
      )}
      {beside(calledLine).map((line, index) => (
        <Quiet key={index} sx={{ color: 'var(--ink-3)' }}>
          {line}
        </Quiet>
      ))}
    </Figure>
  );
}
