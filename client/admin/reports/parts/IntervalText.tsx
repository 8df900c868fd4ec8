import type { Rows } from '../../../../shared/report.ts';
import { countWords } from './numberWords.ts';
import { RowsLink } from './RowsLink.tsx';

type Props = {
  /** `41 to 51 %`; null: there are too few to tell one, and the figure says of how many. */
  interval: string | null;
  n: number;
  nRows: Rows;
  tooEarly?: { count: number; rows: Rows };
};

/** `41 to 51 %, of 347; 65 too young to tell`, each number with its rows. */
export function IntervalText({ interval, n, nRows, tooEarly }: Props) {
  const young = tooEarly !== undefined && tooEarly.count > 0;
  return (
    <>
      {interval !== null && (
        <>
          {`${interval}, of `}
          <RowsLink rows={nRows} count={n}>
            {countWords(n)}
          </RowsLink>
          {young && '; '}
        </>
      )}
      {young && (
        <>
          <RowsLink rows={tooEarly.rows} count={tooEarly.count}>
            {countWords(tooEarly.count)}
          </RowsLink>
          {' too young to tell'}
        </>
      )}
    </>
  );
}
