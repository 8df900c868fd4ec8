import type { Rows } from '../../../../shared/report.ts';
import { countWords } from './numberWords.ts';
import { RowsLink } from './RowsLink.tsx';

type Props = {
  /** `41 to 51 %`; null: there are too few to tell one. */
  interval: string | null;
  n: number;
  nRows: Rows;
  tooEarly?: { count: number; rows: Rows };
};

/** `41 to 51 %, of 347; 65 too young to tell`, each number with its rows. */
export function IntervalText({ interval, n, nRows, tooEarly }: Props) {
  return (
    <>
      {interval === null ? 'of ' : `${interval}, of `}
      <RowsLink rows={nRows} count={n}>
        {countWords(n)}
      </RowsLink>
      {tooEarly && tooEarly.count > 0 && (
        <>
          {'; '}
          <RowsLink rows={tooEarly.rows} count={tooEarly.count}>
            {countWords(tooEarly.count)}
          </RowsLink>
          {' too young to tell'}
        </>
      )}
    </>
  );
}
