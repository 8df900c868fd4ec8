import type { ResponseGroup, ResponseTime } from '../../../../shared/report-answers.ts';
import { groupColumn } from '../parts/groupColumn.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RateCell, RowsCell } from '../parts/cells.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { waitedWords } from '../parts/waitWords.ts';

/** The same figures for each group. */
export function ResponseByGroup({ groups, groupBy, definitions }: ResponseTime) {
  return (
    <TableCard
      title="How soon somebody tried"
      hint="In business time. For the hours of the day and how long it took, choose one location or take “By” off."
      definitions={definitions}
      of={['withinTarget', 'response', 'breaches']}
    >
      <ReportTable
        caption="Response by group"
        rows={groups}
        keyOf={({ label }) => label}
        columns={[groupColumn(groupBy), ...columns]}
      />
    </TableCard>
  );
}

const columns: TableColumn<ResponseGroup>[] = [
  { label: 'Asked', cell: ({ n, rows }) => <RowsCell count={n} rows={rows} /> },
  { label: 'Within target', cell: ({ withinTarget }) => <RateCell rate={withinTarget} /> },
  { label: 'Middle one', cell: (group) => waitedWords(group, group.medianIs) },
  { label: 'Slowest tenth', cell: (group) => waitedWords(group, group.p90Is) },
  {
    label: 'Tried',
    cell: ({ attempted, attemptedRows }) => <RowsCell count={attempted} rows={attemptedRows} />,
  },
  {
    label: 'Waiting',
    cell: ({ waiting, waitingRows }) => <RowsCell count={waiting} rows={waitingRows} />,
  },
  {
    label: 'Over before',
    cell: ({ ended, endedRows }) => <RowsCell count={ended} rows={endedRows} />,
  },
  {
    label: 'Not known',
    cell: ({ unknown, unknownRows }) => <RowsCell count={unknown} rows={unknownRows} />,
  },
  { label: 'Too long', cell: ({ breaches }) => <RowsCell {...breaches} /> },
];
