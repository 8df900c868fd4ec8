import Box from '@mui/material/Box';
import type { Lead } from '../../../../shared/records.ts';

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
    <Box component="p" role="alert" sx={banner}>
      {words[lead.contactStop]}
    </Box>
  );
}
