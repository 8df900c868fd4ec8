import type { ReactNode } from 'react';
import type { FixedRate, Rate, Rows, VisitRate } from '../../../../shared/report.ts';
import { countWords } from './numberWords.ts';
import { asShare, shareInterval } from './rateWords.ts';
import { RowsLink, VisitsLink } from './RowsLink.tsx';
import { FixedLink, ShareLink, VisitsShareLink } from './shareLinks.tsx';

/** What stands in the cells of tables: each number opens its rows, of how many stands under it. */

export function RowsCell({ count, rows }: { count: number; rows: Rows }) {
  return (
    <RowsLink rows={rows} count={count}>
      {countWords(count)}
    </RowsLink>
  );
}

export function RateCell({ rate }: { rate: Rate }) {
  return (
    <>
      <ShareLink rate={rate} />
      <Of interval={shareInterval(rate)} n={<RowsCell count={rate.n} rows={rate.nRows} />} />
    </>
  );
}

export function FixedCell({ fixed }: { fixed: FixedRate | undefined }) {
  return (
    <>
      <FixedLink fixed={fixed} />
      {fixed && (
        <Of
          interval={shareInterval(asShare(fixed))}
          n={<RowsCell count={fixed.n} rows={fixed.nRows} />}
        />
      )}
    </>
  );
}

export function VisitsCell({ rate }: { rate: VisitRate }) {
  return (
    <>
      <VisitsShareLink rate={rate} />
      <Of
        interval={shareInterval(rate)}
        n={
          <VisitsLink visits={rate.nVisits} count={rate.n}>
            {countWords(rate.n)}
          </VisitsLink>
        }
      />
    </>
  );
}

/** Under a rate: its interval and of how many; of fewer than five the words said it. */
function Of({ interval, n }: { interval: string | null; n: ReactNode }) {
  return interval === null ? null : (
    <small>
      {interval}
      <br />
      of {n}
    </small>
  );
}
