import { closeReasonLabels } from '../../../../shared/labels.ts';
import type { ClosedCount } from '../../../../shared/report.ts';
import type { OverviewFigures, OverviewGroup } from '../../../../shared/report-answers.ts';
import type { CloseReason } from '../../../../shared/vocabulary.ts';
import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody } from '../parts/Figure.tsx';
import { ReportTable } from '../parts/ReportTable.tsx';
import { closedLine } from './besideLines.tsx';
import type { FigureProps } from './besideOf.tsx';

/** Who was lost, and why. */
export function LostFigure(props: FigureProps & { whole: OverviewGroup | null }) {
  const { subject, definitions, beside, whole } = props;
  const { closed, before } = subject;
  return (
    <Figure title="Closed" definitions={definitions} of="closed">
      <FigureBody
        value={<RowsCell {...subject.closedAll} />}
        note={
          <>
            of <RowsCell count={subject.n} rows={subject.rows} /> who asked
          </>
        }
        beside={beside(closedLine)}
      />
      {closed.length > 0 && (
        <ReportTable
          caption="Why they were closed"
          rows={closed.toSorted((a, b) => b.count - a.count)}
          keyOf={({ closeReason }) => closeReason}
          columns={[
            { label: 'Because', cell: ({ closeReason }) => closeReasonLabels[closeReason] },
            { label: 'Now', cell: closedCell },
            { label: 'Before', cell: ({ closeReason }) => becauseOf(before, closeReason) },
            ...(whole === null
              ? []
              : [
                  {
                    label: 'All',
                    cell: ({ closeReason }: { closeReason: CloseReason }) =>
                      becauseOf(whole, closeReason),
                  },
                ]),
          ]}
        />
      )}
      {closed.length === 0 && <Quiet>Nobody so far.</Quiet>}
    </Figure>
  );
}

function closedCell({ count, rows }: ClosedCount) {
  return <RowsCell count={count} rows={rows} />;
}

function becauseOf({ closed }: OverviewFigures, reason: CloseReason) {
  const found = closed.find(({ closeReason }) => closeReason === reason);
  return found ? closedCell(found) : 0;
}
