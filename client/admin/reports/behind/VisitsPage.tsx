import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Appointment } from '../../../../shared/records.ts';
import { AppointmentStatusField } from '../../appointments/AppointmentStatusField.tsx';
import type { AboutLead } from './countedColumns.tsx';
import { CountedList } from './CountedList.tsx';

type Visit = Appointment & AboutLead;

const placeOf = ({ locationId }: Visit) => locationId;

/** The visits behind a figure. */
export function VisitsPage() {
  return (
    <CountedList<Visit>
      resource="appointments"
      names={{ many: 'Visits', one: 'visit' }}
      sortedBy="startsAt"
      when={{ label: 'When', at: ({ startsAt }) => startsAt }}
      placeOf={placeOf}
      columns={[
        { label: 'What', align: 'left', cell: ({ kind }) => appointmentKindLabels.en[kind] },
        { label: 'State', align: 'left', cell: stateMark },
      ]}
    />
  );
}

function stateMark({ status }: Visit) {
  return <AppointmentStatusField status={status} />;
}
