import type { ResponseGroup } from '../../../../shared/report-answers.ts';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { Columns } from '../parts/charts/Columns.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { spanLines, spanWords } from './responseWords.ts';

type Step = ResponseGroup['distribution'][number];
type Props = { group: ResponseGroup; definitions: Readonly<Record<string, string>> };

/** How many were tried after how long. */
export function MinutesChart({ group, definitions }: Props) {
  return (
    <ChartWithTable
      title="How long until somebody tried"
      hint={`Business time; the ${countWords(group.attempted)} whom somebody tried to reach. The steps are not equally long.`}
      name={`Of ${countWords(group.attempted)} who were tried, how many after how much business time`}
      chart={
        <Columns
          columns={group.distribution.map(({ from, to, count, rows }) => ({
            words: spanWords(from, to),
            label: spanLines(from, to),
            count,
            rows,
          }))}
        />
      }
      table={
        <ReportTable
          caption="Requests by business time until somebody tried"
          rows={group.distribution}
          keyOf={({ from }) => from}
          columns={columns}
        />
      }
      definitions={definitions}
      of="distribution"
    />
  );
}

const columns: TableColumn<Step>[] = [
  { label: 'Business time', cell: ({ from, to }) => spanWords(from, to) },
  { label: 'Requests', cell: ({ count, rows }) => <RowsCell {...{ count, rows }} /> },
];
