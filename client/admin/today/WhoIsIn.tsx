import Box from '@mui/material/Box';
import { Suspense, useState } from 'react';
import type { Colleague } from '../../../shared/today.ts';
import { Card } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { ColleagueLine } from './ColleagueLine.tsx';

const HandOverDialog = lazyNamed(() => import('./HandOverDialog.tsx'), 'HandOverDialog');
const AwayDialog = lazyNamed(() => import('../app/AwayDialog.tsx'), 'AwayDialog');

type Open = { action: 'handOver' | 'away'; colleague: Colleague };

/** Who is at work and what each has in hand, with the way to hand it to somebody else. */
export function WhoIsIn({ colleagues, now }: { colleagues: Colleague[]; now: string }) {
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
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
          <ColleagueLine
            key={each.id}
            colleague={each}
            now={now}
            start={(action) => setOpen({ action, colleague: each })}
          />
        ))}
      </Card>
      <Suspense fallback={null}>
        {open?.action === 'handOver' && (
          <HandOverDialog from={open.colleague} colleagues={colleagues} close={close} />
        )}
        {open?.action === 'away' && <AwayDialog colleague={open.colleague} close={close} />}
      </Suspense>
    </Box>
  );
}
