import { horizons, type TimedStage } from '../../../../shared/report.ts';
import type { Overview, OverviewFigures } from '../../../../shared/report-answers.ts';
import { ChoiceMenu } from '../frame/ChoiceMenu.tsx';
import { ReportPage } from '../frame/ReportPage.tsx';
import { type ReportAddress, useReportAddress } from '../frame/useReportAddress.ts';
import { RowsCell } from '../parts/cells.tsx';
import { groupColumn } from '../parts/groupColumn.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { MarkedRate } from './MarkedRate.tsx';

/** From where people come, and how many of them book and are treated. */
export function SourcesPage() {
  return (
    <ReportPage
      name="overview"
      label="Sources"
      asks={(address) => ({ groupBy: groupingOf(address) })}
      choices={<GroupingChoice />}
    >
      {(answer) => (
        <>
          <StageTable answer={answer} stage="booked" title="Booked, by where they came from" />
          <StageTable answer={answer} stage="infused" title="Infused, by where they came from" />
        </>
      )}
    </ReportPage>
  );
}

function groupingOf({ groupBy }: ReportAddress): 'source' | 'campaign' {
  return groupBy === 'campaign' ? 'campaign' : 'source';
}

function GroupingChoice() {
  const [address, go] = useReportAddress();
  return (
    <ChoiceMenu
      label="By"
      value={groupingOf(address)}
      options={[
        { value: 'source', label: 'how they came' },
        { value: 'campaign', label: 'campaign' },
      ]}
      choose={(groupBy) => go({ groupBy })}
    />
  );
}

type Props = { answer: Overview; stage: TimedStage; title: string };

/** Each rate of those whose days have passed; in the order of names, so that nobody is first. */
function StageTable({ answer: { groups, whole, groupBy, definitions }, stage, title }: Props) {
  const all = { ...whole, label: 'All together' };
  return (
    <TableCard
      title={title}
      hint="In the order of names. The point is the rate from none to all, the line behind it how sure that is: where lines overlap, the order may be chance."
      definitions={definitions}
      of={['asked', stage]}
    >
      <ReportTable<OverviewFigures>
        caption={title}
        rows={groups.length > 1 ? [...groups, all] : groups}
        keyOf={({ label }) => label}
        columns={columnsOf(groupBy, stage)}
      />
    </TableCard>
  );
}

function columnsOf(
  groupBy: Overview['groupBy'],
  stage: TimedStage,
): TableColumn<OverviewFigures>[] {
  return [
    groupColumn(groupBy),
    { label: 'Asked', cell: ({ n, rows }) => <RowsCell count={n} rows={rows} /> },
    ...horizons.map((horizon) => ({
      label: `Within ${horizon} days`,
      cell: (row: OverviewFigures) => (
        <MarkedRate fixed={row[stage].find((each) => each.horizon === horizon)} />
      ),
    })),
  ];
}
