import { SelectInput } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { FreeTimeSearch } from '../app/dataProvider.ts';
import { useRoomsOf } from './useRoomsOf.ts';

/** The room, where somebody minds; else the best that is free is taken. */
export function RoomInput({ search }: { search: FreeTimeSearch }) {
  const startsAt: unknown = useWatch({ name: 'startsAt' });
  const rooms = useRoomsOf(search, startsAt);
  return rooms.length < 2 ? null : (
    <SelectInput
      source="roomId"
      label="Room"
      choices={rooms}
      emptyText="Any that is free"
      helperText={false}
    />
  );
}
