import type { CapacityGroup } from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { Columns } from '../parts/charts/Columns.tsx';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { CountOfLink } from '../parts/shareLinks.tsx';
import { ToneKey } from '../parts/twoTones.tsx';
import { daySpanLines, daySpanWords } from './capacityWords.ts';

type Step = CapacityGroup['shown']['distribution'][number];
type Props = { group: CapacityGroup; definitions: Readonly<Record<string, string>> };

/** How far away the earliest free time was that people saw, and who of them left. */
export function DaysChart({ group: { shown }, definitions }: Props) {
  return (
    <ChartWithTable
      title="Days to the earliest free time"
      hint="What people saw when they looked first. The steps are not equally long."
      name="How many people saw their earliest free time how many days away, and how many of them left without booking"
      chart={
        <>
          <ToneKey light="all who saw that" dark="left without booking, of whom it can be said" />
          <Columns
            columns={shown.distribution.map(({ from, to, count, left, rows }) => ({
              words: daySpanWords(from, to),
              label: daySpanLines(from, to),
              count,
              rows,
              part: left.count,
            }))}
          />
        </>
      }
      table={
        <ReportTable
          caption="People by days to the earliest free time"
          rows={shown.distribution}
          keyOf={({ from }) => from ?? 'none'}
          columns={columns}
        />
      }
      definitions={definitions}
      of={['shown', 'left']}
    />
  );
}

/** Of those of whom it can be said: a week has passed. */
function leftCell({ left }: Step) {
  return left.n === 0 ? '–' : <CountOfLink rate={left} />;
}

const columns: TableColumn<Step>[] = [
  { label: 'Earliest free time', cell: ({ from, to }) => daySpanWords(from, to) },
  { label: 'Saw that', cell: ({ count, rows }) => <RowsCell {...{ count, rows }} /> },
  {
    label: 'Left without booking',
    cell: leftCell,
  },
];
