import type { People, PersonGroup } from '../../../../shared/report-answers.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ReportPage } from '../frame/ReportPage.tsx';
import { ReportTable } from '../parts/ReportTable.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { bookedColumns, promiseColumns, workColumns } from './peopleColumns.tsx';

/** What each of the staff did and promised. */
export function PeoplePage() {
  return (
    <ReportPage name="people" label="People" filters={false} isEmpty={() => false}>
      {(answer) => (answer.groups.length === 0 ? <NobodyWorked /> : <Tables {...answer} />)}
    </ReportPage>
  );
}

function NobodyWorked() {
  return (
    <Card>
      <EmptyState title="Nobody did anything in this time">
        Choose another range or location above.
      </EmptyState>
    </Card>
  );
}

function Tables({ groups, definitions }: People) {
  const named = { rows: groups, keyOf: ({ group }: PersonGroup) => group ?? '' };
  return (
    <>
      <TableCard
        title="Work done"
        hint="Whoever’s request it was, in the order of names."
        definitions={definitions}
        of="done"
      >
        <ReportTable {...named} caption="Work done by each person" columns={workColumns} />
      </TableCard>
      <TableCard
        title="Promises kept"
        hint="Calls that somebody was promised for a time."
        definitions={definitions}
        of="promises"
      >
        <ReportTable {...named} caption="Promised calls of each person" columns={promiseColumns} />
      </TableCard>
      <TableCard
        title="Booked within 30 days, of the requests they have now"
        hint="Requests come to people by chance and by need: whoever takes the harder ones books fewer. So a rate is told only from 50 requests on for which thirty days have passed, with its interval; of fewer it would say more about luck than about the person."
        definitions={definitions}
        of={['asked', 'booked']}
      >
        <ReportTable
          {...named}
          caption="Requests of each person, and how many booked"
          columns={bookedColumns}
        />
      </TableCard>
    </>
  );
}
