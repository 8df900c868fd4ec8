import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { ShareBar } from './ShareBar.tsx';

export type Bar = {
  label: string;
  /** A fraction of the width; null: too few to draw one. */
  share: number | null;
  interval: readonly [number, number] | null;
  /** How many, a link to them. */
  count: ReactNode;
  /** What share that is, and how sure: `46 % · 41 to 51 %` */
  words: ReactNode;
};

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 6 });

const Row = styled('li')({
  display: 'grid',
  gridTemplateColumns: 'minmax(90px, 160px) minmax(0, 1fr) 64px minmax(120px, auto)',
  columnGap: 12,
  alignItems: 'center',
  fontSize: 14,
  '& > .count': { textAlign: 'right', fontWeight: 650 },
  '& > .words': { color: 'var(--ink-2)', fontSize: 13 },
  '@media (max-width: 600px)': {
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    rowGap: 2,
    '& > .bar': { gridRow: 2, gridColumn: '1 / -1', marginBottom: 8 },
  },
});

/** Shares below each other as bars, each with its number and how sure it is. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  return (
    <List>
      {bars.map(({ label, share, interval, count, words }) => (
        <Row key={label}>
          <span>{label}</span>
          <span className="bar">{share !== null && <ShareBar {...{ share, interval }} />}</span>
          <span className="count">{count}</span>
          <span className="words">{words}</span>
        </Row>
      ))}
    </List>
  );
}
