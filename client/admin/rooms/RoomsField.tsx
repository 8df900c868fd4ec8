import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { Room } from '../../../shared/records.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { Mark } from '../ui/Mark.tsx';
import { Problem } from '../ui/Problem.tsx';
import { purposeLabels } from '../format/purposeLabels.ts';
import { RoomDialog } from './RoomDialog.tsx';

const line = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  minHeight: 44,
  borderTop: '1px solid var(--line)',
};

/** The rooms of a location. Two people never get the same room at the same time. */
export function RoomsField({ locationId }: { locationId: number }) {
  const [open, setOpen] = useState<Room | 'new' | null>(null);
  const { data: rooms, error } = useGetList<Room>('rooms', {
    filter: { locationId },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  return (
    <Card sx={{ mb: 2 }} aria-label="Rooms">
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Box component="h2" sx={{ flex: 1, fontSize: 17, fontWeight: 650 }}>
          Rooms
        </Box>
        <Button size="small" onClick={() => setOpen('new')}>
          New room
        </Button>
      </Box>
      {error && <Problem error={error} />}
      {rooms?.length === 0 && (
        <Quiet>No rooms yet, so nobody can book here. Make the first one.</Quiet>
      )}
      {rooms?.map((room) => (
        <Box key={room.id} sx={line}>
          <Box sx={{ flex: 1 }}>
            <b>{room.name}</b> · {purposeLabels[room.purpose]}
          </Box>
          {!room.active && <Mark tone="quiet">Off</Mark>}
          <Button
            size="small"
            variant="text"
            onClick={() => setOpen(room)}
            aria-label={`Edit ${room.name}`}
          >
            Edit
          </Button>
        </Box>
      ))}
      {open !== null && (
        <RoomDialog
          room={open === 'new' ? null : open}
          locationId={locationId}
          close={() => setOpen(null)}
        />
      )}
    </Card>
  );
}
