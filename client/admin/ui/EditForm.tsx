import { useState, type ReactNode } from 'react';
import { EditBase, Form, useDataProvider, useEditContext, type RaRecord } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { ConflictNotice, conflictOf } from './ConflictNotice.tsx';
import { FormProblem } from './FormProblem.tsx';
import { LeaveWhenSaved } from './LeaveWhenSaved.tsx';
import { Problem } from './Problem.tsx';
import { SaveBar } from './SaveBar.tsx';
import { saidOnPage } from './saidOnPage.ts';
import { SkeletonRows } from './SkeletonRows.tsx';
import { useSubmit } from './useSubmit.ts';

type Props = {
  /** Where to go once it is saved, or given up. */
  back: (record: RaRecord) => string;
  children: ReactNode;
};

/** Whatever is read again goes under what is being typed, never over it. */
const calmReads = { ...saidOnPage, refetchOnWindowFocus: false };
const keepTyped = { keepDirtyValues: true };

/** The edit page of any record: waits for the server, and survives a colleague's faster save. */
export function EditForm(props: Props) {
  return (
    <EditBase mutationMode="pessimistic" disableAuthentication queryOptions={calmReads}>
      <LoadedForm {...props} />
    </EditBase>
  );
}

function LoadedForm({ back, children }: Props) {
  const { record, error, refetch, resource } = useEditContext<RaRecord>();
  const provider = useDataProvider();
  const [theirs, setTheirs] = useState<RaRecord | null>(null);
  const [saved, setSaved] = useState<RaRecord | null>(null);
  const submit = useSubmit({
    act: (values) => provider.update(resource, updateOf(values, record)),
    done: 'Saved.',
    after: ({ data }) => setSaved(data),
    handled: (thrown) => {
      const current = conflictOf(thrown);
      setTheirs((known) => current ?? known);
      return current && { 'root.conflict': 'Somebody was faster.' };
    },
  });
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!record) {
    return <SkeletonRows />;
  }
  return (
    <>
      <Form
        record={theirs ?? record}
        resetOptions={keepTyped}
        onSubmit={submit}
        warnWhenUnsavedChanges={saved === null}
      >
        {theirs && <ConflictNotice before={record} theirs={theirs} />}
        <FormProblem />
        {children}
        <SaveBar back={back(record)} />
      </Form>
      <LeaveWhenSaved to={saved && back(saved)} />
    </>
  );
}

function updateOf(values: FieldValues, record: RaRecord | undefined) {
  return { id: record?.id ?? '', data: values, previousData: record };
}
