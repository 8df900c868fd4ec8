import { useState, type ReactNode } from 'react';
import { Form, useDataProvider, useResourceContext, type RaRecord } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { FormProblem } from './FormProblem.tsx';
import { LeaveWhenSaved } from './LeaveWhenSaved.tsx';
import { SaveBar } from './SaveBar.tsx';
import { useSubmit } from './useSubmit.ts';

type Props = {
  defaultValues?: FieldValues;
  done: string;
  /** Where to go when it is made; and where "Back" leads. */
  next: (record: RaRecord) => string;
  back: string;
  /** Shapes the form's values as the server wants them. */
  transform?: (values: FieldValues) => FieldValues;
  /** Beside the button that saves: always in sight. */
  aside?: ReactNode;
  children: ReactNode;
};

/** The create page of any record. */
export function CreateForm(props: Props) {
  const { defaultValues = noValues, done, next, back, transform = whatHasValue } = props;
  const resource = useResourceContext();
  const provider = useDataProvider();
  const [made, setMade] = useState<RaRecord | null>(null);
  const submit = useSubmit({
    act: (values) => provider.create(resource ?? '', { data: transform(values) }),
    done,
    after: ({ data }) => setMade(data),
  });
  return (
    <>
      <Form onSubmit={submit} defaultValues={defaultValues} warnWhenUnsavedChanges={made === null}>
        <FormProblem />
        {props.children}
        <SaveBar back={back}>{props.aside}</SaveBar>
      </Form>
      <LeaveWhenSaved to={made && next(made)} />
    </>
  );
}

const noValues = {};

/** What was left empty isn't sent. */
export function whatHasValue(values: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value != null && value !== ''),
  );
}
