import type { FunnelGroup } from '../../../../shared/report-answers.ts';
import { Bars } from '../parts/Bars.tsx';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { fewest, shareInterval, shareWords } from '../parts/rateWords.ts';
import { RowsCell } from '../parts/cells.tsx';
import { stageWords } from './stageWords.ts';

type Props = { group: FunnelGroup; definitions: Readonly<Record<string, string>> };
type Stage = FunnelGroup['stages'][number];

/** What the bars don't say by themselves. */
export const funnelHint =
  'Each request once, as far as it has come by now; closed ones stay among the asked. ' +
  'People may book without being called first, so a later bar can be longer. ' +
  'The latest had little time yet: how many come within how many days is under Time to stage.';

/** How many came as far as each stage. */
export function StageCard({ group, definitions }: Props) {
  return (
    <ChartWithTable
      title="How far they came"
      hint={funnelHint}
      name={`Of ${countWords(group.n)} who asked, how many reached each stage`}
      chart={
        <Bars
          bars={group.stages.map((stage) => ({
            label: stageWords[stage.stage],
            share: stage.n < fewest ? null : stage.rate,
            interval: intervalOf(stage),
            count: <RowsCell count={stage.count} rows={stage.rows} />,
            words: stage.stage === 'requested' ? '' : wordsOf(stage),
          }))}
        />
      }
      table={
        <ReportTable
          caption="How many reached each stage"
          rows={group.stages}
          keyOf={({ stage }) => stage}
          columns={columns}
        />
      }
      definitions={definitions}
      of={['asked', 'stages']}
    />
  );
}

function wordsOf(stage: Stage): string {
  const interval = shareInterval(stage);
  return interval === null ? `of ${countWords(stage.n)}` : `${shareWords(stage)} · ${interval}`;
}

/** Of all who asked it is certain that they asked; of few nothing is said. */
export function intervalOf({ stage, n, lower, upper }: Stage): [number, number] | null {
  return stage === 'requested' || n < fewest || lower === null || upper === null
    ? null
    : [lower, upper];
}

const columns: TableColumn<Stage>[] = [
  { label: 'Stage', cell: ({ stage }) => stageWords[stage] },
  { label: 'Requests', cell: ({ count, rows }) => <RowsCell {...{ count, rows }} /> },
  { label: 'Share of the asked', cell: shareWords },
  { label: 'Interval (95 %)', cell: (stage) => shareInterval(stage) ?? '–' },
];
