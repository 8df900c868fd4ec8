import { ChartsDataProvider } from '@mui/x-charts/ChartsDataProvider';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsSurface } from '@mui/x-charts/ChartsSurface';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { countWords, percentWords } from '../numberWords.ts';
import { useWidth } from './useWidth.ts';

type Props = {
  height: number;
  /** `unit` stands at the last tick: `90 days`. */
  x: { max: number; ticks: readonly number[]; unit: string };
  /** A fraction; the axis begins at none. */
  y: { max: number; ticks: readonly number[] };
  /** Room for words at the right, in pixels, as wide as the plot allows. */
  right?: (width: number) => number;
  /** Room below the axis. */
  below?: number;
  /** Drawn upon the axes, by `useXScale`, `useYScale` and `useDrawingArea`; is told the width. */
  children: (width: number) => ReactNode;
};

const none: never[] = [];

/** Between the axis and what is drawn below it. */
export const axisHeight = 26;

/** Axes for fractions against a number, with no more ink than needed; what is plotted is given. */
export function Plot({ height, x, y, right = noRoom, below = 0, children }: Props) {
  const [frame, width] = useWidth();
  const last = x.ticks.at(-1);
  const words = (value: number) =>
    value === last ? `${countWords(value)} ${x.unit}` : countWords(value);
  return (
    <Box ref={frame} sx={chartLook}>
      {width > 0 && (
        <ChartsDataProvider
          width={width}
          height={height}
          series={none}
          margin={{ top: 10, left: 0, right: right(width), bottom: below }}
          xAxis={[
            {
              id: 'x',
              scaleType: 'linear',
              min: 0,
              max: x.max,
              height: axisHeight,
              domainLimit: 'strict',
              tickInterval: [...x.ticks],
              tickLabelInterval: () => true,
              valueFormatter: words,
            },
          ]}
          yAxis={[
            {
              id: 'y',
              scaleType: 'linear',
              min: 0,
              max: y.max,
              width: 44,
              domainLimit: 'strict',
              tickInterval: [...y.ticks],
              valueFormatter: (value: number) => percentWords(value),
            },
          ]}
        >
          <ChartsSurface>
            <ChartsGrid horizontal />
            {children(width)}
            <ChartsXAxis axisId="x" disableTicks />
            <ChartsYAxis axisId="y" disableTicks disableLine />
          </ChartsSurface>
        </ChartsDataProvider>
      )}
    </Box>
  );
}

const noRoom = () => 28;

/** In the app's colours, by variables, so that a dark screen prints in light ones. */
export const chartLook = {
  '& svg': { overflow: 'visible', fontFamily: 'inherit' },
  '& svg text': { fontSize: '12px !important', fontFamily: 'inherit !important' },
  '& .MuiChartsAxis-root text': { fill: 'var(--ink-2) !important' },
  '& .MuiChartsAxis-root line': { stroke: 'var(--line-strong) !important' },
  '& .MuiChartsGrid-line': { stroke: 'var(--line) !important' },
  '.on-paper & > div, .on-paper & > div > svg': {
    position: 'static !important',
    width: '100% !important',
    height: 'auto !important',
  },
};

/** An axis for fractions that ends at a round one above the highest; for a low chart, fewer ticks. */
export function fractionAxis(highest: number, isLow = false): Props['y'] {
  const step = highest > 0.5 ? 0.2 : 0.1;
  const max = Math.min(1, Math.max(step, Math.ceil(highest / step - 1e-9) * step));
  const ticks = Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step);
  return { max, ticks: isLow ? [0, max / 2, max] : ticks };
}
