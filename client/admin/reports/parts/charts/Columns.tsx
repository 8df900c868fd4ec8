import { ChartsDataProvider } from '@mui/x-charts/ChartsDataProvider';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsSurface } from '@mui/x-charts/ChartsSurface';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import Box from '@mui/material/Box';
import type { Rows } from '../../../../../shared/report.ts';
import { countWords } from '../numberWords.ts';
import { RowsLink } from '../RowsLink.tsx';
import { tones } from '../twoTones.tsx';
import { chartLook } from './Plot.tsx';
import { useWidth } from './useWidth.ts';

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

const none: never[] = [];
const lineHeight = 14;
/** Narrower columns have their labels broken: `15–`, `30`, `min`. */
const narrow = 42;

/** Counts as columns; each opens its rows. */
export function Columns({ columns }: { columns: readonly Column[] }) {
  const [frame, width] = useWidth();
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    <Box ref={frame} sx={chartLook}>
      {width > 0 && (
        <ChartsDataProvider
          width={width}
          height={230}
          series={none}
          margin={{
            top: 20,
            left: 0,
            right: 8,
            bottom: linesIn(width, columns.length) * lineHeight + 8,
          }}
          xAxis={[
            {
              id: 'x',
              scaleType: 'band',
              data: columns.map(({ words }) => words),
              height: 0,
              categoryGapRatio: 0.16,
            },
          ]}
          yAxis={[
            {
              id: 'y',
              scaleType: 'linear',
              min: 0,
              max: most,
              width: 44,
              tickNumber: 4,
              tickMinStep: 1,
              valueFormatter: (value: number) => countWords(value),
            },
          ]}
        >
          <ChartsSurface>
            <ChartsGrid horizontal />
            {columns.map((column) => (
              <OneColumn key={column.words} column={column} />
            ))}
            <ChartsYAxis axisId="y" disableTicks disableLine />
          </ChartsSurface>
        </ChartsDataProvider>
      )}
    </Box>
  );
}

function OneColumn({ column }: { column: Column }) {
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

/** Room for a line more where the columns are narrow. */
function linesIn(width: number, columns: number): number {
  return width / Math.max(1, columns) < narrow * 1.6 ? 3 : 2;
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
