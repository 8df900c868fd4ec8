import Box from '@mui/material/Box';
import { statusStamps } from '../../../../shared/lead-status.ts';
import type { Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';
import { useZone } from '../../app/useLocations.ts';
import { formatMoment } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { StatusMark } from '../StatusMark.tsx';

const stages: readonly LeadStatus[] = ['requested', 'emailed', 'booked', 'infused'];

/** The pipeline, with the moment each stage was first reached; the rest is pale. */
export function WayCard({ lead }: { lead: Lead }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  const shown = lead.status === 'closed' ? [...stages, 'closed' as const] : stages;
  return (
    <Card aria-label="The way so far">
      <CardTitle>The way so far</CardTitle>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, mt: 1, display: 'grid', gap: 1.25 }}>
        {shown.map((status) => {
          const at = lead[statusStamps[status]];
          return (
            <Box
              key={status}
              component="li"
              aria-current={status === lead.status ? 'step' : undefined}
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                gap: 1,
                alignItems: 'center',
                filter: at === null ? 'grayscale(1)' : 'none',
              }}
            >
              <StatusMark status={status} closeReason={lead.closeReason} />
              <Quiet as="span">{at === null ? 'not yet' : formatMoment(at, zone, now)}</Quiet>
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}
