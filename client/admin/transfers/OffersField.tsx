import Box from '@mui/material/Box';
import { Suspense, useState } from 'react';
import { useGetList } from 'react-admin';
import type { Transfer } from '../../../shared/transfer.ts';
import { useChosenLocation, useLocations } from '../app/useLocations.ts';
import { Card } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { OfferLine } from './OfferLine.tsx';

const AnswerDialog = lazyNamed(() => import('./AnswerDialog.tsx'), 'AnswerDialog');

export type Answering = { offer: Transfer; how: 'accept' | 'decline' };

const oldest = { field: 'offeredAt', order: 'ASC' } as const;
const some = { page: 1, perPage: 50 };
const heading = { fontSize: 13, lineHeight: 1.45, fontWeight: 600, color: 'var(--ink-2)', mb: 1 };

/** On Today: whom other locations offer to ours. Nothing where nobody does. */
export function OffersField() {
  const [chosen] = useChosenLocation();
  const own = useLocations().map(({ id }) => id);
  const [answering, setAnswering] = useState<Answering | null>(null);
  const { data } = useGetList<Transfer>(
    'transfers',
    {
      pagination: some,
      sort: oldest,
      filter: { status: 'offered', toLocationId: chosen === null ? own : [chosen] },
    },
    { enabled: own.length > 0 },
  );
  const offers = data ?? [];
  if (offers.length === 0 && answering === null) {
    return null;
  }
  return (
    <Box component="section" aria-label="Offered by other locations" sx={{ mb: 2.75 }}>
      <Box component="h2" sx={heading}>
        Offered by other locations
      </Box>
      <Card as="ul" sx={{ listStyle: 'none', p: 0, m: 0, overflow: 'hidden' }}>
        {offers.map((offer) => (
          <OfferLine key={offer.id} offer={offer} answer={(how) => setAnswering({ offer, how })} />
        ))}
      </Card>
      <Suspense fallback={null}>
        {answering && <AnswerDialog {...answering} close={() => setAnswering(null)} />}
      </Suspense>
    </Box>
  );
}
