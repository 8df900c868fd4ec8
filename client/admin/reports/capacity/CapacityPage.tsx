import type { Capacity, CapacityGroup } from '../../../../shared/report-answers.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ReportPage } from '../frame/ReportPage.tsx';
import { HourGrid } from '../parts/HourGrid.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { CapacityByGroup } from './CapacityByGroup.tsx';
import { CapacityFigures } from './CapacityFigures.tsx';
import { DaysChart } from './DaysChart.tsx';
import { NoShowChart } from './NoShowChart.tsx';

/** Whether there was a time for who looked for one, and what became of the times. */
export function CapacityPage() {
  return (
    <ReportPage
      name="capacity"
      label="Capacity"
      groupings={['location', 'month', 'week']}
      isEmpty={() => false}
    >
      {(answer) => {
        if (answer.groups.every(isIdle)) {
          return <NothingToTell />;
        }
        return answer.groupBy === null ? <Together {...answer} /> : <CapacityByGroup {...answer} />;
      }}
    </ReportPage>
  );
}

/** Nobody looked, no room was open, no visit was due. */
function isIdle({ shown, rooms, noShowByLead }: CapacityGroup): boolean {
  return shown.n === 0 && rooms.openHours === 0 && noShowByLead.every(({ n }) => n === 0);
}

function NothingToTell() {
  return (
    <Card>
      <EmptyState title="Nobody looked for a time, and no room was open">
        Choose another range or location above, or take a filter off.
      </EmptyState>
    </Card>
  );
}

function Together({ groups, definitions }: Capacity) {
  return groups.map((group) => (
    <div key={group.label}>
      <CapacityFigures group={group} definitions={definitions} />
      <DaysChart group={group} definitions={definitions} />
      <TableCard
        title="Left without booking, by the hour at which they looked"
        hint="By the clock of each location."
        definitions={definitions}
        of="looks"
      >
        <HourGrid
          caption="Share that left without booking, by weekday and hour of the look"
          cells={group.looks}
          verb="left without booking"
        />
      </TableCard>
      <NoShowChart group={group} definitions={definitions} />
    </div>
  ));
}
