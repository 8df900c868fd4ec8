import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import type { Rows } from '../../../../../shared/report.ts';
import { countWords } from '../numberWords.ts';
import { RowsLink } from '../RowsLink.tsx';
import { tones } from '../twoTones.tsx';

export type Column = {
  /** In whole words, for who hears the link: `15 to 30 min`. */
  words: string;
  /** Under the axis, on a line or two: `15–30`, `min`. */
  label: readonly string[];
  count: number;
  rows: Rows;
  /** How many of them are in the dark part; without: the column has one part. */
  part?: number;
};

export const lineHeight = 14;
/** Narrower columns have their labels broken: `15–`, `30`, `min`. */
const narrow = 42;

/** How many lines the labels need, under so many columns on so much room. */
export function linesUnder(columns: number, width: number): number {
  return width / Math.max(1, columns) < narrow * 1.6 ? 3 : 2;
}

/** One column with its number above and its label below. */
export function OneColumn({ column }: { column: Column }) {
  const { words, label, count, rows, part } = column;
  const x = useXScale<'band'>();
  const y = useYScale<'linear'>();
  const { top, height } = useDrawingArea();
  const base = top + height;
  const frame = { x: x(words) ?? 0, width: x.bandwidth() };
  const centre = frame.x + frame.width / 2;
  const heightOf = (some: number) => base - (y(some) ?? base);
  return (
    <g>
      <RowsLink rows={rows} count={count} label={`${words}: ${countWords(count)}`}>
        <Block
          {...frame}
          base={base}
          high={heightOf(count)}
          tone={part === undefined ? 'full' : 'light'}
        />
        {part !== undefined && <Block {...frame} base={base} high={heightOf(part)} tone="dark" />}
        <text
          x={centre}
          y={base - heightOf(count) - 6}
          textAnchor="middle"
          fontWeight={600}
          fill="var(--ink)"
        >
          {countWords(count)}
        </text>
      </RowsLink>
      {linesFor(label, frame.width).map((line, index) => (
        <text
          key={line}
          x={centre}
          y={base + 16 + index * lineHeight}
          textAnchor="middle"
          fill="var(--ink-2)"
        >
          {line}
        </text>
      ))}
      <path d={`M${frame.x - 4} ${base}h${frame.width + 8}`} stroke="var(--line-strong)" />
    </g>
  );
}

function linesFor(label: readonly string[], width: number): readonly string[] {
  return width < narrow ? label.flatMap((line) => line.split(/(?<=–)/)) : label;
}

type BlockProps = {
  x: number;
  width: number;
  base: number;
  high: number;
  tone: keyof typeof looks;
};

const looks = { ...tones, full: { fill: 'var(--accent)', line: 'var(--accent)' } };

function Block({ x, width, base, high, tone }: BlockProps) {
  return high <= 0 ? null : (
    <rect
      x={x}
      y={base - high}
      width={width}
      height={high}
      fill={looks[tone].fill}
      stroke={looks[tone].line}
    />
  );
}
