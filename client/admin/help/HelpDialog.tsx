import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';

type Props = { title: string; close: () => void; children: ReactNode };

/** Something to read, and the way back. */
export function HelpDialog({ title, close, children }: Props) {
  const heading = useId();
  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth="xs"
      aria-labelledby={heading}
      transitionDuration={0}
    >
      <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
        {title}
      </DialogTitle>
      <DialogContent>{children}</DialogContent>
      <DialogActions sx={{ p: '0 24px 20px' }}>
        <Button onClick={close}>Back</Button>
      </DialogActions>
    </Dialog>
  );
}
