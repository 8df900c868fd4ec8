import Box from '@mui/material/Box';
import type { TimeToStageGroup } from '../../../../../shared/report-answers.ts';
import { lookOf } from '../groupLooks.ts';
import { countWords } from '../numberWords.ts';
import { AtRisk } from './AtRisk.tsx';
import { Curve, scaleOf, ticksOf } from './CurveChart.tsx';
import { fractionAxis, Plot } from './Plot.tsx';

const lineHeight = 16;

/** A small chart for each group, all with the same axes; the others stand faint behind it. */
export function CurvesSmall({ groups }: { groups: readonly TimeToStageGroup[] }) {
  const { days, highest } = scaleOf(groups);
  return (
    <Box sx={grid}>
      {groups.map((group) => (
        <Box key={group.label}>
          <Box component="h3" sx={{ fontSize: 13, fontWeight: 600 }}>
            {group.label}{' '}
            <Box component="span" sx={{ color: 'var(--ink-3)', fontWeight: 450 }}>
              n {countWords(group.n)}
            </Box>
          </Box>
          <Plot
            height={190}
            x={{ max: days, ticks: ticksOf(days), unit: 'days' }}
            y={fractionAxis(highest, true)}
            below={2 * lineHeight + 8}
          >
            {() => (
              <>
                {groups
                  .filter((other) => other !== group)
                  .map((other) => (
                    <Curve key={other.label} group={other} look={lookOf(0)} faint />
                  ))}
                <Curve group={group} look={lookOf(0)} />
                <AtRisk groups={[group]} lineHeight={lineHeight} />
              </>
            )}
          </Plot>
        </Box>
      ))}
    </Box>
  );
}

const grid = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
};
