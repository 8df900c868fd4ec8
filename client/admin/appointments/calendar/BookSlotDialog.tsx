import { useQueryClient } from '@tanstack/react-query';
import { RadioButtonGroupInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Room } from '../../../../shared/records.ts';
import { appointmentKinds } from '../../../../shared/vocabulary.ts';
import type { Done } from '../../app/httpClient.ts';
import { useProvider } from '../../app/useProvider.ts';
import { formatLongDay, formatTime, zoneName } from '../../format/time.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import type { Slot } from './FreeSlots.tsx';
import { PersonInput } from './PersonInput.tsx';
import { iso } from './visitWords.ts';

type Props = { slot: Slot; locationId: number; zone: string; close: () => void };

/** Books somebody into a free time that was clicked: time and room are given. */
export function BookSlotDialog({ slot, locationId, zone, close }: Props) {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const { room } = slot;
  const startsAt = iso(slot.start);
  const kinds = kindsFor(room);
  async function book({ leadId, kind }: FieldValues): Promise<Done> {
    try {
      const wish = { leadId: Number(leadId), startsAt, roomId: room.id };
      return await provider.bookAppointment({
        ...wish,
        kind: kind === 'infusion' ? kind : 'consultation',
      });
    } catch (thrown) {
      await queryClient.invalidateQueries({ queryKey: ['appointments'] });
      throw thrown;
    }
  }
  return (
    <ActionDialog
      title="Book an appointment"
      action="Book"
      done="Booked."
      wide
      defaultValues={{ leadId: null, kind: kinds[0]?.id }}
      act={book}
      close={close}
    >
      <p>
        <b>
          {formatLongDay(startsAt, zone)}, {formatTime(startsAt, zone)} {zoneName(startsAt, zone)}
        </b>
        , {room.name}
      </p>
      <Quiet sx={{ mb: 2 }}>A confirmation goes out by mail.</Quiet>
      <PersonInput locationId={locationId} />
      <RadioButtonGroupInput
        source="kind"
        label="Kind"
        choices={kinds}
        helperText={kinds.length === 1 && `${room.name} is for nothing else.`}
      />
    </ActionDialog>
  );
}

/** What the room is for, a first visit first. */
function kindsFor({ purpose }: Room) {
  return appointmentKinds
    .filter((kind) => purpose === 'any' || purpose === kind)
    .map((id) => ({ id, name: appointmentKindLabels.en[id] }));
}
