import { ChartsDataProvider } from '@mui/x-charts/ChartsDataProvider';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsSurface } from '@mui/x-charts/ChartsSurface';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { percentWords } from '../numberWords.ts';
import { useWidth } from './useWidth.ts';

type Props = {
  height: number;
  x: { max: number; label?: string; ticks?: readonly number[]; words?: (value: number) => string };
  /** A fraction; the axis begins at none. */
  yMax: number;
  /** Room for words at the right, in pixels, as wide as the plot allows. */
  right?: (width: number) => number;
  /** Room below the axis. */
  below?: number;
  /** Drawn upon the axes, by `useXScale`, `useYScale` and `useDrawingArea`. */
  children: ReactNode;
};

const none: never[] = [];

/** Axes for fractions against a number, with no more ink than needed; what is plotted is given. */
export function Plot({ height, x, yMax, right = noRoom, below = 0, children }: Props) {
  const [frame, width] = useWidth();
  const words = x.words ?? String;
  return (
    <Box ref={frame} sx={look}>
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
              height: x.label === undefined ? 26 : 44,
              domainLimit: 'strict',
              valueFormatter: (value: number) => words(value),
              ...(x.label !== undefined && { label: x.label }),
              ...(x.ticks && { tickInterval: [...x.ticks] }),
            },
          ]}
          yAxis={[
            {
              id: 'y',
              scaleType: 'linear',
              min: 0,
              max: yMax,
              width: 44,
              domainLimit: 'strict',
              tickNumber: 5,
              valueFormatter: (value: number) => percentWords(value),
            },
          ]}
        >
          <ChartsSurface>
            <ChartsGrid horizontal />
            {children}
            <ChartsXAxis axisId="x" disableTicks />
            <ChartsYAxis axisId="y" disableTicks disableLine />
          </ChartsSurface>
        </ChartsDataProvider>
      )}
    </Box>
  );
}

const noRoom = () => 12;

/** In the app's colours, by variables, so that a dark screen prints in light ones. */
const look = {
  '& svg': { overflow: 'visible', fontFamily: 'inherit' },
  '& svg text': { fontSize: '12px !important', fontFamily: 'inherit !important' },
  '& .MuiChartsAxis-root text': { fill: 'var(--ink-2) !important' },
  '& .MuiChartsAxis-root line': { stroke: 'var(--line-strong) !important' },
  '& .MuiChartsGrid-line': { stroke: 'var(--line) !important' },
  '@media print': {
    '& > div, & > div > svg': { width: '100% !important', height: 'auto !important' },
  },
};

/** The end of an axis for fractions: a round one above the highest, at most all. */
export function roundTop(highest: number): number {
  const step = highest > 0.5 ? 0.2 : 0.1;
  return Math.min(1, Math.max(0.1, Math.ceil(highest / step - 1e-9) * step));
}
