import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';
import { Form, useRefresh } from 'react-admin';
import { useFormState, type FieldValues } from 'react-hook-form';
import { FormProblem } from './FormProblem.tsx';
import { useSubmit } from './useSubmit.ts';

type Props = {
  title: string;
  /** The verb on the button. */
  action: string;
  /** What is told when it has worked; null: whoever opened the dialog tells it. */
  done: string | null;
  /** Where it answers the deed (`Done`), what is told comes with the way to take it back. */
  act: (values: FieldValues) => Promise<unknown>;
  close: () => void;
  defaultValues?: FieldValues;
  wide?: boolean;
  /** While there is nothing that could be done. */
  disabled?: boolean;
  children: ReactNode;
};

/** A small form for one action; it stays, with what was typed, until the action has worked. */
export function ActionDialog(props: Props) {
  const { title, action, done, act, close, defaultValues = noRecord, wide = false } = props;
  const { disabled = false } = props;
  const heading = useId();
  const refresh = useRefresh();
  const submit = useSubmit({
    act,
    done,
    after: () => {
      close();
      refresh();
    },
  });
  return (
    <Dialog
      open
      onClose={close}
      fullWidth
      maxWidth={wide ? 'sm' : 'xs'}
      aria-labelledby={heading}
      transitionDuration={0}
    >
      <Form
        record={noRecord}
        defaultValues={defaultValues}
        onSubmit={submit}
        disableInvalidFormNotification
      >
        <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
          {title}
        </DialogTitle>
        <DialogContent>
          <FormProblem />
          {props.children}
        </DialogContent>
        <DialogActions sx={{ p: '0 24px 20px' }}>
          <Button variant="text" onClick={close}>
            Back
          </Button>
          <SubmitButton label={action} disabled={disabled} />
        </DialogActions>
      </Form>
    </Dialog>
  );
}

/** The dialog's fields begin empty, whatever record the page behind it shows. */
const noRecord = {};

function SubmitButton({ label, disabled }: { label: string; disabled: boolean }) {
  const { isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" color="primary" disabled={disabled || isSubmitting}>
      {label}
    </Button>
  );
}
