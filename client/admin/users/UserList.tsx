import { DataTable } from 'react-admin';
import { roleLabels } from '../../../shared/labels.ts';
import type { User } from '../../../shared/records.ts';
import { useLocations } from '../app/useLocations.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { SettingsList } from '../ui/SettingsList.tsx';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Mark } from '../ui/Mark.tsx';

const Col = DataTable.Col<User>;

/** Colleagues, with what they may do and where. */
export function UserList() {
  const isAdmin = useIsAtLeast('admin');
  const locations = useLocations();
  const places = ({ role, locationIds }: User) =>
    role === 'admin'
      ? 'All locations'
      : locations
          .filter((each) => locationIds.includes(each.id))
          .map((each) => each.name)
          .join(', ');
  return (
    <SettingsList title="Staff" action={<CreateLink to="/users/create" label="Invite somebody" />}>
      <DataTable<User> rowClick={isAdmin ? 'edit' : false} bulkActionButtons={false} sx={narrow}>
        <Col source="name" label="Name" />
        <Col source="email" label="Mail address" />
        <Col source="role" label="Role" render={({ role }) => roleLabels[role]} />
        <Col source="locationIds" label="Locations" disableSort render={places} />
        <Col
          source="active"
          label="Account"
          render={({ active }) => (
            <Mark tone={active ? 'good' : 'quiet'}>{active ? 'On' : 'Off'}</Mark>
          )}
        />
      </DataTable>
    </SettingsList>
  );
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td.column-name': { fontWeight: 650 },
  '@media (max-width: 899px)': { '& .column-email, & .column-locationIds': { display: 'none' } },
};
