import { styled } from '@mui/material/styles';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Room } from '../../../../shared/records.ts';
import { Quiet } from '../../ui/Card.tsx';
import { useMarkedRows } from '../../ui/markedRows.ts';
import { changedLook } from '../../ui/useChangedRows.ts';
import { AppointmentStatusField } from '../AppointmentStatusField.tsx';
import type { Visit } from './useVisits.ts';
import { kindShapes, nameOf, timesOf } from './visitWords.ts';

const List = styled('ul')({
  listStyle: 'none',
  padding: 0,
  background: 'var(--surface)',
  border: '1px solid var(--line)',
  borderRadius: 10,
  '& li:not(:last-child)': { borderBottom: '1px solid var(--line)' },
});

const Row = styled('button')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  gap: '2px 8px',
  alignItems: 'center',
  width: '100%',
  minHeight: 56,
  padding: '8px 14px',
  font: 'inherit',
  color: 'inherit',
  textAlign: 'left',
  background: 'none',
  border: 0,
  cursor: 'pointer',
});

type Props = {
  visits: readonly Visit[];
  rooms: readonly Room[];
  zone: string;
  open: (visit: Visit, face: HTMLElement) => void;
};

/** The appointments one under the other, for screens on which columns don't fit. */
export function Agenda({ visits, rooms, zone, open }: Props) {
  const marked = useMarkedRows();
  if (visits.length === 0) {
    return <Quiet>Nobody comes.</Quiet>;
  }
  return (
    <List>
      {visits.map((visit) => (
        <li key={visit.id}>
          <Row
            type="button"
            style={marked.has(visit.id) ? changedLook : {}}
            onClick={(event) => open(visit, event.currentTarget)}
          >
            <span>
              {timesOf(visit, zone)}
              <br />
              <b>{nameOf(visit)}</b>
            </span>
            <AppointmentStatusField status={visit.status} />
            <Quiet as="span" sx={{ gridColumn: '1 / -1' }}>
              {kindShapes[visit.kind]} {appointmentKindLabels.en[visit.kind]},{' '}
              {rooms.find(({ id }) => id === visit.roomId)?.name}
            </Quiet>
          </Row>
        </li>
      ))}
    </List>
  );
}
