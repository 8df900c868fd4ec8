import Box from '@mui/material/Box';
import type { Lead } from '../../../../shared/records.ts';
import { useZone } from '../../app/useLocations.ts';
import { useProvider } from '../../app/useProvider.ts';
import { formatMomentWithin } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Quiet } from '../../ui/Card.tsx';
import { StepButton } from './StepButton.tsx';

/** The follow-up mail that goes out by itself, unless the person books or somebody leaves it out. */
export function PlannedMail({ lead, at }: { lead: Lead; at: string }) {
  const provider = useProvider();
  const zone = useZone(lead.locationId);
  const now = useNow();
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <b>Follow-up mail</b>
        <Quiet>Goes out by itself {formatMomentWithin(at, zone, now)}, unless they book.</Quiet>
      </Box>
      <StepButton
        label="Leave out"
        about="Follow-up mail"
        done="Left out; the plan goes on."
        act={() => provider.skipStep(lead.id, 'email')}
      />
    </Box>
  );
}
