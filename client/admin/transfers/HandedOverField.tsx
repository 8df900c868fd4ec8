import Box from '@mui/material/Box';
import type { Transfer } from '../../../shared/transfer.ts';
import { useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { useNow } from '../format/useNow.ts';
import { Quiet } from '../ui/Card.tsx';
import { goneWords } from './goneWords.ts';
import { useGone } from './useGone.ts';

/**
 * For a caller whom nobody here has any more, or not yet: whom of that name or number we handed over,
 * and whom others offer us.
 */
export function HandedOverField({ text }: { text: string }) {
  const gone = useGone(text);
  return gone.length === 0 ? null : (
    <Box component="ul" aria-label="Handed over" sx={{ listStyle: 'none', m: 0, p: '10px 20px 0' }}>
      {gone.map((transfer) => (
        <Line key={transfer.id} transfer={transfer} />
      ))}
    </Box>
  );
}

function Line({ transfer }: { transfer: Transfer }) {
  const zone = useZone(transfer.fromLocationId);
  const now = useNow();
  return (
    <li>
      <b>{leadName(transfer)}</b>
      <Quiet>{goneWords(transfer, zone, now)}</Quiet>
    </li>
  );
}
