import Box from '@mui/material/Box';
import { closeReasonLabels } from '../../../../shared/labels.ts';
import { type FunnelStage, funnelStages, type Grouping } from '../../../../shared/report.ts';
import type { Funnel, FunnelGroup } from '../../../../shared/report-answers.ts';
import { type CloseReason, closeReasons } from '../../../../shared/vocabulary.ts';
import { RowsCell } from '../parts/cells.tsx';
import { groupColumn } from '../parts/groupColumn.ts';
import { countWords } from '../parts/numberWords.ts';
import { shareInterval, shareWords } from '../parts/rateWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { RowsLink } from '../parts/RowsLink.tsx';
import { ShareBar } from '../parts/ShareBar.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { funnelHint, intervalOf } from './StageCard.tsx';
import { leftWords, stageWords } from './stageWords.ts';

type Column = TableColumn<FunnelGroup>;

function headColumns(groupBy: Grouping | null): Column[] {
  return [
    groupColumn(groupBy),
    { label: 'Asked', cell: ({ n, rows }) => <RowsCell count={n} rows={rows} /> },
  ];
}

/** How far each group came: small bars, all with the same end. */
export function StagesByGroup({ groups, groupBy, definitions }: Funnel) {
  return (
    <TableCard
      title="How far they came"
      hint={funnelHint}
      definitions={definitions}
      of={['asked', 'stages']}
    >
      <ReportTable
        caption="Requests of each group that reached each stage"
        rows={groups}
        keyOf={({ label }) => label}
        columns={[...headColumns(groupBy), ...stageColumns]}
      />
    </TableCard>
  );
}

const stageColumns: readonly Column[] = funnelStages
  .filter((stage) => stage !== 'requested')
  .map((stage) => ({
    label: stageWords[stage],
    cell: (group) => <StageCell group={group} stage={stage} />,
  }));

function StageCell({ group, stage }: { group: FunnelGroup; stage: FunnelStage }) {
  const found = group.stages.find((each) => each.stage === stage);
  if (!found) {
    return '–';
  }
  const interval = shareInterval(found);
  return (
    <Box sx={{ minWidth: 84 }}>
      <RowsLink rows={found.rows} count={found.count}>
        {interval === null ? '' : `${countWords(found.count)} · `}
        {shareWords(found)}
      </RowsLink>
      {interval !== null && found.rate !== null && (
        <>
          <ShareBar small share={found.rate} interval={intervalOf(found)} />
          <small>{interval}</small>
        </>
      )}
    </Box>
  );
}

/** Where each group left: the closed by the furthest stage they had reached. */
export function LeftByGroup({ groups, groupBy, definitions }: Funnel) {
  return (
    <TableCard
      title="Where they left"
      hint="Closed requests, by the furthest stage each had reached."
      definitions={definitions}
      of="last"
    >
      <ReportTable
        caption="Closed requests of each group by the furthest stage"
        rows={groups}
        keyOf={({ label }) => label}
        columns={[...headColumns(groupBy), ...leftColumns]}
      />
    </TableCard>
  );
}

const leftColumns: readonly Column[] = funnelStages.map((stage) => ({
  label: leftWords[stage],
  cell: ({ last }) => {
    const closed = last.find((each) => each.stage === stage)?.closed;
    return closed ? <RowsCell {...closed} /> : '–';
  },
}));

/** Why requests of each group were closed. */
export function ClosedByGroup({ groups, groupBy, definitions }: Funnel) {
  const given = closeReasons.filter((reason) => groups.some((group) => closedAs(group, reason)));
  return given.length === 0 ? null : (
    <TableCard title="Closed, by the reason that was given" definitions={definitions} of="closed">
      <ReportTable
        caption="Closed requests of each group by reason"
        rows={groups}
        keyOf={({ label }) => label}
        columns={[...headColumns(groupBy), ...given.map(reasonColumn)]}
      />
    </TableCard>
  );
}

function reasonColumn(reason: CloseReason): Column {
  return {
    label: closeReasonLabels[reason],
    cell: (group) => {
      const closed = closedAs(group, reason);
      return closed ? <RowsCell count={closed.count} rows={closed.rows} /> : '0';
    },
  };
}

function closedAs({ closed }: FunnelGroup, reason: CloseReason) {
  return closed.find(({ closeReason, count }) => closeReason === reason && count > 0);
}
