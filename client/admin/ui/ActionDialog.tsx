import Button from '@mui/material/Button';
import { useId, type ReactNode } from 'react';
import { Form, useRefresh } from 'react-admin';
import { useFormState, type FieldValues } from 'react-hook-form';
import { DialogBody, DialogShell } from './DialogFrame.tsx';
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
    <DialogShell heading={heading} close={close} width={wide ? 'sm' : 'xs'}>
      <Form
        record={noRecord}
        defaultValues={defaultValues}
        onSubmit={submit}
        disableInvalidFormNotification
      >
        <DialogBody
          heading={heading}
          title={title}
          actions={
            <>
              <Button variant="text" onClick={close}>
                Back
              </Button>
              <SubmitButton label={action} disabled={disabled} />
            </>
          }
        >
          <FormProblem />
          {props.children}
        </DialogBody>
      </Form>
    </DialogShell>
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
