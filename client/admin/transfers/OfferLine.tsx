import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { languageLabels } from '../../../shared/labels.ts';
import type { Transfer } from '../../../shared/transfer.ts';
import { useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Quiet } from '../ui/Card.tsx';

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  p: '10px 16px',
  borderBottom: '1px solid var(--line)',
  '&:last-of-type': { borderBottom: 0 },
};

type Props = { offer: Transfer; answer: (how: 'accept' | 'decline') => void };

/** Who is offered, by whom and why; and the two answers. */
export function OfferLine({ offer, answer }: Props) {
  const zone = useZone(offer.toLocationId);
  const now = useNow();
  const name = leadName(offer);
  return (
    <Box component="li" sx={line}>
      <Box sx={{ flex: '1 1 280px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <b>{name}</b>
        <Quiet>
          {languageLabels[offer.language]}, asked at {offer.fromName}{' '}
          {formatMomentWithin(offer.requestedAt, zone, now)}. Offered by {offer.offeredByName},{' '}
          {formatMomentWithin(offer.offeredAt, zone, now)}.
        </Quiet>
        {offer.note !== null && <p style={{ whiteSpace: 'pre-wrap' }}>{offer.note}</p>}
      </Box>
      <Box sx={{ display: 'flex', gap: 0.75 }}>
        <Button
          size="small"
          variant="contained"
          color="primary"
          aria-label={`Accept: ${name}`}
          onClick={() => answer('accept')}
        >
          Accept
        </Button>
        <Button size="small" aria-label={`Decline: ${name}`} onClick={() => answer('decline')}>
          Decline
        </Button>
      </Box>
    </Box>
  );
}
