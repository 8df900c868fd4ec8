import Box from '@mui/material/Box';
import { useSlowWrite } from './slowWrites.ts';

const pill = {
  position: 'fixed',
  top: 64,
  left: '50%',
  transform: 'translateX(-50%)',
  // Above dialogs: what is slow was most often sent from one.
  zIndex: 1400,
  width: 'max-content',
  maxWidth: 'calc(100vw - 32px)',
  p: '8px 16px',
  borderRadius: 99,
  border: '1px solid var(--line-strong)',
  background: 'var(--soon-soft)',
  color: 'var(--ink)',
  fontSize: 13,
  boxShadow: 'var(--shadow)',
};

/** A slow network says so, lest somebody clicks again. */
export function SlowNotice() {
  const slow = useSlowWrite();
  return (
    <Box component="output" sx={slow ? pill : undefined}>
      {slow && 'The network is slow. Still saving; no need to press again.'}
    </Box>
  );
}
