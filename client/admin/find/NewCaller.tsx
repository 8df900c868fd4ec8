import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { Form, required, SelectInput, TextInput, useNavigate } from 'react-admin';
import { useFormState, useWatch } from 'react-hook-form';
import { useChosenLocation, useLocations } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { AlreadyHereField } from '../duplicates/AlreadyHereField.tsx';
import { Quiet } from '../ui/Card.tsx';
import { fieldErrorsOf } from '../ui/fieldErrors.ts';
import { FormProblem } from '../ui/FormProblem.tsx';
import { PhoneInput } from '../ui/PhoneInput.tsx';
import { useSubmit, type FormErrors } from '../ui/useSubmit.ts';
import { callerOf, leadOf } from './caller.ts';

const needed = required();

type Props = {
  /** What was searched for: where the form begins. */
  text: string;
  /** Whether somebody asked for the form, and so wants to write into it. */
  isAsked: boolean;
  saved: () => void;
};

/** A new lead from three fields, in the same box. Everything else can be asked on its page. */
export function NewCaller({ text, isAsked, saved }: Props) {
  const provider = useProvider();
  const navigate = useNavigate();
  const places = useLocations().filter(({ active }) => active);
  const [chosen] = useChosenLocation();
  const [only, ...others] = places;
  const locationId = chosen ?? (others.length === 0 ? only?.id : undefined);
  const submit = useSubmit({
    act: (values) => provider.create('leads', { data: leadOf(values) }),
    done: 'Lead saved.',
    handled: nameErrors,
    after: ({ data }) => {
      saved();
      navigate(`/leads/${data.id}/show`);
    },
  });
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) {
      firstEmpty(box.current)?.focus();
    }
  }, [isAsked]);
  return (
    <Box ref={box} sx={{ p: '14px 20px' }}>
      <Box component="h2" sx={{ fontSize: 17, fontWeight: 650 }}>
        {isAsked ? 'A new lead' : 'Nobody found: a new lead?'}
      </Box>
      <Quiet sx={{ mb: 1.5 }}>
        By phone, in English; no mail goes out before they agree to it.
      </Quiet>
      <Form
        record={{ ...callerOf(text), locationId }}
        resetOptions={keepTyped}
        onSubmit={submit}
        disableInvalidFormNotification
      >
        <FormProblem />
        <Box sx={fields}>
          <TextInput source="name" label="First and last name" validate={needed} {...plain} />
          <PhoneInput source="phone" label="Phone" />
          {others.length > 0 && (
            <SelectInput source="locationId" label="Location" choices={places} validate={needed} />
          )}
        </Box>
        <AlreadyHere opened={saved} />
        <SaveButton />
      </Form>
    </Box>
  );
}

const plain = { autoComplete: 'off' };
/** The fields follow what is searched for until somebody writes into them. */
const keepTyped = { keepDirtyValues: true };
const fields = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fit, minmax(180px, 1fr))' },
  columnGap: 2,
};

/** The box closes behind whoever opens one of them. */
function AlreadyHere({ opened }: { opened: () => void }) {
  return <AlreadyHereField person={leadOf(useWatch())} opened={opened} />;
}

function SaveButton() {
  const { isSubmitting } = useFormState();
  return (
    <Button type="submit" variant="contained" color="primary" disabled={isSubmitting}>
      Save lead
    </Button>
  );
}

/** The server knows two names where the box has one field. */
function nameErrors(thrown: unknown): FormErrors | null {
  const { firstName, lastName, ...rest } = fieldErrorsOf(thrown) ?? {};
  const name = firstName ?? (lastName === undefined ? undefined : lastNameMissing(lastName));
  return name === undefined ? null : { ...rest, name };
}

function lastNameMissing(message: string): string {
  return message === 'Please fill this in.' ? 'Write the last name too.' : message;
}

function firstEmpty(box: HTMLElement | null): HTMLElement | undefined {
  const inputs = [...(box?.querySelectorAll<HTMLInputElement>('input:not([type=hidden])') ?? [])];
  return inputs.find(({ value }) => value === '') ?? inputs[0];
}
