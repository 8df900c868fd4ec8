import { styled } from '@mui/material/styles';
import type { Rate } from '../../../../shared/report.ts';
import { asWidth } from './ShareBar.tsx';

const Scale = styled('span')({
  position: 'relative',
  display: 'block',
  height: 10,
  width: '100%',
  minWidth: 72,
  borderBottom: '1px solid var(--line-strong)',
  '& > *': { position: 'absolute', printColorAdjust: 'exact' },
});

const Line = styled('span')({
  bottom: 3,
  height: 4,
  borderRadius: 2,
  background: 'var(--line-strong)',
});

const Point = styled('span')({
  bottom: 1,
  width: 8,
  height: 8,
  marginLeft: -4,
  borderRadius: 99,
  background: 'var(--accent)',
});

type Props = Pick<Rate, 'rate' | 'lower' | 'upper'>;

/** Where a rate lies between none and all, and how sure that is; the words stand beside it. */
export function IntervalMark({ rate, lower, upper }: Props) {
  return rate === null || lower === null || upper === null ? null : (
    <Scale aria-hidden>
      <Line style={{ left: asWidth(lower), width: asWidth(upper - lower) }} />
      <Point style={{ left: asWidth(rate) }} />
    </Scale>
  );
}
