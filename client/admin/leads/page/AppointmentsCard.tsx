import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Lead, Room } from '../../../../shared/records.ts';
import { AppointmentActionsField } from '../../appointments/AppointmentActionsField.tsx';
import { AppointmentStatusField } from '../../appointments/AppointmentStatusField.tsx';
import { LongWaitField } from '../../appointments/LongWaitField.tsx';
import { useZone } from '../../app/useLocations.ts';
import { formatDay, formatTime } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { useAppointments, type Visit } from './useLeadRows.ts';

/** The person's appointments, the latest first; each with what can be done about it. */
export function AppointmentsCard({ lead }: { lead: Lead }) {
  const appointments = useAppointments(lead);
  if (appointments.length === 0) {
    return null;
  }
  return (
    <Card aria-label="Appointments">
      <CardTitle>Appointments</CardTitle>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 1.25 }}>
        {appointments.map((appointment) => (
          <Line key={appointment.id} appointment={appointment} lead={lead} />
        ))}
      </Box>
    </Card>
  );
}

type LineProps = { appointment: Visit; lead: Lead };

function Line({ appointment, lead }: LineProps) {
  const { kind, startsAt, locationId, roomId, status, location } = appointment;
  const ownZone = useZone(locationId);
  const zone = location?.timeZone ?? ownZone;
  const now = useNow();
  const { data: rooms } = useGetList<Room>('rooms', {
    filter: { locationId },
    pagination: { page: 1, perPage: 1000 },
    sort: { field: 'name', order: 'ASC' },
  });
  const room = rooms?.find((each) => each.id === roomId)?.name;
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
      <Box sx={{ flex: '1 1 220px' }}>
        <b>
          {appointmentKindLabels.en[kind]} {formatDay(startsAt, zone)}, {formatTime(startsAt, zone)}
        </b>
        {room !== undefined && <Quiet>{room}</Quiet>}
        {locationId !== lead.locationId && location && <Quiet>at {location.name}</Quiet>}
        {status === 'booked' && (
          <LongWaitField visit={appointment} requestedAt={lead.requestedAt} />
        )}
      </Box>
      <AppointmentStatusField status={status} />
      <AppointmentActionsField appointment={appointment} now={now} />
    </Box>
  );
}
