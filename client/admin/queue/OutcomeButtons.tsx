import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useId } from 'react';
import type { CallOutcome } from '../../../shared/vocabulary.ts';
import { Kbd } from '../ui/Kbd.tsx';

export type Outcome = CallOutcome | 'booked';

/** In the order of their keys, 1 to 5. */
export const outcomes: readonly { outcome: Outcome; label: string }[] = [
  { outcome: 'noAnswer', label: 'No answer' },
  { outcome: 'voicemail', label: 'Voicemail' },
  { outcome: 'reached', label: 'Reached' },
  { outcome: 'booked', label: 'Book' },
  { outcome: 'wrongNumber', label: 'Wrong number' },
];

const grid = {
  border: 0,
  p: 0,
  m: 0,
  minWidth: 0,
  display: 'grid',
  gap: 1.25,
  gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(5, minmax(0, 1fr))' },
};

const tile = { flexDirection: 'column', gap: 0.5, width: '100%', p: '14px 8px' };

const below = { fontSize: 13, color: 'var(--ink-2)', textAlign: 'center', mt: 0.75, px: 0.5 };

type Props = {
  busy: boolean;
  /** What each makes by itself, shown before it is saved. */
  then: (outcome: Outcome) => string;
  choose: (outcome: Outcome) => void;
};

/** How the call went, on five keys; under each what will come of it. */
export function OutcomeButtons({ busy, then, choose }: Props) {
  const id = useId();
  return (
    <Box component="fieldset" aria-label="How did it go?" sx={grid}>
      {outcomes.map(({ outcome, label }, index) => (
        <div key={outcome}>
          <Button
            onClick={() => choose(outcome)}
            aria-disabled={busy}
            aria-describedby={`${id}-${outcome}`}
            aria-keyshortcuts={String(index + 1)}
            {...(outcome === 'booked' && { variant: 'contained', color: 'primary' })}
            sx={tile}
          >
            <Kbd aria-hidden sx={{ ml: 0 }}>
              {index + 1}
            </Kbd>
            {label}
          </Button>
          <Box component="p" id={`${id}-${outcome}`} sx={below}>
            Then: {then(outcome)}
          </Box>
        </div>
      ))}
    </Box>
  );
}
