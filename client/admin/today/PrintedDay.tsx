import { styled } from '@mui/material/styles';
import { languageLabels } from '../../../shared/labels.ts';
import type { Today, TodayRow, TodaySection } from '../../../shared/today.ts';
import { useZoneOf } from '../app/useLocations.ts';
import { dueWords } from '../format/dueWords.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { whyNow } from '../format/whyNow.ts';
import { PrintSheet } from '../ui/PrintSheet.tsx';
import { sectionTitles } from './sectionTitles.ts';
import { cutWords } from './todaySentence.ts';

const Rows = styled('table')({
  width: '100%',
  borderCollapse: 'collapse',
  // Columns of all parts of the day stand under each other.
  tableLayout: 'fixed',
  // A day of forty people fits on one sheet.
  fontSize: '9pt',
  lineHeight: 1.2,
  '& td': { borderTop: '0.5pt solid #777', padding: '1.5pt 6pt 1.5pt 0', verticalAlign: 'top' },
  '& tr': { breakInside: 'avoid' },
});

const TickBox = styled('span')({
  display: 'inline-block',
  width: '8pt',
  height: '8pt',
  border: '1pt solid #000',
});

type Props = { today: Today; heading: string; sentence: string; now: string };

/** The day on paper, the backup for when nothing else works: names, numbers, why, a box to tick. */
export function PrintedDay({ today, heading, sentence, now }: Props) {
  return (
    <PrintSheet>
      <p>{heading}</p>
      <h1>{sentence}</h1>
      {today.sections.map(({ section, rows }) => (
        <section key={section}>
          <h2>{sectionTitles[section]}</h2>
          <Rows>
            <tbody>
              {rows.map((row) => (
                <PrintedRow
                  key={`${row.leadId} ${row.task?.id ?? row.appointmentId ?? ''}`}
                  row={row}
                  section={section}
                  now={now}
                />
              ))}
            </tbody>
          </Rows>
        </section>
      ))}
      {today.cut && <p>{cutWords}</p>}
    </PrintSheet>
  );
}

type RowProps = { row: TodayRow; section: TodaySection; now: string };

function PrintedRow({ row, section, now }: RowProps) {
  const zone = useZoneOf()(row.locationId);
  const { text, trouble } = whyNow(row, zone, now);
  return (
    <tr>
      <td style={{ width: '16pt' }}>
        <TickBox />
      </td>
      <td style={{ width: '80pt', whiteSpace: 'nowrap' }}>
        {dueWords(row, section, zone, now).words}
      </td>
      <td style={{ width: '158pt' }}>
        <b>{leadName(row)}</b>
        {row.language !== 'en' && ` · ${languageLabels[row.language]}`}
      </td>
      <td style={{ width: '74pt', whiteSpace: 'nowrap' }}>{formatPhone(row.phone ?? '')}</td>
      <td>
        {text}
        {trouble}
      </td>
    </tr>
  );
}
