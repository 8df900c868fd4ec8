import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody } from '../parts/Figure.tsx';
import { handedOverLine } from './besideLines.tsx';
import type { FigureProps } from './besideOf.tsx';

/** Who asked here and went on elsewhere, and the other way round. */
export function HandOverFigure({ subject, definitions, beside }: FigureProps) {
  const { handedOver, takenOver } = subject;
  return (
    <Figure title="Handed over to another location" definitions={definitions} of="handedOver">
      <FigureBody value={<RowsCell {...handedOver} />} beside={beside(handedOverLine)} />
      <Quiet sx={{ mt: 1 }}>
        {takenOver.count === 0 ? (
          'Nobody taken over from another.'
        ) : (
          <>
            <RowsCell count={takenOver.count} rows={takenOver.rows} /> taken over from another, of
            whom <RowsCell {...takenOver.booked} /> booked and <RowsCell {...takenOver.infused} />{' '}
            infused
          </>
        )}
      </Quiet>
    </Figure>
  );
}
