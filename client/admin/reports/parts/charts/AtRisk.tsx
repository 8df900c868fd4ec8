import { useDrawingArea, useXScale } from '@mui/x-charts/hooks';
import type { TimeToStageGroup } from '../../../../../shared/report-answers.ts';
import { lookOf } from '../groupLooks.ts';
import { countWords } from '../numberWords.ts';
import { axisHeight } from './Plot.tsx';

type Props = { groups: readonly TimeToStageGroup[]; lineHeight: number };

const leastGap = 34;

/** Under the axis: how many of each group are still followed on some days. */
export function AtRisk({ groups, lineHeight }: Props) {
  const x = useXScale<'linear'>();
  const { left, top, height } = useDrawingArea();
  const first = top + height + axisHeight + lineHeight;
  const days = thinned(groups[0]?.atRisk.map(({ day }) => day) ?? [], x);
  return (
    <g>
      <text x={left - 38} y={first - 2} fill="var(--ink-3)">
        Still followed
      </text>
      {groups.map((group, index) => (
        <g key={group.label} transform={`translate(0 ${first + (index + 1) * lineHeight})`}>
          {groups.length > 1 && <Sample index={index} at={left - 38} />}
          {group.atRisk
            .filter(({ day }) => days.includes(day))
            .map(({ day, count }) => (
              <text key={day} x={x(day) ?? 0} textAnchor="middle" fill="var(--ink-2)">
                {countWords(count)}
              </text>
            ))}
        </g>
      ))}
    </g>
  );
}

/** A piece of the group's line. */
function Sample({ index, at }: { index: number; at: number }) {
  const { color, dash } = lookOf(index);
  return (
    <path d={`M${at} -4h16`} stroke={color} strokeWidth={2.5} strokeDasharray={dash} fill="none" />
  );
}

/** Of the days those for which there is room, from the first on. */
function thinned(days: readonly number[], x: (day: number) => number): number[] {
  return days.reduce<number[]>((shown, day) => {
    const last = shown.at(-1);
    return last === undefined || x(day) - x(last) >= leastGap ? [...shown, day] : shown;
  }, []);
}
