import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useCovered } from './covered.ts';
import { useIdle } from './useIdle.ts';

/** Warns a minute before a quiet session ends. Any key or click keeps it; the button is one. */
export function IdleNotice() {
  const warning = useIdle();
  const covered = useCovered();
  const heading = useId();
  return (
    <Dialog
      open={warning && !covered}
      maxWidth="xs"
      aria-labelledby={heading}
      transitionDuration={0}
    >
      <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
        Are you still there?
      </DialogTitle>
      <DialogContent>
        You will be signed out in one minute. What isn’t saved by then is lost.
      </DialogContent>
      <DialogActions sx={{ p: '0 24px 20px' }}>
        <Button variant="contained" color="primary">
          Stay signed in
        </Button>
      </DialogActions>
    </Dialog>
  );
}
