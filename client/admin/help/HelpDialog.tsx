import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { DialogFrame } from '../ui/DialogFrame.tsx';

type Props = { title: string; close: () => void; children: ReactNode };

/** Something to read, and the way back. */
export function HelpDialog({ title, close, children }: Props) {
  return (
    <DialogFrame title={title} close={close} actions={<Button onClick={close}>Back</Button>}>
      {children}
    </DialogFrame>
  );
}
