import Button from '@mui/material/Button';
import { useCovered } from './covered.ts';
import { useIdle } from './useIdle.ts';
import { DialogFrame } from '../ui/DialogFrame.tsx';

/** Warns a minute before a quiet session ends. Any key or click keeps it; the button is one. */
export function IdleNotice() {
  const warning = useIdle();
  const covered = useCovered();
  if (!warning || covered) {
    return null;
  }
  return (
    <DialogFrame
      title="Are you still there?"
      actions={
        <Button variant="contained" color="primary">
          Stay signed in
        </Button>
      }
    >
      You will be signed out in one minute. What isn’t saved by then is lost.
    </DialogFrame>
  );
}
