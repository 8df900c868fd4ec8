import type { Overview, OverviewFigures } from '../../../../shared/report-answers.ts';
import { Card } from '../../ui/Card.tsx';
import { FixedCell, RateCell, RowsCell, VisitsCell } from '../parts/cells.tsx';
import { Definition } from '../parts/Definition.tsx';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { waitedWords } from '../parts/waitWords.ts';
import { UnmetLink } from '../parts/UnmetBody.tsx';

/** Every figure by location, in the order of their names: no league table. */
export function OverviewTable({ answer }: { answer: Overview }) {
  const { groups, whole } = answer;
  const named = groups.toSorted((a, b) => a.label.localeCompare(b.label));
  const all = { ...whole, label: 'All my locations', group: 'whole' };
  return (
    <Card aria-label="By location" sx={{ p: '16px 8px' }}>
      <ReportTable
        caption="Every figure by location"
        rows={groups.length === 1 && groups[0]?.n === whole.n ? named : [...named, all]}
        keyOf={({ group }) => group ?? ''}
        columns={columnsOf(whole)}
      />
      <Definition definitions={answer.definitions} of="response" />
    </Card>
  );
}

function columnsOf(whole: OverviewFigures): TableColumn<OverviewFigures>[] {
  return [
    { label: 'Location', cell: ({ label }) => label },
    { label: 'Asked', cell: ({ n, rows }) => <RowsCell count={n} rows={rows} /> },
    { label: 'In target', cell: ({ response }) => <RateCell rate={response.withinTarget} /> },
    { label: 'Middle wait', cell: ({ response }) => waitedWords(response, response.medianIs) },
    { label: 'Slowest tenth', cell: ({ response }) => waitedWords(response, response.p90Is) },
    ...(['booked', 'infused'] as const).flatMap((stage) =>
      whole[stage].map(({ horizon }, index) => ({
        label: `${stage === 'booked' ? 'Booked' : 'Infused'} ${horizon} days`,
        cell: (row: OverviewFigures) => <FixedCell fixed={row[stage][index]} />,
      })),
    ),
    { label: 'Did not come', cell: ({ noShow }) => <VisitsCell rate={noShow} /> },
    { label: 'Closed', cell: ({ closedAll }) => <RowsCell {...closedAll} /> },
    {
      label: 'No time soon',
      cell: ({ unmet }) => <UnmetLink unmet={unmet} />,
    },
    { label: 'Handed over', cell: ({ handedOver }) => <RowsCell {...handedOver} /> },
    {
      label: 'Taken over',
      cell: ({ takenOver: { count, rows } }) => <RowsCell {...{ count, rows }} />,
    },
  ];
}
