import { BooleanInput, required, SelectInput, TextInput, useDataProvider } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { Room } from '../../../shared/records.ts';
import { roomPurposes } from '../../../shared/vocabulary.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { purposeLabels } from '../format/purposeLabels.ts';

const needed = required();
const purposes = roomPurposes.map((id) => ({ id, name: purposeLabels[id] }));
const usual = { name: '', purpose: 'any', active: true };

type Props = { room: Room | null; locationId: number; close: () => void };

/** A new room (`room` is null) or a change to one. */
export function RoomDialog({ room, locationId, close }: Props) {
  const provider = useDataProvider();
  const save = (values: FieldValues) =>
    room
      ? provider.update('rooms', { id: room.id, data: { ...room, ...values }, previousData: room })
      : provider.create('rooms', { data: { ...values, locationId } });
  return (
    <ActionDialog
      title={room ? 'Change room' : 'New room'}
      action="Save"
      done="Room saved."
      defaultValues={room ?? usual}
      act={save}
      close={close}
    >
      <TextInput source="name" label="Name" validate={needed} />
      <SelectInput source="purpose" label="For" choices={purposes} validate={needed} />
      <BooleanInput source="active" label="Can be booked" helperText={false} />
    </ActionDialog>
  );
}
