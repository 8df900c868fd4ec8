import { DataTable, LinkBase as Link } from 'react-admin';
import type { ImportRecord } from '../../../shared/import.ts';
import { useLocations, useZoneOf } from '../app/useLocations.ts';
import { useIsAtLeast, useStaff } from '../app/useStaff.ts';
import { formatMoment } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Mark } from '../ui/Mark.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SettingsList } from '../ui/SettingsList.tsx';
import { FileStep } from './FileStep.tsx';
import { countOf, plain, stateWords } from './importWords.ts';

const Col = DataTable.Col<ImportRecord>;
const newestFirst = { field: 'id', order: 'DESC' } as const;

/** Where a list is brought in, and those that were. */
export function ImportList() {
  const isManager = useIsAtLeast('manager');
  return isManager ? <Imports /> : <NotForYou />;
}

function NotForYou() {
  return (
    <>
      <PageHeader title="Import" />
      <Card>
        <EmptyState title="Managers bring lists in">Ask a manager or an admin to do it.</EmptyState>
      </Card>
    </>
  );
}

function Imports() {
  const zoneOf = useZoneOf();
  const now = useNow();
  const locations = useLocations();
  const staff = useStaff();
  const nameOf = (userId: string | null) =>
    userId === null ? 'By command' : (staff.find(({ id }) => id === userId)?.name ?? 'A colleague');
  return (
    <SettingsList
      title="Import"
      sort={newestFirst}
      above={<FileStep />}
      empty={
        <EmptyState title="No imports yet">
          What was brought in is listed here, and can be taken back.
        </EmptyState>
      }
    >
      <DataTable<ImportRecord> rowClick="show" bulkActionButtons={false} sx={narrow}>
        <Col
          source="fileName"
          label="File"
          render={({ id, fileName }) => <Link to={`/imports/${id}/show`}>{fileName}</Link>}
        />
        <Col
          source="locationId"
          label="Location"
          render={({ locationId }) => locations.find(({ id }) => id === locationId)?.name ?? ''}
        />
        <Col
          source="createdAt"
          label="When"
          render={({ createdAt, locationId }) => formatMoment(createdAt, zoneOf(locationId), now)}
        />
        <Col source="userId" label="Who" render={({ userId }) => nameOf(userId)} />
        <Col source="made" label="Leads" render={countsOf} />
        <Col
          source="state"
          label="State"
          render={({ state }) => (
            <Mark tone={stateWords[state].tone}>{stateWords[state].words}</Mark>
          )}
        />
      </DataTable>
    </SettingsList>
  );
}

function countsOf({ made, joined, kept, total, state }: ImportRecord): string {
  if (state === 'takenBack') {
    return kept === 0 ? 'None stayed' : `${kept} stayed`;
  }
  return made + joined === 0
    ? countOf(total, 'row')
    : `${plain.format(made + joined)} of ${countOf(total, 'row')}`;
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td.column-fileName': { fontWeight: 650, overflowWrap: 'anywhere' },
  '@media (max-width: 899px)': {
    '& .column-locationId, & .column-userId, & .column-made': { display: 'none' },
  },
};
