import { Quiet } from '../../ui/Card.tsx';
import { Figure, FigureBody } from '../parts/Figure.tsx';
import { countWords } from '../parts/numberWords.ts';
import { RowsLink } from '../parts/RowsLink.tsx';
import type { FigureProps } from './besideOf.ts';

/** Who asked here and went on elsewhere, and the other way round. */
export function HandOverFigure({ subject, definitions, beside }: FigureProps) {
  const { handedOver, takenOver } = subject;
  return (
    <Figure title="Handed over to another location" definitions={definitions} of="handedOver">
      <FigureBody
        value={
          <RowsLink rows={handedOver.rows} count={handedOver.count}>
            {countWords(handedOver.count)}
          </RowsLink>
        }
        beside={beside((other) => countWords(other.handedOver.count))}
      />
      <Quiet sx={{ mt: 1 }}>
        {takenOver.count === 0 ? (
          'Nobody taken over from another.'
        ) : (
          <>
            <RowsLink rows={takenOver.rows} count={takenOver.count}>
              {countWords(takenOver.count)}
            </RowsLink>
            {` taken over from another, of whom ${takenOver.booked} booked and ${takenOver.infused} infused`}
          </>
        )}
      </Quiet>
    </Figure>
  );
}
