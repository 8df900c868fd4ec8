import type { Funnel, FunnelGroup } from '../../../../shared/report-answers.ts';
import { ReportPage } from '../frame/ReportPage.tsx';
import { ClosedCard } from './ClosedCard.tsx';
import { ClosedByGroup, LeftByGroup, StagesByGroup } from './GroupTables.tsx';
import { LastStages } from './LastStages.tsx';
import { StageCard } from './StageCard.tsx';

/** How far the requests of a time came, and where they ended. */
export function FunnelPage() {
  return (
    <ReportPage
      name="funnel"
      label="Funnel"
      groupings={[
        'location',
        'source',
        'campaign',
        'concern',
        'assignee',
        'language',
        'month',
        'week',
      ]}
    >
      {(answer) => (answer.groupBy === null ? <Together {...answer} /> : <ByGroup {...answer} />)}
    </ReportPage>
  );
}

function Together({ groups, definitions }: Funnel) {
  return groups.map((group: FunnelGroup) => (
    <div key={group.label}>
      <StageCard group={group} definitions={definitions} />
      <LastStages group={group} definitions={definitions} />
      <ClosedCard group={group} definitions={definitions} />
    </div>
  ));
}

function ByGroup(answer: Funnel) {
  return (
    <>
      <StagesByGroup {...answer} />
      <LeftByGroup {...answer} />
      <ClosedByGroup {...answer} />
    </>
  );
}
