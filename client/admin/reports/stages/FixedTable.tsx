import type { FixedRate } from '../../../../shared/report.ts';
import type { TimeToStageGroup } from '../../../../shared/report-answers.ts';
import { FixedCell } from '../parts/cells.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RowsLink } from '../parts/RowsLink.tsx';

type Props = { groups: readonly TimeToStageGroup[]; stage: string };

/** The rates at 30, 60 and 90 days, each of those whose days have passed. */
export function FixedTable({ groups, stage }: Props) {
  return (
    <ReportTable
      caption={`${stage} within 30, 60 and 90 days`}
      rows={groups}
      keyOf={({ group, label }) => group ?? label}
      columns={columnsOf(stage, groups[0]?.fixed ?? [])}
    />
  );
}

function columnsOf(stage: string, horizons: readonly FixedRate[]): TableColumn<TimeToStageGroup>[] {
  return [
    { label: 'Group', cell: ({ label }) => label },
    {
      label: 'Asked',
      cell: ({ n, rows }) => (
        <RowsLink rows={rows} count={n}>
          {countWords(n)}
        </RowsLink>
      ),
    },
    ...horizons.flatMap(({ horizon }, index) => [
      {
        label: `${stage} within ${horizon} days`,
        cell: ({ fixed }: TimeToStageGroup) => <FixedCell fixed={fixed[index]} />,
      },
      {
        label: `Too young for ${horizon}`,
        cell: ({ fixed }: TimeToStageGroup) => {
          const { tooEarly = 0, tooEarlyRows } = fixed[index] ?? {};
          return tooEarlyRows ? (
            <RowsLink rows={tooEarlyRows} count={tooEarly}>
              {countWords(tooEarly)}
            </RowsLink>
          ) : null;
        },
      },
    ]),
  ];
}
