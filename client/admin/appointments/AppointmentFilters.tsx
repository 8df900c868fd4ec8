import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import { appointmentKindLabels, appointmentStatusLabels } from '../../../shared/labels.ts';
import type { Room } from '../../../shared/records.ts';
import { appointmentKinds, appointmentStatuses } from '../../../shared/vocabulary.ts';
import { useLocations } from '../app/useLocations.ts';
import { FilterSelect, type Option } from '../ui/FilterSelect.tsx';

/** What is chosen above the list; an empty text is no choice. */
export type Choices = { kind: string; status: string; roomId: string };

const kinds: Option[] = [
  { value: '', label: 'All' },
  ...appointmentKinds.map((value) => ({ value, label: appointmentKindLabels.en[value] })),
];
const states: Option[] = [
  { value: '', label: 'All but cancelled' },
  ...appointmentStatuses.map((value) => ({ value, label: appointmentStatusLabels[value] })),
];

/** The filter of the list: cancelled ones are in the way until they are asked for. */
export function filterOf({ kind, status, roomId }: Choices) {
  return {
    ...(kind !== '' && { kind }),
    status: status === '' ? appointmentStatuses.filter((each) => each !== 'cancelled') : status,
    ...(roomId !== '' && { roomId: Number(roomId) }),
  };
}

type Props = {
  locationId: number | undefined;
  choices: Choices;
  choose: (choices: Choices) => void;
};

/** Narrows the appointments by kind, status and room. */
export function AppointmentFilters({ locationId, choices, choose }: Props) {
  const rooms = useRoomOptions(locationId);
  const props = (name: keyof Choices) => ({
    value: choices[name],
    choose: (value: string) => choose({ ...choices, [name]: value }),
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
  const { data: rooms = [] } = useGetList<Room>('rooms', {
    filter: locationId === undefined ? {} : { locationId },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const placeOf = (room: Room) => places.find((each) => each.id === room.locationId)?.name ?? '';
  const labelOf = (room: Room) =>
    locationId === undefined ? `${room.name}, ${placeOf(room)}` : room.name;
  return [
    { value: '', label: 'All' },
    ...rooms.map((room) => ({ value: String(room.id), label: labelOf(room) })),
  ];
}
