import type { ResponseTime } from '../../../../shared/report-answers.ts';
import { ReportPage } from '../frame/ReportPage.tsx';
import { HourGrid } from '../parts/HourGrid.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { MinutesChart } from './MinutesChart.tsx';
import { ResponseByGroup } from './ResponseByGroup.tsx';
import { ResponseFigures } from './ResponseFigures.tsx';

/** How soon somebody tried to reach those who asked. */
export function ResponsePage() {
  return (
    <ReportPage
      name="response-time"
      label="Response"
      groupings={['location', 'source', 'concern', 'assignee', 'language', 'month', 'week']}
    >
      {(answer) =>
        answer.groupBy === null ? <Together {...answer} /> : <ResponseByGroup {...answer} />
      }
    </ReportPage>
  );
}

function Together({ groups, definitions }: ResponseTime) {
  return groups.map((group) => (
    <div key={group.label}>
      <ResponseFigures group={group} definitions={definitions} />
      <MinutesChart group={group} definitions={definitions} />
      <TableCard
        title="In target, by the hour at which they asked"
        hint="By the clock of each location. Who asks at night is waited for from the next opening on."
        definitions={definitions}
        of="arrivals"
      >
        <HourGrid
          caption="Share in target by weekday and hour of the request"
          cells={group.arrivals}
          verb="within target"
        />
      </TableCard>
    </div>
  ));
}
