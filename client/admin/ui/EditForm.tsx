import { useState, type ReactNode } from 'react';
import { EditBase, Form, useEditContext, type RaRecord } from 'react-admin';
import { FormProblem } from './FormProblem.tsx';
import { LeaveWhenSaved } from './LeaveWhenSaved.tsx';
import { Problem } from './Problem.tsx';
import { SaveBar } from './SaveBar.tsx';
import { saidOnPage } from './saidOnPage.ts';
import { SkeletonRows } from './SkeletonRows.tsx';
import { useSaveOver } from './useSaveOver.tsx';
import { useSubmit } from './useSubmit.ts';

type Props = {
  /** Where to go once it is saved, or given up. */
  back: (record: RaRecord) => string;
  children: ReactNode;
};

const calmReads = { ...saidOnPage, refetchOnWindowFocus: false };

/** The edit page of any record: waits for the server, and survives a colleague's faster save. */
export function EditForm(props: Props) {
  return (
    <EditBase mutationMode="pessimistic" disableAuthentication queryOptions={calmReads}>
      <LoadedForm {...props} />
    </EditBase>
  );
}

function LoadedForm(props: Props) {
  const { record, error, refetch, resource } = useEditContext<RaRecord>();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!record) {
    return <SkeletonRows />;
  }
  return <RecordForm key={record.id} resource={resource} record={record} {...props} />;
}

type FormProps = Props & { resource: string; record: RaRecord };

/** Stays with the record as it was read first: what is read later must not slip under the typing. */
function RecordForm({ resource, record, back, children }: FormProps) {
  const [before] = useState(record);
  const [saved, setSaved] = useState<RaRecord | null>(null);
  const { save, question } = useSaveOver(resource);
  const submit = useSubmit({
    act: (values) => save(before, values),
    done: 'Saved.',
    after: setSaved,
  });
  return (
    <>
      <Form record={before} onSubmit={submit} warnWhenUnsavedChanges={saved === null}>
        <FormProblem />
        {children}
        <SaveBar back={back(before)} />
      </Form>
      {question}
      <LeaveWhenSaved to={saved && back(saved)} />
    </>
  );
}
