import Box from '@mui/material/Box';
import { useGetList, useListContext } from 'react-admin';
import { appointmentKindLabels, appointmentStatusLabels } from '../../../shared/labels.ts';
import type { Room } from '../../../shared/records.ts';
import { appointmentKinds, appointmentStatuses } from '../../../shared/vocabulary.ts';
import { useLocations } from '../app/useLocations.ts';
import { FilterSelect, type Option } from '../ui/FilterSelect.tsx';

const kinds: Option[] = appointmentKinds.map((value) => ({
  value,
  label: appointmentKindLabels.en[value],
}));
const states: Option[] = appointmentStatuses.map((value) => ({
  value,
  label: appointmentStatusLabels[value],
}));

/** Narrows the appointments by kind, status and room. */
export function AppointmentFilters({ locationId }: { locationId: number | undefined }) {
  const { filterValues, setFilters } = useListContext();
  const rooms = useRoomOptions(locationId);
  const props = (name: string) => ({
    value: String(filterValues[name] ?? ''),
    choose: (value: string) => {
      const { [name]: _old, ...rest } = filterValues;
      setFilters(
        value === '' ? rest : { ...rest, [name]: name === 'roomId' ? Number(value) : value },
      );
    },
  });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, py: 1.5 }}>
      <FilterSelect label="Kind" options={kinds} {...props('kind')} />
      <FilterSelect label="Status" options={states} {...props('status')} />
      <FilterSelect label="Room" options={rooms} {...props('roomId')} />
    </Box>
  );
}

function useRoomOptions(locationId: number | undefined): Option[] {
  const places = useLocations();
  const { data } = useGetList<Room>('rooms', {
    filter: locationId === undefined ? {} : { locationId },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const placeOf = (room: Room) => places.find((each) => each.id === room.locationId)?.name ?? '';
  return (data ?? []).map((room) => ({
    value: String(room.id),
    label: locationId === undefined ? `${room.name}, ${placeOf(room)}` : room.name,
  }));
}
