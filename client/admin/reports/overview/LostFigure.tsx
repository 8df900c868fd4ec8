import { closeReasonLabels } from '../../../../shared/labels.ts';
import type { ClosedCount } from '../../../../shared/report.ts';
import type { OverviewFigures, OverviewGroup } from '../../../../shared/report-answers.ts';
import type { CloseReason } from '../../../../shared/vocabulary.ts';
import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody } from '../parts/Figure.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable } from '../parts/ReportTable.tsx';
import type { FigureProps } from './besideOf.ts';

/** Who was lost, and why. */
export function LostFigure(props: FigureProps & { whole: OverviewGroup | null }) {
  const { subject, definitions, beside, whole } = props;
  const { closed, before } = subject;
  return (
    <Figure title="Closed" definitions={definitions} of="closed">
      <FigureBody
        value={countWords(lostOf(subject))}
        note={`of ${countWords(subject.n)} who asked`}
        beside={beside((other) => `${countWords(lostOf(other))} of ${countWords(other.n)}`)}
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

export function lostOf({ closed }: OverviewFigures): number {
  return closed.reduce((sum, { count }) => sum + count, 0);
}

function becauseOf({ closed }: OverviewFigures, reason: CloseReason): string {
  return countWords(closed.find(({ closeReason }) => closeReason === reason)?.count ?? 0);
}
