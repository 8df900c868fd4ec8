import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { ReactNode } from 'react';
import { Quiet } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { TabTitle } from '../ui/TabTitle.tsx';

type Props = {
  /** How many are done or left, this one included, and of how many; null: no lead is shown. */
  progress: { at: number; of: number } | null;
  taken: string;
  children: ReactNode;
};

/** How far one is, and the way out. */
export function QueueFrame({ progress, taken, children }: Props) {
  return (
    <Box sx={{ maxWidth: 900, mx: 'auto' }}>
      <TabTitle>Queue</TabTitle>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', minHeight: 28, mb: 1.5 }}>
        {progress && <Progress {...progress} />}
        <Box sx={{ ml: 'auto', fontSize: 13, whiteSpace: 'nowrap' }}>
          <Link to="/today" aria-keyshortcuts="Escape">
            Leave the queue
          </Link>
          <Kbd aria-hidden>Esc</Kbd>
        </Box>
      </Box>
      {taken !== '' && <Quiet sx={{ mb: 1.5 }}>{taken}</Quiet>}
      {children}
    </Box>
  );
}

function Progress({ at, of }: { at: number; of: number }) {
  return (
    <>
      <Quiet as="span">
        {at} of {of}
      </Quiet>
      <Box component="progress" aria-label="The queue" value={at} max={of} sx={bar} />
    </>
  );
}

const fill = { borderRadius: 9, background: 'var(--accent)' };

const bar = {
  flex: 1,
  height: 4,
  border: 0,
  borderRadius: 9,
  overflow: 'hidden',
  appearance: 'none',
  background: 'var(--line)',
  '&::-webkit-progress-bar': { background: 'var(--line)' },
  '&::-webkit-progress-value': fill,
  '&::-moz-progress-bar': fill,
};
