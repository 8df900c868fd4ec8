import type { FixedRate, Rate, VisitRate } from '../../../../shared/report.ts';
import { countWords } from './numberWords.ts';
import { asShare, fewest, fixedWords, isTooEarly, shareWords } from './rateWords.ts';
import { RowsLink, VisitsLink } from './RowsLink.tsx';

/** Shares as links: a rate opens the counted; of fewer than five each of the two numbers opens its own. */

export function ShareLink({ rate }: { rate: Rate }) {
  const { n, count, rows, nRows } = rate;
  if (n > 0 && n < fewest) {
    return (
      <>
        <RowsLink rows={rows} count={count}>
          {count}
        </RowsLink>
        {' of '}
        <RowsLink rows={nRows} count={n}>
          {n}
        </RowsLink>
      </>
    );
  }
  return (
    <RowsLink rows={rows} count={count}>
      {shareWords(rate)}
    </RowsLink>
  );
}

export function FixedLink({ fixed }: { fixed: FixedRate | undefined }) {
  if (fixed === undefined) {
    return '–';
  }
  const { tooEarlyRows, tooEarly, rows, nRows } = fixed;
  return isTooEarly(fixed) ? (
    <RowsLink rows={tooEarlyRows} count={tooEarly}>
      {fixedWords(fixed)}
    </RowsLink>
  ) : (
    <ShareLink rate={{ ...asShare(fixed), rows, nRows }} />
  );
}

export function VisitsShareLink({ rate }: { rate: VisitRate }) {
  const { n, count, visits, nVisits } = rate;
  if (n > 0 && n < fewest) {
    return (
      <>
        <VisitsLink visits={visits} count={count}>
          {count}
        </VisitsLink>
        {' of '}
        <VisitsLink visits={nVisits} count={n}>
          {n}
        </VisitsLink>
      </>
    );
  }
  return (
    <VisitsLink visits={visits} count={count}>
      {shareWords(rate)}
    </VisitsLink>
  );
}

/** A count of all of whom something can be said: `11 of 353`, both with their rows. */
export function CountOfLink({ rate: { n, count, rows, nRows } }: { rate: Rate }) {
  return (
    <>
      <RowsLink rows={rows} count={count}>
        {countWords(count)}
      </RowsLink>
      {' of '}
      <RowsLink rows={nRows} count={n}>
        {countWords(n)}
      </RowsLink>
    </>
  );
}
