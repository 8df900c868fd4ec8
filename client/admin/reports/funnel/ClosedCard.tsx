import { closeReasonLabels } from '../../../../shared/labels.ts';
import type { ClosedCount } from '../../../../shared/report.ts';
import type { FunnelGroup } from '../../../../shared/report-answers.ts';
import { Bars } from '../parts/Bars.tsx';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RowsCell } from '../parts/cells.tsx';

type Props = { group: FunnelGroup; definitions: Readonly<Record<string, string>> };

/** Why requests were closed, whatever they had reached. */
export function ClosedCard({ group, definitions }: Props) {
  const closed = group.closed.filter(({ count }) => count > 0);
  const most = Math.max(1, ...closed.map(({ count }) => count));
  const { closedAll } = group;
  const all = closedAll.count;
  if (all === 0) {
    return null;
  }
  return (
    <ChartWithTable
      title="Closed, by the reason that was given"
      hint={
        <>
          <RowsCell {...closedAll} /> of <RowsCell count={group.n} rows={group.rows} /> are closed
          by now.
        </>
      }
      name={`Of ${countWords(all)} closed requests, how many were closed for each reason`}
      chart={
        <Bars
          bars={closed.map(({ closeReason, ...counted }) => ({
            label: closeReasonLabels[closeReason],
            share: counted.count / most,
            interval: null,
            count: <RowsCell {...counted} />,
            words: '',
          }))}
        />
      }
      table={
        <ReportTable
          caption="Closed requests by reason"
          rows={closed}
          keyOf={({ closeReason }) => closeReason}
          columns={columns}
        />
      }
      definitions={definitions}
      of="closed"
    />
  );
}

const columns: TableColumn<ClosedCount>[] = [
  { label: 'Reason', cell: ({ closeReason }) => closeReasonLabels[closeReason] },
  { label: 'Closed', cell: ({ count, rows }) => <RowsCell {...{ count, rows }} /> },
];
