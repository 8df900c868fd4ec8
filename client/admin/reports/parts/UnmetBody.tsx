import type { ReactNode } from 'react';
import type { Rows } from '../../../../shared/report.ts';
import type { Unmet } from '../../../../shared/report-answers.ts';
import { RowsCell } from './cells.tsx';
import { FigureBody } from './Figure.tsx';
import { CountOfLink } from './shareLinks.tsx';

type Props = {
  unmet: Unmet;
  /** All who looked, of whom it can be said or not. */
  looked: { count: number; rows: Rows };
  beside?: readonly ReactNode[];
};

/** Who found no time, of those who looked and of whom it can be said: a week has passed. */
export function UnmetBody({ unmet, looked, beside = [] }: Props) {
  const { n, count, rows, nRows } = unmet;
  if (n === 0) {
    return <NothingSaid looked={looked} beside={beside} />;
  }
  return (
    <FigureBody
      beside={beside}
      value={<RowsCell count={count} rows={rows} />}
      note={
        <>
          of <RowsCell count={n} rows={nRows} /> who looked and of whom it can be said
          {looked.count > n && (
            <>
              ; <RowsCell {...looked} /> looked in all
            </>
          )}
        </>
      }
    />
  );
}

function NothingSaid({ looked, beside }: Required<Pick<Props, 'looked' | 'beside'>>) {
  return looked.count === 0 ? (
    <FigureBody beside={beside} value="–" note="nobody looked for a time" />
  ) : (
    <FigureBody
      beside={beside}
      isWords
      value="Too early to tell"
      note={
        <>
          <RowsCell {...looked} /> looked, and of none it can be said yet
        </>
      }
    />
  );
}

/** The same on one line: `11 of 353`. */
export function UnmetLink({ unmet }: { unmet: Unmet }) {
  return unmet.n === 0 ? '–' : <CountOfLink rate={unmet} />;
}
