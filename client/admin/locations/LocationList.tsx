import { DataTable } from 'react-admin';
import type { Location } from '../../../shared/records.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { formatPhone } from '../format/phone.ts';
import { SettingsList } from '../ui/SettingsList.tsx';
import { CreateLink } from '../ui/CreateLink.tsx';
import { Mark } from '../ui/Mark.tsx';
import { hoursWords } from './hoursWords.ts';

const Col = DataTable.Col<Location>;

export function LocationList() {
  const isAdmin = useIsAtLeast('admin');
  return (
    <SettingsList
      title="Locations"
      action={<CreateLink to="/locations/create" label="New location" />}
    >
      <DataTable<Location>
        rowClick={isAdmin ? 'edit' : false}
        bulkActionButtons={false}
        sx={narrow}
      >
        <Col source="name" label="Name" />
        <Col source="city" label="Address" render={({ street, city }) => `${street}, ${city}`} />
        <Col source="phone" label="Phone" disableSort render={({ phone }) => formatPhone(phone)} />
        <Col source="hours" label="Open" disableSort render={({ hours }) => hoursWords(hours)} />
        <Col
          source="active"
          label="State"
          disableSort
          render={({ active }) => (
            <Mark tone={active ? 'good' : 'quiet'}>{active ? 'Open for requests' : 'Off'}</Mark>
          )}
        />
      </DataTable>
    </SettingsList>
  );
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td.column-name': { fontWeight: 650 },
  '& td.column-phone': { whiteSpace: 'nowrap' },
  '@media (max-width: 899px)': { '& .column-city, & .column-hours': { display: 'none' } },
  '@media (max-width: 599px)': { '& .column-phone': { display: 'none' } },
};
