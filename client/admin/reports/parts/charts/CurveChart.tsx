import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import Box from '@mui/material/Box';
import type { TimeToStageGroup } from '../../../../../shared/report-answers.ts';
import { type GroupLook, lookOf } from '../groupLooks.ts';
import { AtRisk } from './AtRisk.tsx';
import { Legend } from './Legend.tsx';
import { fractionAxis, Plot } from './Plot.tsx';
import { spread } from './spread.ts';
import { stepBand, stepLine } from './stepPath.ts';

type Props = {
  groups: readonly TimeToStageGroup[];
};

const lineHeight = 16;

/** Words at the lines' ends want room; on a narrow page a legend below takes their place. */
const narrow = 460;

/** Curves of steps with their bands, and how many are still followed under the axis. */
export function CurveChart({ groups }: Props) {
  const { days, highest } = scaleOf(groups);
  const several = groups.length > 1;
  const below = (groups.length + 1) * lineHeight + 8;
  return (
    <Box>
      <Plot
        height={300 + below}
        x={{ max: days, ticks: ticksOf(days), unit: 'days' }}
        y={fractionAxis(highest)}
        right={(width) => (several && width >= narrow ? 128 : 28)}
        below={below}
      >
        {(width) => (
          <>
            {groups.map((group, index) => (
              <Curve key={group.label} group={group} look={lookOf(index)} />
            ))}
            {several && width >= narrow && <EndLabels groups={groups} />}
            <AtRisk groups={groups} lineHeight={lineHeight} />
          </>
        )}
      </Plot>
      {several && <Legend labels={groups.map(({ label }) => label)} />}
    </Box>
  );
}

type CurveProps = { group: TimeToStageGroup; look: GroupLook; faint?: boolean };

/** One curve; a faint one stands behind another, to compare. */
export function Curve({ group, look, faint = false }: CurveProps) {
  const x = useXScale<'linear'>();
  const y = useYScale<'linear'>();
  const end = endOf(group);
  const stroke = faint ? 'var(--line-strong)' : look.color;
  return (
    <g>
      {!faint && <path d={stepBand(group.curve, end, x, y)} fill={look.color} opacity={0.12} />}
      <path
        d={stepLine(group.curve, end, x, y)}
        fill="none"
        stroke={stroke}
        strokeWidth={faint ? 1 : 2.5}
        strokeDasharray={faint ? '' : look.dash}
        data-curve={group.label}
      />
    </g>
  );
}

function EndLabels({ groups }: { groups: readonly TimeToStageGroup[] }) {
  const x = useXScale<'linear'>();
  const y = useYScale<'linear'>();
  const { top, height } = useDrawingArea();
  const ends = groups.map((group) => y(group.curve.at(-1)?.incidence ?? 0) ?? 0);
  const heights = spread(ends, lineHeight, top + height);
  return groups.map((group, index) => (
    <text
      key={group.label}
      x={(x(endOf(group)) ?? 0) + 6}
      y={heights[index] ?? 0}
      dominantBaseline="middle"
      fill={lookOf(index).color}
      fontWeight={600}
    >
      {shortened(group.label)}
    </text>
  ));
}

/** As much of a name as the margin has room for. */
function shortened(label: string): string {
  return label.length > 17 ? `${label.slice(0, 16)}…` : label;
}

/** The last day on which anybody is followed. */
export function endOf({ atRisk, curve }: TimeToStageGroup): number {
  const followed = atRisk.filter(({ count }) => count > 0).at(-1)?.day ?? 0;
  return Math.max(followed, curve.at(-1)?.day ?? 0);
}

/** Axes that show all of these curves. */
export function scaleOf(groups: readonly TimeToStageGroup[]): { days: number; highest: number } {
  const days = Math.max(30, ...groups.map(endOf));
  const highest = groups.flatMap(({ curve }) => curve.map(({ upper }) => upper));
  return { days, highest: Math.max(0, ...highest) };
}

/** Months of thirty days, as the rates are told by. */
export function ticksOf(days: number): number[] {
  const step = days <= 45 ? 10 : days <= 180 ? 30 : 90;
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, index) => index * step);
}
