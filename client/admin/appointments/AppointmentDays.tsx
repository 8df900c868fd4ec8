import Box from '@mui/material/Box';
import { useListContext, LinkBase as Link } from 'react-admin';
import { appointmentKindLabels } from '../../../shared/labels.ts';
import type { Appointment, Lead, Room } from '../../../shared/records.ts';
import { useLocations, useZoneOf } from '../app/useLocations.ts';
import { formatLongDay, formatTime, zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { leadName } from '../format/leadName.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { AppointmentActionsField } from './AppointmentActionsField.tsx';
import { AppointmentStatusField } from './AppointmentStatusField.tsx';

type Line = Appointment & {
  lead?: Pick<Lead, 'firstName' | 'lastName' | 'reference'>;
  room?: Pick<Room, 'name'>;
};

/** The appointments under their days. */
export function AppointmentDays() {
  const { data, isPending, error, refetch } = useListContext<Line>();
  const zoneOf = useZoneOf();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (isPending) {
    return <SkeletonRows />;
  }
  const byDay = Map.groupBy(data, (line) => formatLongDay(line.startsAt, zoneOf(line.locationId)));
  if (byDay.size === 0) {
    return (
      <Card>
        <EmptyState title="No appointments here">
          Patients book from the mail they get; on the phone, book from the person’s page in{' '}
          <Link to="/leads">Leads</Link>.
        </EmptyState>
      </Card>
    );
  }
  return [...byDay].map(([day, lines]) => (
    <Box key={day} component="section" sx={{ mb: 2.5 }}>
      <Box component="h2" sx={{ fontSize: 15, fontWeight: 650, mb: 1 }}>
        {day}
      </Box>
      <Card as="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {lines.map((line) => (
          <DayLine key={line.id} line={line} />
        ))}
      </Card>
    </Box>
  ));
}

const grid = {
  display: 'grid',
  gridTemplateColumns: {
    xs: '1fr auto',
    md: '150px minmax(0, 1.2fr) minmax(0, 1fr) 116px 150px',
    lg: '150px minmax(0, 1.4fr) minmax(0, 1fr) 130px 340px',
  },
  gap: { xs: '4px 12px', md: 1.5 },
  alignItems: 'center',
  minHeight: 52,
  p: '8px 16px',
  '&:not(:last-child)': { borderBottom: '1px solid var(--line)' },
};

function DayLine({ line }: { line: Line }) {
  const { kind, startsAt, endsAt, locationId, status, leadId, lead, room } = line;
  const locations = useLocations();
  const zone = useZoneOf()(locationId);
  const now = useNow();
  const place =
    locations.length > 1 ? locations.find((each) => each.id === locationId)?.name : null;
  return (
    <Box component="li" sx={grid}>
      <span title={zoneName(startsAt, zone)}>
        {formatTime(startsAt, zone)} – {formatTime(endsAt, zone)}
      </span>
      <b>
        <Link to={`/leads/${leadId}/show`} style={{ color: 'inherit', textDecoration: 'none' }}>
          {lead ? leadName(lead) : 'A lead'}
        </Link>
      </b>
      <Box>
        {appointmentKindLabels.en[kind]}
        <Quiet>{[room?.name, place].filter(Boolean).join(', ')}</Quiet>
      </Box>
      <div>
        <AppointmentStatusField status={status} />
      </div>
      <Box sx={{ gridColumn: { xs: '1 / -1', md: 'auto' } }}>
        <AppointmentActionsField appointment={line} now={now} />
      </Box>
    </Box>
  );
}
