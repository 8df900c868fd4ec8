import Box from '@mui/material/Box';
import { languageLabels } from '../../../shared/labels.ts';
import type { FoundLead } from '../../../shared/found-lead.ts';
import { useLocations, useZoneOf } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { useNow } from '../format/useNow.ts';
import { LeadMarksField } from '../leads/LeadMarksField.tsx';
import { lastContactWords, voicemailWords } from './foundWords.ts';

const grid = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto' },
  gap: '4px 16px',
};

const quiet = { fontSize: 13, color: 'var(--ink-2)', overflowWrap: 'anywhere' };

/** What has to be known before the second ring. */
export function FoundFacts({ lead }: { lead: FoundLead }) {
  const zone = useZoneOf()(lead.locationId);
  const now = useNow();
  const locations = useLocations();
  const place = locations.find(({ id }) => id === lead.locationId)?.name;
  const where = locations.length > 1 && place !== undefined ? ` · ${place}` : '';
  return (
    <Box sx={grid}>
      <div>
        <b>{leadName(lead)}</b>
        {lead.language !== 'en' && (
          <Box component="span" sx={quiet}>
            {' '}
            · {languageLabels[lead.language]}
          </Box>
        )}
        <Box sx={{ ...quiet, color: 'var(--ink)' }}>
          {lead.phone === null ? 'No phone' : formatPhone(lead.phone)} · {lead.reference}
          {where} · {lead.assignee === null ? 'with nobody yet' : `with ${lead.assignee.name}`}
        </Box>
        <Box sx={quiet}>
          {lastContactWords(lead.lastContact, { zone, now })} · {voicemailWords(lead)}
        </Box>
      </div>
      <LeadMarksField lead={lead} zone={zone} now={now} />
    </Box>
  );
}
