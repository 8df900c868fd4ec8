import type { ReactNode } from 'react';
import type { FixedRate, Rate, VisitRate } from '../../../../shared/report.ts';
import { FigureBody } from './Figure.tsx';
import { IntervalText } from './IntervalText.tsx';
import { countWords } from './numberWords.ts';
import { asShare, isTooEarly, shareInterval, tooEarlyWords } from './rateWords.ts';
import { RowsLink, VisitsLink } from './RowsLink.tsx';
import { FixedLink, ShareLink, VisitsShareLink } from './shareLinks.tsx';

type Beside = { beside?: readonly ReactNode[] };

/** A share of leads: the rate with its interval; both numbers open their rows. */
export function RateBody({ rate, beside = [] }: Beside & { rate: Rate }) {
  return (
    <FigureBody
      beside={beside}
      value={<ShareLink rate={rate} />}
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
  return (
    <FigureBody
      beside={beside}
      value={<FixedLink fixed={fixed} />}
      note={
        <IntervalText
          interval={shareInterval(asShare(fixed))}
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
  return (
    <FigureBody
      beside={beside}
      value={<VisitsShareLink rate={rate} />}
      note={<OfVisits rate={rate} />}
    />
  );
}

/** `5 to 13 %, of 171 visits; 3 not written down`; of few the figure said of how many. */
function OfVisits({ rate }: { rate: VisitRate }) {
  const interval = shareInterval(rate);
  return (
    <>
      {interval === null ? (rate.n === 0 ? 'no visits' : 'visits') : `${interval}, of `}
      {interval !== null && (
        <VisitsLink visits={rate.nVisits} count={rate.n}>
          {`${countWords(rate.n)} visits`}
        </VisitsLink>
      )}
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
  );
}
