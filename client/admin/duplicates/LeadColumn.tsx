import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { LeadInShort } from '../../../shared/duplicates.ts';
import { languageLabels } from '../../../shared/labels.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { LeadMarksField } from '../leads/LeadMarksField.tsx';
import { Quiet } from '../ui/Card.tsx';

const head = { display: 'flex', flexWrap: 'wrap', gap: '4px 12px', alignItems: 'center', mb: 0.75 };

/** Enough of a lead to know who it is; never what they suffer from. */
export function LeadColumn({ lead }: { lead: LeadInShort }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={head}>
        <Box component={Link} to={`/leads/${lead.id}/show`} sx={{ fontSize: 17, fontWeight: 650 }}>
          {leadName(lead)}
        </Box>
        <LeadMarksField inRow lead={{ ...lead, ...noStep }} zone={zone} now={now} />
      </Box>
      <p>{lead.phone === null ? 'No phone' : formatPhone(lead.phone)}</p>
      <p>{lead.email ?? 'No mail address'}</p>
      <Quiet>
        Asked {formatMomentWithin(lead.requestedAt, zone, now)}
        {useWhere()(lead)} · {languageLabels[lead.language]} · {lead.reference}
      </Quiet>
    </Box>
  );
}

const noStep = { nextStep: null, nextStepAt: null };

/** ` at Alamo Heights`, for those who see several. */
export function useWhere(): (lead: Pick<LeadInShort, 'locationId'>) => string {
  const locations = useLocations();
  return ({ locationId }) => {
    const name = locations.find(({ id }) => id === locationId)?.name;
    return locations.length > 1 && name !== undefined ? ` at ${name}` : '';
  };
}
