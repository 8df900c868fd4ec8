import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import type { Transfer } from '../../../shared/transfer.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Quiet } from '../ui/Card.tsx';

const newest = { field: 'offeredAt', order: 'DESC' } as const;
const few = { page: 1, perPage: 3 };

/**
 * For a caller whom nobody here has any more, or not yet: whom of that name or number we handed over,
 * and whom others offer us.
 */
export function HandedOverField({ text }: { text: string }) {
  const own = useLocations().map(({ id }) => id);
  const { data } = useGetList<Transfer>('transfers', {
    pagination: few,
    sort: newest,
    filter: { q: text.trim(), status: ['accepted', 'offered'] },
  });
  const gone = (data ?? []).filter(
    ({ status, toLocationId }) => (status === 'offered') === own.includes(toLocationId),
  );
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
  const when = formatMomentWithin(transfer.answeredAt ?? transfer.offeredAt, zone, now);
  return (
    <li>
      <b>{leadName(transfer)}</b>
      <Quiet>
        {transfer.status === 'offered'
          ? `Offered to you by ${transfer.fromName}, ${when}. Answer on Today.`
          : `Handed over to ${transfer.toName}, ${when}. They carry it on.`}
      </Quiet>
    </li>
  );
}
