import Box from '@mui/material/Box';
import type { MergeCandidate } from '../../../shared/merge.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import { formatAskedWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { leadName } from '../format/leadName.ts';
import { Quiet } from '../ui/Card.tsx';
import { LeadMarksField } from '../leads/LeadMarksField.tsx';

/** What is to be done next is no matter here. */
const noStep = { nextStep: null, nextStepAt: null };

/** Which lead a column is: who, since when, where, how far. */
export function LeadHead({ lead }: { lead: MergeCandidate }) {
  const zone = useZone(lead.locationId);
  const place = useLocations().find(({ id }) => id === lead.locationId)?.name;
  const now = useNow();
  const { firstName, lastName } = lead.values;
  const name = leadName({ firstName: String(firstName), lastName: String(lastName) });
  return (
    <>
      <Box component="span" sx={{ display: 'block', fontSize: 17, color: 'var(--ink)' }}>
        {name}
      </Box>
      <Quiet as="span" sx={{ display: 'block', fontWeight: 400, mb: 0.75 }}>
        {lead.reference} · asked{place === undefined ? '' : ` at ${place}`}{' '}
        {formatAskedWithin(lead.requestedAt, zone, now)}
      </Quiet>
      <Box component="span" sx={{ '& > div': { alignItems: 'flex-start' } }}>
        <LeadMarksField lead={{ ...lead, ...noStep }} zone={zone} now={now} />
      </Box>
    </>
  );
}
