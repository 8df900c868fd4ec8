import type { ReactNode } from 'react';
import type { FixedRate, Rate, VisitRate } from '../../../../shared/report.ts';
import { FigureBody } from './Figure.tsx';
import { IntervalText } from './IntervalText.tsx';
import { countWords } from './numberWords.ts';
import { asShare, isTooEarly, shareInterval, shareWords, tooEarlyWords } from './rateWords.ts';
import { RowsLink, VisitsLink } from './RowsLink.tsx';

type Beside = { beside?: readonly ReactNode[] };

/** A share of leads: the rate with its interval; both numbers open their rows. */
export function RateBody({ rate, beside = [] }: Beside & { rate: Rate }) {
  return (
    <FigureBody
      beside={beside}
      value={
        <RowsLink rows={rate.rows} count={rate.count}>
          {shareWords(rate)}
        </RowsLink>
      }
      note={<IntervalText interval={shareInterval(rate)} n={rate.n} nRows={rate.nRows} />}
    />
  );
}

/** A rate at a horizon: of those whose days have passed, or why it is too early. */
export function FixedBody({ fixed, beside = [] }: Beside & { fixed: FixedRate }) {
  if (isTooEarly(fixed)) {
    return (
      <FigureBody
        beside={beside}
        isWords
        value="Too early to tell"
        note={
          <RowsLink rows={fixed.tooEarlyRows} count={fixed.tooEarly}>
            {tooEarlyWords(fixed)}
          </RowsLink>
        }
      />
    );
  }
  const share = asShare(fixed);
  return (
    <FigureBody
      beside={beside}
      value={
        <RowsLink rows={fixed.rows} count={fixed.reached}>
          {shareWords(share)}
        </RowsLink>
      }
      note={
        <IntervalText
          interval={shareInterval(share)}
          n={fixed.n}
          nRows={fixed.nRows}
          tooEarly={{ count: fixed.tooEarly, rows: fixed.tooEarlyRows }}
        />
      }
    />
  );
}

/** A share of visits. */
export function VisitsBody({ rate, beside = [] }: Beside & { rate: VisitRate }) {
  const interval = shareInterval(rate);
  return (
    <FigureBody
      beside={beside}
      value={
        <VisitsLink visits={rate.visits} count={rate.count}>
          {shareWords(rate)}
        </VisitsLink>
      }
      note={
        <>
          {interval === null ? 'of ' : `${interval}, of `}
          <VisitsLink visits={rate.nVisits} count={rate.n}>
            {rate.n === 1 ? '1 visit' : `${countWords(rate.n)} visits`}
          </VisitsLink>
          {rate.unmarked > 0 && (
            <>
              {'; '}
              <VisitsLink visits={rate.unmarkedVisits} count={rate.unmarked}>
                {countWords(rate.unmarked)}
              </VisitsLink>
              {' not written down'}
            </>
          )}
        </>
      }
    />
  );
}
