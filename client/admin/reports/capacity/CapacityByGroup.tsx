import type { Capacity, CapacityGroup } from '../../../../shared/report-answers.ts';
import { RateCell, RowsCell } from '../parts/cells.tsx';
import { HourGrid } from '../parts/HourGrid.tsx';
import { groupColumn } from '../parts/groupColumn.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { fewest } from '../parts/rateWords.ts';
import { UnmetLink } from '../parts/UnmetBody.tsx';
import { TableCard } from '../parts/TableCard.tsx';
import { awayWords, roomShare, roomWords } from './capacityWords.ts';

/** More grids than this are not compared any more, and make no page. */
const mostGrids = 4;

/** The same figures for each group, and the hours at which its people left. */
export function CapacityByGroup({ groups, groupBy, definitions }: Capacity) {
  return (
    <>
      <TableCard
        title="What people were shown, and whether they stayed"
        definitions={definitions}
        of={['shown', 'left', 'unmet', 'rooms']}
      >
        <ReportTable
          caption="Capacity by group"
          rows={groups}
          keyOf={({ label }) => label}
          columns={[groupColumn(groupBy), ...columns]}
        />
      </TableCard>
      {groups.length <= mostGrids ? (
        groups.map((group) => <LooksOf key={group.label} group={group} />)
      ) : (
        <p>For the hours at which people left, choose one location or take “By” off.</p>
      )}
    </>
  );
}

function LooksOf({ group: { label, looks } }: { group: CapacityGroup }) {
  return (
    <TableCard title={`${label}: left without booking, by the hour at which they looked`}>
      <HourGrid
        caption={`Share that left without booking, by weekday and hour: ${label}`}
        cells={looks}
        verb="left without booking"
      />
    </TableCard>
  );
}

/** Of a few the middle one says nothing. */
function days({ n, daysToFirst }: CapacityGroup['shown'], which: 'median' | 'p90'): string {
  const found = daysToFirst[which];
  return n < fewest || found === null ? '–' : awayWords(found);
}

function roomsCell({ rooms }: CapacityGroup) {
  return (
    <>
      {roomShare(rooms.share)}
      <small>{roomWords(rooms)}</small>
    </>
  );
}

const columns: TableColumn<CapacityGroup>[] = [
  {
    label: 'Looked',
    cell: ({ shown }) => <RowsCell count={shown.n} rows={shown.rows} />,
  },
  { label: 'Saw none', cell: ({ shown }) => <RowsCell {...shown.none} /> },
  { label: 'Earliest, middle', cell: ({ shown }) => days(shown, 'median') },
  { label: 'Earliest, slowest tenth', cell: ({ shown }) => days(shown, 'p90') },
  { label: 'Left without booking', cell: ({ left }) => <RateCell rate={left} /> },
  { label: 'No time soon, not booked', cell: ({ unmet }) => <UnmetLink unmet={unmet} /> },
  { label: 'Rooms taken', cell: roomsCell },
];
