import type { ReactNode } from 'react';
import type { FixedRate, Rate } from '../../../../shared/report.ts';
import { Figure } from './Figure.tsx';
import { IntervalText } from './IntervalText.tsx';
import { asShare, isTooEarly, shareInterval, shareWords, tooEarlyWords } from './rateWords.ts';
import { RowsLink } from './RowsLink.tsx';

type Common = {
  title: string;
  beside?: readonly ReactNode[];
  definitions?: Readonly<Record<string, string>>;
  of?: string | readonly string[];
  children?: ReactNode;
};

/** A share of leads as a figure. */
export function RateFigure({ rate, ...common }: Common & { rate: Rate }) {
  return (
    <Figure
      {...common}
      value={
        <RowsLink rows={rate.rows} count={rate.count}>
          {shareWords(rate)}
        </RowsLink>
      }
      note={<IntervalText interval={shareInterval(rate)} n={rate.n} nRows={rate.nRows} />}
    />
  );
}

/** A rate at a horizon as a figure: of those whose days have passed, or why it is too early. */
export function FixedFigure({ fixed, ...common }: Common & { fixed: FixedRate }) {
  if (isTooEarly(fixed)) {
    return (
      <Figure
        {...common}
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
    <Figure
      {...common}
      value={
        <RowsLink rows={fixed.rows} count={fixed.reached}>
          {shareWords(asShare(fixed))}
        </RowsLink>
      }
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
