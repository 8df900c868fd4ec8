import Box from '@mui/material/Box';
import { useListContext, LinkBase as Link } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import { useZoneOf } from '../app/useLocations.ts';
import { formatAskedWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Quiet } from '../ui/Card.tsx';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useMarkedRows } from '../ui/markedRows.ts';
import { changedLook } from '../ui/useChangedRows.ts';
import { leadName } from '../format/leadName.ts';
import { prefersWords } from './leadWords.ts';
import { NextStepMark } from './NextStepMark.tsx';
import { StatusMark } from './StatusMark.tsx';

const card = {
  display: 'grid',
  gridTemplateColumns: '1fr auto',
  gap: '4px 12px',
  p: '12px 16px',
  color: 'inherit',
  textDecoration: 'none',
};

const changedCard = { ...card, ...changedLook };

/** The leads on a phone: one big link each. */
export function LeadCards() {
  const { data, isPending } = useListContext<Lead>();
  const zoneOf = useZoneOf();
  const now = useNow();
  const marked = useMarkedRows();
  if (isPending) {
    return <SkeletonRows />;
  }
  return (
    <Box
      component="ul"
      sx={{ listStyle: 'none', p: 0, '& li + li': { borderTop: '1px solid var(--line)' } }}
    >
      {(data ?? []).map((lead) => {
        const zone = zoneOf(lead.locationId);
        return (
          <li key={lead.id}>
            <Box
              component={Link}
              to={`/leads/${lead.id}/show`}
              sx={marked.has(lead.id) ? changedCard : card}
            >
              <span>
                <b>{leadName(lead)}</b> <ContactStopMark stop={lead.contactStop} />
              </span>
              <Box sx={{ alignSelf: 'start' }}>
                <StatusMark {...lead} />
              </Box>
              <NextStepMark lead={lead} zone={zone} now={now} />
              <Quiet sx={{ justifySelf: 'end' }}>{prefersWords(lead)}</Quiet>
              <Quiet>Asked {formatAskedWithin(lead.requestedAt, zone, now)}</Quiet>
            </Box>
          </li>
        );
      })}
    </Box>
  );
}
