import { useQueryClient } from '@tanstack/react-query';
import { BooleanInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { Appointment } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';
import { RoomInput } from './RoomInput.tsx';
import { SlotInput } from './SlotInput.tsx';
import { useVisitWords } from './useVisitWords.ts';

type Props = { appointment: Appointment; close: () => void };

/** Moves an appointment to another free time; asks whether the person is told by mail. */
export function MoveDialog({ appointment, close }: Props) {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const words = useVisitWords(appointment);
  const { id, leadId, kind, version } = appointment;
  const search = { leadId, kind, appointmentId: id };
  async function move(values: FieldValues): Promise<void> {
    const roomId: unknown = values['roomId'];
    const startsAt = String(values['startsAt'] ?? '');
    try {
      await provider.moveAppointment(id, {
        startsAt,
        notify: values['notify'] !== false,
        version,
        ...(typeof roomId === 'number' && { roomId }),
      });
    } catch (thrown) {
      await queryClient.invalidateQueries({ queryKey: ['appointments', 'free'] });
      throw thrown;
    }
  }
  return (
    <ActionDialog
      title="Move to another time"
      action="Move"
      done="Moved."
      wide
      defaultValues={toldByMail}
      act={move}
      close={close}
    >
      <Quiet sx={{ mb: 1 }}>Now: {words}.</Quiet>
      <SlotInput search={search} />
      <RoomInput search={search} />
      <BooleanInput
        source="notify"
        label="Tell the person by mail"
        helperText="Without it, tell them yourself. Reminders go out all the same."
      />
    </ActionDialog>
  );
}

const toldByMail = { notify: true };
