import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';

type ShellProps = {
  /** The id of the heading that names the dialog. */
  heading: string;
  /** Escape and a click beside it close it; left out: only its own buttons do. */
  close?: (() => void) | undefined;
  width?: 'xs' | 'sm' | 'md';
  children: ReactNode;
};

type BodyProps = {
  heading: string;
  title: string;
  /** Its buttons, the way back first. */
  actions: ReactNode;
  /** Long text to read: the keyboard can scroll it. */
  isText?: boolean;
  children: ReactNode;
};

type Props = Omit<ShellProps, 'heading'> & Omit<BodyProps, 'heading'>;

/** What all dialogs have in common: a heading that names them, their content, their buttons. */
export function DialogFrame({ close, width, ...body }: Props) {
  const heading = useId();
  return (
    <DialogShell heading={heading} close={close} {...(width && { width })}>
      <DialogBody heading={heading} {...body} />
    </DialogShell>
  );
}

/** For a dialog whose content stands in a form: what is around it. */
export function DialogShell({ heading, close, width = 'xs', children }: ShellProps) {
  return (
    <Dialog
      open
      {...(close && { onClose: close })}
      fullWidth
      maxWidth={width}
      aria-labelledby={heading}
      transitionDuration={0}
    >
      {children}
    </Dialog>
  );
}

/** What is inside of it. */
export function DialogBody({ heading, title, actions, isText = false, children }: BodyProps) {
  return (
    <>
      <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
        {title}
      </DialogTitle>
      <DialogContent {...(isText && { tabIndex: 0 })}>{children}</DialogContent>
      <DialogActions sx={{ p: '0 24px 20px', flexWrap: 'wrap', gap: 1 }}>{actions}</DialogActions>
    </>
  );
}
