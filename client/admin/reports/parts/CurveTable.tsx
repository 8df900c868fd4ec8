import type { CurveRow, TimeToStageGroup } from '../../../../shared/report-answers.ts';
import { countWords, intervalWords, percentWords } from './numberWords.ts';
import { ReportTable } from './ReportTable.tsx';

type Row = CurveRow & { label: string };

type Props = { caption: string; groups: readonly TimeToStageGroup[] };

/** Every step of the curves: the day, how many were followed, what happened, the share so far. */
export function CurveTable({ caption, groups }: Props) {
  const rows: Row[] = groups.flatMap(({ label, curve }) => curve.map((row) => ({ ...row, label })));
  return (
    <ReportTable
      caption={caption}
      rows={rows}
      keyOf={({ label, day }) => `${label} ${day}`}
      columns={[
        { label: 'Group', cell: ({ label }) => label },
        { label: 'Day', cell: ({ day }) => day },
        { label: 'Followed', cell: ({ atRisk }) => countWords(atRisk) },
        { label: 'Reached it', cell: ({ events }) => countWords(events) },
        { label: 'Closed before', cell: ({ competing }) => countWords(competing) },
        { label: 'Share so far', cell: ({ incidence }) => percentWords(incidence) },
        { label: 'Interval, 95 %', cell: ({ lower, upper }) => intervalWords(lower, upper) },
      ]}
    />
  );
}
