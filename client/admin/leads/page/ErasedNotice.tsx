import Box from '@mui/material/Box';
import type { Lead } from '../../../../shared/records.ts';
import { useZone } from '../../app/useLocations.ts';
import { formatMomentWithin } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';

const notice = {
  mb: 2.25,
  p: '12px 16px',
  borderRadius: '6px',
  background: 'var(--closed-soft)',
  color: 'var(--closed)',
  fontWeight: 600,
};

/** What is left of somebody whose data are gone, and what can be done about it: nothing. */
export function ErasedNotice({ lead, at }: { lead: Lead; at: string }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  return (
    <Box component="p" sx={notice}>
      The data of this person were erased {formatMomentWithin(at, zone, now)}. What is left counts
      in reports; nothing can be done about it any more.
    </Box>
  );
}
