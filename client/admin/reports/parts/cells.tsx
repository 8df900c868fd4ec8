import type { FixedRate, Rate, Rows, VisitRate } from '../../../../shared/report.ts';
import { countWords } from './numberWords.ts';
import { asShare, fixedWords, isTooEarly, shareInterval, shareWords } from './rateWords.ts';
import { RowsLink, VisitsLink } from './RowsLink.tsx';

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
      <RowsLink rows={rate.rows} count={rate.count}>
        {shareWords(rate)}
      </RowsLink>
      <Of interval={shareInterval(rate)} n={rate.n} />
    </>
  );
}

export function FixedCell({ fixed }: { fixed: FixedRate | undefined }) {
  if (fixed === undefined) {
    return '–';
  }
  return isTooEarly(fixed) ? (
    <RowsLink rows={fixed.tooEarlyRows} count={fixed.tooEarly}>
      {fixedWords(fixed)}
    </RowsLink>
  ) : (
    <>
      <RowsLink rows={fixed.rows} count={fixed.reached}>
        {fixedWords(fixed)}
      </RowsLink>
      <Of interval={shareInterval(asShare(fixed))} n={fixed.n} />
    </>
  );
}

export function VisitsCell({ rate }: { rate: VisitRate }) {
  return (
    <>
      <VisitsLink visits={rate.visits} count={rate.count}>
        {shareWords(rate)}
      </VisitsLink>
      <Of interval={shareInterval(rate)} n={rate.n} />
    </>
  );
}

/** Under a rate: its interval and of how many; of fewer than five the words said it. */
function Of({ interval, n }: { interval: string | null; n: number }) {
  return interval === null ? null : (
    <small>
      {interval}
      <br />
      of {countWords(n)}
    </small>
  );
}
