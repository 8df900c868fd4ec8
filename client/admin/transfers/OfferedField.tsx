import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useGetList } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import type { Transfer } from '../../../shared/transfer.ts';
import { useProvider } from '../app/useProvider.ts';
import { useZone } from '../app/useLocations.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { useQuietAct } from '../ui/useQuietAct.ts';

const newest = { field: 'offeredAt', order: 'DESC' } as const;
const one = { page: 1, perPage: 1 };

const banner = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  mb: 2.25,
  p: '10px 16px',
  borderRadius: '6px',
  background: 'var(--soon-soft)',
  color: 'var(--soon)',
  fontWeight: 600,
};

/** On a lead's page: it is offered to another location, which has not answered yet. */
export function OfferedField({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const zone = useZone(lead.locationId);
  const now = useNow();
  const { mutate, isPending } = useQuietAct();
  const { data } = useGetList<Transfer>('transfers', {
    pagination: one,
    sort: newest,
    filter: { leadId: lead.id, status: 'offered' },
  });
  const offer = data?.[0];
  if (!offer || offer.fromLocationId !== lead.locationId) {
    return null;
  }
  const withdraw = () =>
    mutate({ act: () => provider.withdrawTransfer(lead.id), done: 'The offer is withdrawn.' });
  return (
    <Box component="output" sx={banner}>
      <span>
        Offered to {offer.toName} by {offer.offeredByName},{' '}
        {formatMomentWithin(offer.offeredAt, zone, now)}. Until they accept, it stays with you.
      </span>
      <Button disabled={isPending} onClick={withdraw}>
        Withdraw the offer
      </Button>
    </Box>
  );
}
