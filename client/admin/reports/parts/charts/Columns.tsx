import { ChartsDataProvider } from '@mui/x-charts/ChartsDataProvider';
import { ChartsGrid } from '@mui/x-charts/ChartsGrid';
import { ChartsSurface } from '@mui/x-charts/ChartsSurface';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import Box from '@mui/material/Box';
import { countWords } from '../numberWords.ts';
import { type Column, lineHeight, linesUnder, OneColumn } from './OneColumn.tsx';
import { chartLook } from './Plot.tsx';
import { useWidth } from './useWidth.ts';

const none: never[] = [];

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
            bottom: linesUnder(columns.length, width) * lineHeight + 8,
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
