import Box from '@mui/material/Box';
import type { PresenceMode } from '../../../../shared/presence.ts';
import type { Lead } from '../../../../shared/records.ts';
import { useLocations, useZone } from '../../app/useLocations.ts';
import { useStaff } from '../../app/useStaff.ts';
import { formatMomentWithin } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Quiet } from '../../ui/Card.tsx';
import { leadName } from '../../format/leadName.ts';
import { PresenceField } from '../../live/PresenceField.tsx';
import { NextStepMark } from '../NextStepMark.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { ActionRow } from './ActionRow.tsx';

/** Who, since when, how pressing; and what can be done about it. */
export function LeadHeader({ lead, mode }: { lead: Lead; mode: PresenceMode }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  const place = useAskedAt(lead);
  const assignee = useStaff().find((user) => user.id === lead.assigneeId)?.name;
  return (
    <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2.25 }}>
      <Box sx={{ flex: '1 1 320px', minWidth: 0 }}>
        <Quiet>
          {lead.reference} · asked{place}, {formatMomentWithin(lead.requestedAt, zone, now)}
        </Quiet>
        <Box
          component="h1"
          sx={{
            fontSize: 26,
            lineHeight: 1.2,
            fontWeight: 650,
            m: '2px 0 10px',
            overflowWrap: 'anywhere',
          }}
        >
          {leadName(lead)}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <StatusMark {...lead} />
          {lead.nextStep !== null && <NextStepMark lead={lead} zone={zone} now={now} />}
          <Quiet as="span">{assignee === undefined ? 'With nobody yet' : `With ${assignee}`}</Quiet>
          <PresenceField leadId={lead.id} mode={mode} />
        </Box>
      </Box>
      {lead.mergedIntoId === null && lead.erasedAt === null && <ActionRow lead={lead} />}
    </Box>
  );
}

/** ` at Alamo Heights`, where the person asked; not where others have taken the lead over since. */
function useAskedAt({ askedLocationId, locationId }: Lead): string {
  const locations = useLocations();
  const name = locations.find(({ id }) => id === (askedLocationId ?? locationId))?.name;
  if (name !== undefined) {
    return ` at ${name}`;
  }
  return askedLocationId === null ? '' : ' at another location';
}
