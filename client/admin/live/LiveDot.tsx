import Box from '@mui/material/Box';
import type { LiveState } from './connection.ts';
import { useLive } from './useLive.ts';

const words: Record<LiveState, string> = { quiet: '', live: 'Live', away: 'Reconnecting…' };
const meaning: Record<LiveState, string> = {
  quiet: '',
  live: 'What colleagues change appears here by itself',
  away: 'What colleagues change appears once the connection is back',
};

const box = {
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: '7px',
  minWidth: { md: 108 },
  fontSize: 13,
  color: 'var(--ink-2)',
  whiteSpace: 'nowrap',
};

const dot = {
  width: 8,
  height: 8,
  borderRadius: '50%',
  border: '2px solid',
  flex: 'none',
  '&.live': { color: 'var(--good)', background: 'currentColor' },
  '&.away': { color: 'var(--soon)' },
};

/** Whether this tab follows what others change: a full dot or a ring, and a word. */
export function LiveDot() {
  const state = useLive();
  return (
    <Box component="output" title={meaning[state]} sx={box}>
      {state !== 'quiet' && <Box component="i" aria-hidden className={state} sx={dot} />}
      <Box component="span" sx={state === 'live' ? roomy : undefined}>
        {words[state]}
      </Box>
    </Box>
  );
}

/** On a phone the word is for screen readers alone while all is well. */
const roomy = {
  '@media (max-width: 899px)': {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
};
