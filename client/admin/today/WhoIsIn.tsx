import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import { useGetIdentity } from 'react-admin';
import type { Colleague } from '../../../shared/today.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { formatMomentWithin } from '../format/time.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { useTodayPlace } from './useTodayPlace.ts';

const HandOverDialog = lazyNamed(() => import('./HandOverDialog.tsx'), 'HandOverDialog');

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  alignItems: 'center',
  minHeight: 44,
  p: '4px 12px 4px 16px',
  '& + &': { borderTop: '1px solid var(--line)' },
};

/** Who is at work and what each has in hand, with the way to hand it to somebody else. */
export function WhoIsIn({ colleagues, now }: { colleagues: Colleague[]; now: string }) {
  const { zone } = useTodayPlace(now);
  const { identity } = useGetIdentity();
  const isManager = useIsAtLeast('manager');
  const [from, setFrom] = useState<Colleague | null>(null);
  if (colleagues.length === 0) {
    return null;
  }
  return (
    <Box component="section" aria-label="Who is in" sx={{ mt: 2.75 }}>
      <Box component="h2" sx={{ fontSize: 13, fontWeight: 600, color: 'var(--ink-2)', mb: 1 }}>
        Who is in
      </Box>
      <Card as="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {colleagues.map((each) => (
          <Box component="li" key={each.id} sx={line}>
            <Box sx={{ flex: '1 1 160px', fontWeight: 600 }}>{each.name}</Box>
            <Quiet sx={{ flex: '2 1 200px' }}>{inWords(each, zone, now)}</Quiet>
            <Quiet sx={{ width: 88 }}>{each.open === 0 ? '' : `${each.open} to reach`}</Quiet>
            <Box sx={{ width: 92, textAlign: { sm: 'right' } }}>
              {each.open > 0 && (isManager || each.id === identity?.id) && (
                <Button
                  size="small"
                  aria-label={`Hand over the leads of ${each.name}`}
                  onClick={() => setFrom(each)}
                >
                  Hand over
                </Button>
              )}
            </Box>
          </Box>
        ))}
      </Card>
      <Suspense fallback={null}>
        {from && <HandOverDialog from={from} colleagues={colleagues} close={() => setFrom(null)} />}
      </Suspense>
    </Box>
  );
}

function inWords({ here, awayUntil }: Colleague, zone: string, now: string): string {
  if (awayUntil !== null) {
    return `Away until ${formatMomentWithin(awayUntil, zone, now)}`;
  }
  return here ? 'Here' : 'Not signed in';
}
