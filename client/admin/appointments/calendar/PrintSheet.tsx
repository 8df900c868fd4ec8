import GlobalStyles from '@mui/material/GlobalStyles';
import { styled } from '@mui/material/styles';
import { appointmentKindLabels, appointmentStatusLabels } from '../../../../shared/labels.ts';
import type { Location, Room } from '../../../../shared/records.ts';
import { formatPhone } from '../../format/phone.ts';
import { formatDay, formatLongDay, formatTime, zoneName } from '../../format/time.ts';
import type { LocalDay } from './layout/localDay.ts';
import type { Visit } from './useVisits.ts';
import { iso, nameOf, openWords, timesOf } from './visitWords.ts';

/** On paper nothing but the sheet, black on white, whatever the screen looks like. */
const paper = {
  '@page': { margin: '14mm' },
  '@media print': {
    body: { background: '#fff !important' },
    'header, nav, a[href="#main"]': { display: 'none !important' },
    '#main': { padding: '0 !important', maxWidth: 'none !important' },
    '#main > :not([data-sheet])': { display: 'none !important' },
    '#root > div': { display: 'block !important' },
    'body > :not(#root)': { display: 'none !important' },
  },
};

const Sheet = styled('div')({
  display: 'none',
  '@media print': { display: 'block', color: '#000', fontSize: '11pt' },
  '& section:not(:last-of-type)': { breakAfter: 'page' },
  '& h2': { fontSize: '16pt' },
  '& table': { width: '100%', marginTop: '5mm', borderCollapse: 'collapse' },
  '& thead': { display: 'table-header-group' },
  '& tr': { breakInside: 'avoid' },
  '& th, & td': {
    padding: '2mm 3mm 2mm 0',
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: '0.3mm solid #888',
  },
  // A long name breaks; a time or a number never does.
  '& td:not(:nth-of-type(2))': { whiteSpace: 'nowrap' },
});

type Props = {
  location: Location;
  days: readonly LocalDay[];
  rooms: readonly Room[];
  visits: readonly Visit[];
  now: string;
};

/** The days on paper, a page for each on which the location is open or somebody comes. */
export function PrintSheet({ location, days, rooms, visits, now }: Props) {
  const pages = days
    .map((day) => ({
      day,
      own: visits.filter(({ start }) => start >= day.start && start < day.end),
    }))
    .filter(({ day, own }) => days.length === 1 || own.length > 0 || day.open.length > 0);
  return (
    <Sheet data-sheet>
      <GlobalStyles styles={paper} />
      {pages.map(({ day, own }) => (
        <section key={day.date}>
          <h2>{formatLongDay(iso(day.start), day.zone)}</h2>
          <p>
            {location.name} · {openWords(day)} · {zoneName(iso(day.end - 1), day.zone)} · as of{' '}
            {formatDay(now, day.zone)}, {formatTime(now, day.zone)}
          </p>
          {own.length === 0 ? <p>Nobody comes.</p> : <Table day={day} rooms={rooms} visits={own} />}
        </section>
      ))}
    </Sheet>
  );
}

type TableProps = { day: LocalDay; rooms: readonly Room[]; visits: readonly Visit[] };

function Table({ day, rooms, visits }: TableProps) {
  return (
    <table>
      <thead>
        <tr>
          <th>Time</th>
          <th>Person</th>
          <th>Phone</th>
          <th>Kind</th>
          <th>Room</th>
          <th>Status</th>
        </tr>
      </thead>
      <tbody>
        {visits.map((visit) => (
          <tr key={visit.id}>
            <td>{timesOf(visit, day.zone)}</td>
            <td>
              <b>{nameOf(visit)}</b>
            </td>
            <td>{visit.lead?.phone == null ? '' : formatPhone(visit.lead.phone)}</td>
            <td>{appointmentKindLabels.en[visit.kind]}</td>
            <td>{rooms.find(({ id }) => id === visit.roomId)?.name}</td>
            <td>{appointmentStatusLabels[visit.status]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
