import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import { languageLabels } from '../../../shared/labels.ts';
import type { TodayRow, TodaySection } from '../../../shared/today.ts';
import { dueWords } from '../format/dueWords.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { whyNow } from '../format/whyNow.ts';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { UrgencyWords } from '../ui/UrgencyWords.tsx';
import type { FormAction } from './rowActions.ts';
import { RowButtons } from './RowButtons.tsx';

const line = {
  display: 'grid',
  gridTemplateColumns: {
    xs: 'minmax(0, 1fr) auto',
    md: '124px minmax(0, 1fr) 142px 176px',
    lg: '140px minmax(0, 1.1fr) minmax(0, 2fr) 142px 176px',
  },
  columnGap: 2,
  rowGap: 0.5,
  alignItems: 'center',
  minHeight: 44,
  p: '6px 12px 6px 16px',
  '& + &': { borderTop: '1px solid var(--line)' },
  '&:focus-within': { background: 'var(--accent-soft)' },
};

/** On a phone: name and number above, why and what to do below; on a small screen why is below. */
const place = {
  due: { gridRow: { xs: 2, md: 1 }, gridColumn: 1 },
  name: { gridRow: 1, gridColumn: { xs: 1, md: 2 }, overflowWrap: 'anywhere' },
  why: {
    gridRow: { xs: 3, md: 2, lg: 1 },
    gridColumn: { xs: '1 / -1', md: '2 / 4', lg: 3 },
    color: 'var(--ink-2)',
  },
  phone: { gridRow: 1, gridColumn: { xs: 2, md: 3, lg: 4 }, whiteSpace: 'nowrap' },
  acts: { gridRow: { xs: 4, md: '1 / 3', lg: 1 }, gridColumn: { xs: '1 / -1', md: 4, lg: 5 } },
};

type Props = {
  row: TodayRow;
  section: TodaySection;
  zone: string;
  now: string;
  start: (action: FormAction) => void;
};

/** Who, why now, what to do, and the action itself. */
export function TodayLine({ row, section, zone, now, start }: Props) {
  const { text, trouble } = whyNow(row, zone, now);
  return (
    <Box component="li" sx={line}>
      <Box sx={place.due}>
        <UrgencyWords {...dueWords(row, section, zone, now)} />
      </Box>
      <Box sx={place.name}>
        <Box component={Link} to={`/leads/${row.leadId}/show`} data-row sx={nameLook}>
          {leadName(row)}
        </Box>{' '}
        <ContactStopMark stop={row.contactStop} />
        {row.language !== 'en' && (
          <Box component="span" sx={{ fontSize: 13, color: 'var(--ink-2)', whiteSpace: 'nowrap' }}>
            {' '}
            · {languageLabels[row.language]}
          </Box>
        )}
      </Box>
      <Box sx={place.why}>
        {text}
        <Box component="span" sx={{ color: 'var(--late)' }}>
          {trouble}
        </Box>
      </Box>
      <Box sx={place.phone}>{row.phone !== null && <PhoneLink phone={row.phone} />}</Box>
      <Box sx={place.acts}>
        <RowButtons row={row} section={section} zone={zone} now={now} start={start} />
      </Box>
    </Box>
  );
}

const nameLook = { color: 'inherit', fontWeight: 650, textDecoration: 'none' };

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone}`} style={{ color: 'inherit', textDecoration: 'none' }}>
      {formatPhone(phone)}
    </a>
  );
}
