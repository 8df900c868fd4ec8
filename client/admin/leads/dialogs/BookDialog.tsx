import { BooleanInput, RadioButtonGroupInput } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { useWatch, type FieldValues } from 'react-hook-form';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { appointmentKinds, type AppointmentKind } from '../../../../shared/vocabulary.ts';
import type { Done } from '../../app/httpClient.ts';
import { useZone } from '../../app/useLocations.ts';
import type { NewAppointment } from '../../app/dataProvider.ts';
import { useProvider } from '../../app/useProvider.ts';
import { fromWallClock } from '../../format/wallClock.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { LongWaitField } from '../../appointments/LongWaitField.tsx';
import { PastVisitInput } from '../../appointments/PastVisitInput.tsx';
import { RoomInput } from '../../appointments/RoomInput.tsx';
import { SlotInput } from '../../appointments/SlotInput.tsx';

const kinds = appointmentKinds.map((id) => ({ id, name: appointmentKindLabels.en[id] }));

type Props = {
  lead: Lead;
  close: () => void;
  /** Whoever opened the dialog tells of the booking itself. */
  booked?: (done: Done) => void;
};

/** Books one of the free times, or writes down a visit that has taken place. */
export function BookDialog({ lead, close, booked }: Props) {
  const provider = useProvider();
  const zone = useZone(lead.locationId);
  const queryClient = useQueryClient();
  async function book(values: FieldValues): Promise<Done> {
    try {
      const done = await provider.bookAppointment(bookingOf(lead.id, values, zone));
      booked?.(done);
      return done;
    } catch (thrown) {
      await queryClient.invalidateQueries({ queryKey: ['appointments', 'free'] });
      throw thrown;
    }
  }
  return (
    <ActionDialog
      title="Book an appointment"
      action="Book"
      done={booked ? null : 'Booked.'}
      wide
      defaultValues={{ kind: usualKind(lead), recording: false }}
      act={book}
      close={close}
    >
      <RadioButtonGroupInput source="kind" label="Kind" choices={kinds} helperText={false} />
      <BooleanInput
        source="recording"
        label="The visit has taken place already"
        helperText={false}
      />
      <TimeInputs lead={lead} />
    </ActionDialog>
  );
}

function TimeInputs({ lead }: { lead: Lead }) {
  const kind = kindOf(useWatch({ name: 'kind' }));
  const recording: unknown = useWatch({ name: 'recording' });
  const startsAt: unknown = useWatch({ name: 'startsAt' });
  if (recording === true) {
    return <PastVisitInput />;
  }
  const search = { leadId: lead.id, kind };
  return (
    <>
      <SlotInput key={kind} search={search} />
      {typeof startsAt === 'string' && (
        <LongWaitField
          visit={{ kind, startsAt, locationId: lead.locationId }}
          requestedAt={lead.requestedAt}
        />
      )}
      <RoomInput search={search} />
    </>
  );
}

/** A first visit is a consultation; whoever had one comes for an infusion. */
function usualKind({ status }: Lead): AppointmentKind {
  return status === 'booked' || status === 'infused' ? 'infusion' : 'consultation';
}

function kindOf(value: unknown): AppointmentKind {
  return value === 'infusion' ? 'infusion' : 'consultation';
}

function bookingOf(leadId: number, values: FieldValues, zone: string): NewAppointment {
  const recording = values['recording'] === true;
  const typed = String((recording ? values['tookPlaceAt'] : values['startsAt']) ?? '');
  const roomId: unknown = values['roomId'];
  return {
    leadId,
    kind: kindOf(values['kind']),
    startsAt: recording ? fromWallClock(typed, zone) : typed,
    ...(typeof roomId === 'number' && !recording && { roomId }),
    ...(recording && { recording }),
  };
}
