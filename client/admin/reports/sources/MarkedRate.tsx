import { styled } from '@mui/material/styles';
import type { FixedRate } from '../../../../shared/report.ts';
import { FixedCell, RowsCell } from '../parts/cells.tsx';
import { IntervalMark } from '../parts/IntervalMark.tsx';
import { asShare, shareInterval } from '../parts/rateWords.ts';
import { FixedLink } from '../parts/shareLinks.tsx';

const Line = styled('span')({
  display: 'grid',
  gridTemplateColumns: 'minmax(60px, 1fr) 48px',
  alignItems: 'center',
  minWidth: 150,
});

/** A rate at a horizon with its place between none and all, and for how many it is too early. */
export function MarkedRate({ fixed }: { fixed: FixedRate | undefined }) {
  if (!fixed || fixed.n === 0) {
    return <FixedCell fixed={fixed} />;
  }
  const { n, rate, lower, upper, nRows, tooEarly } = fixed;
  const interval = shareInterval(asShare(fixed));
  return (
    <>
      <Line>
        {interval === null ? <i /> : <IntervalMark {...{ rate, lower, upper }} />}
        <span>
          <FixedLink fixed={fixed} />
        </span>
      </Line>
      <small>
        {interval !== null && (
          <>
            {`${interval}, of `}
            <RowsCell count={n} rows={nRows} />
            {tooEarly > 0 && '; '}
          </>
        )}
        <TooYoung fixed={fixed} />
      </small>
    </>
  );
}

function TooYoung({ fixed: { tooEarly, tooEarlyRows } }: { fixed: FixedRate }) {
  return tooEarly === 0 ? null : (
    <>
      <RowsCell count={tooEarly} rows={tooEarlyRows} /> too young
    </>
  );
}
