import type { TimedStage } from '../../../../shared/report.ts';
import type { TimeToStage, TimeToStageGroup } from '../../../../shared/report-answers.ts';
import type { ReportQuery } from '../../app/reportCalls.ts';
import { Problem } from '../../ui/Problem.tsx';
import { ReportPage } from '../frame/ReportPage.tsx';
import { useReport } from '../frame/useReport.ts';
import { CurveCard } from '../parts/CurveCard.tsx';
import { CurveChart } from '../parts/charts/CurveChart.tsx';
import { CurvesSmall } from '../parts/charts/CurvesSmall.tsx';
import { mostOnOne } from '../parts/groupLooks.ts';
import { FixedTable } from './FixedTable.tsx';

const groupings = ['location', 'source', 'concern', 'language', 'assignee', 'month'] as const;
const asks = () => ({ stage: 'booked' });

/** How long it takes until people are booked, and until they are infused. */
export function TimeToStagePage() {
  return (
    <ReportPage name="time-to-stage" label="Time to stage" groupings={groupings} asks={asks}>
      {(answer, asked) => (
        <>
          <StageCard answer={answer} stage="booked" />
          <Infused asked={asked} />
        </>
      )}
    </ReportPage>
  );
}

function Infused({ asked }: { asked: ReportQuery }) {
  const { data, error, refetch } = useReport('time-to-stage', { ...asked, stage: 'infused' });
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  return data ? <StageCard answer={data} stage="infused" /> : null;
}

/** A few on one chart, to be compared; of many each has its own. */
function CurvesOf({ groups }: { groups: readonly TimeToStageGroup[] }) {
  return groups.length > mostOnOne ? (
    <CurvesSmall groups={groups} />
  ) : (
    <CurveChart groups={groups} />
  );
}

const words: Record<TimedStage, string> = { booked: 'Booked', infused: 'Infused' };

function StageCard({ answer, stage }: { answer: TimeToStage; stage: TimedStage }) {
  const { definitions } = answer;
  const groups = answer.groups.filter(({ n }) => n > 0);
  const title = `${words[stage]}, by days since they asked`;
  return (
    <CurveCard
      title={title}
      hint="Closed before counts as lost, not as missing. The bands: where the share lies with 95 % certainty."
      name={`${title}: the share so far on each day${groups.length > 1 ? `, for ${groups.length} groups` : ''}`}
      caption={`${words[stage]}: the curve in numbers`}
      groups={groups}
      Chart={CurvesOf}
      definitions={definitions}
      of={['curve', 'atRisk', stage]}
    >
      <FixedTable groups={groups} stage={words[stage]} />
    </CurveCard>
  );
}
