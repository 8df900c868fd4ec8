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
      <Box component="span" sx={onPhone[state]}>
        {words[state]}
      </Box>
    </Box>
  );
}

const small = '@media (max-width: 899px)';

/**
 * There is no room for a word in a phone's top bar: while all is well it is for screen readers
 * alone, else it hangs below the bar.
 */
const onPhone: Record<LiveState, object> = {
  quiet: {},
  live: {
    [small]: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  away: {
    [small]: {
      position: 'absolute',
      top: 'calc(100% + 8px)',
      right: 16,
      p: '2px 12px',
      borderRadius: 99,
      border: '1px solid var(--line-strong)',
      background: 'var(--soon-soft)',
      color: 'var(--ink)',
    },
  },
};
