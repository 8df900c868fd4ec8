import Box from '@mui/material/Box';
import type { Lead } from '../../../../shared/records.ts';
import { useZone } from '../../app/useLocations.ts';
import { formatMomentWithin } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { useAppointments } from './useLeadRows.ts';

const words = {
  doNotContact: 'Do not contact this person: they asked to be left alone. Nothing goes out.',
  crisis:
    'This person is in a crisis. Nothing goes out by itself. In danger: 911; in a crisis: 988, call or text.',
};

const banner = {
  mb: 2.25,
  p: '12px 16px',
  borderRadius: '6px',
  background: 'var(--late-soft)',
  color: 'var(--late)',
  fontWeight: 650,
};

/** Says before anything else that somebody must not be contacted. */
export function ContactStopBanner({ lead }: { lead: Lead }) {
  return lead.contactStop === null ? null : (
    <Box role="alert" sx={banner}>
      <p>{words[lead.contactStop]}</p>
      <StillBooked lead={lead} />
    </Box>
  );
}

/** What is ahead stays: somebody has to decide about it, and nothing reminds the person of it. */
function StillBooked({ lead }: { lead: Lead }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  const ahead = useAppointments(lead).filter(
    ({ status, startsAt }) => status === 'booked' && startsAt > now,
  );
  return ahead.map(({ id, startsAt }) => (
    <p key={id}>
      Their visit {formatMomentWithin(startsAt, zone, now)} is still booked, and no reminder goes
      out.
    </p>
  ));
}
