import type { Quantile, Response } from '../../../../shared/report.ts';
import { Quiet } from '../../ui/Card.tsx';
import { Figure } from '../parts/Figure.tsx';
import { countWords, minutesWords } from '../parts/numberWords.ts';
import { RateBody } from '../parts/rateBodies.tsx';
import { shareWords } from '../parts/rateWords.ts';
import { RowsLink } from '../parts/RowsLink.tsx';
import type { FigureProps } from './besideOf.ts';

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
          <RowsLink rows={waitingRows} count={waiting}>
            {countWords(waiting)}
          </RowsLink>
          {' not tried yet'}
        </Quiet>
      )}
      {beside(
        ({ response: other }) => `${shareWords(other.withinTarget)}, ${waitWords(other)}`,
      ).map((line) => (
        <Quiet key={line} sx={{ color: 'var(--ink-3)' }}>
          {line}
        </Quiet>
      ))}
    </Figure>
  );
}

/** `middle one 21 min, slowest tenth 2 h 40` */
export function waitWords({ medianIs, p90Is }: Pick<Response, 'medianIs' | 'p90Is'>): string {
  return medianIs === null || p90Is === null
    ? 'nobody was waited for'
    : `middle one ${quantileWords(medianIs)}, slowest tenth ${quantileWords(p90Is)}`;
}

/** `21 min`; `2 h 40 or more` where some still wait. */
export function quantileWords({ minutes, atLeast }: Quantile): string {
  return atLeast ? `${minutesWords(minutes)} or more` : minutesWords(minutes);
}
