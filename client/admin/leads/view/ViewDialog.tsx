import { BooleanInput, required, TextInput, useDataProvider } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { View } from '../../../../shared/records.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import { useKeepView } from './useLeadView.ts';
import type { ShownList } from './useShownList.ts';

export type ViewAct = 'create' | 'update' | 'rename' | 'remove';

type Props = { act: ViewAct; chosen: View | undefined; list: ShownList; close: () => void };
type ChosenProps = Omit<Props, 'act' | 'chosen'> & { view: View };

/** The small form of what is to be done with a view. */
export function ViewDialog({ act, chosen, list, close }: Props) {
  if (act === 'create' || !chosen) {
    return <NewViewDialog list={list} close={close} />;
  }
  const props = { view: chosen, list, close };
  switch (act) {
    case 'update':
      return <UpdateViewDialog {...props} />;
    case 'rename':
      return <RenameViewDialog {...props} />;
    case 'remove':
      return <RemoveViewDialog {...props} />;
  }
}

function NewViewDialog({ list, close }: Pick<Props, 'list' | 'close'>) {
  const provider = useDataProvider();
  const keep = useKeepView();
  async function save(values: FieldValues): Promise<void> {
    const { data } = await provider.create<View>('views', { data: { ...list, ...said(values) } });
    keep({ viewId: data.id, columns: null });
  }
  return (
    <ActionDialog
      title="Save as a new view"
      action="Save view"
      done="View saved. It is under “View” on every machine."
      defaultValues={{ name: '', shared: false }}
      act={save}
      close={close}
    >
      <Quiet sx={{ mb: 2 }}>
        It keeps the filters, the order, the columns, and whether this is a list or a board.
      </Quiet>
      <NameInputs />
    </ActionDialog>
  );
}

function NameInputs() {
  return (
    <>
      <TextInput source="name" label="Name" validate={needed} autoComplete="off" />
      <BooleanInput
        source="shared"
        label="Share with colleagues of my locations"
        helperText={false}
      />
    </>
  );
}

const needed = required();

function said(values: FieldValues): Pick<View, 'name' | 'shared'> {
  return { name: String(values['name'] ?? ''), shared: values['shared'] === true };
}

function UpdateViewDialog({ view, list, close }: ChosenProps) {
  const change = useChange(view);
  const keep = useKeepView();
  return (
    <ActionDialog
      title={`Save changes to “${view.name}”?`}
      action="Save changes"
      done="View saved."
      act={async () => {
        await change(list);
        keep({ columns: null });
      }}
      close={close}
    >
      <p>
        {view.shared
          ? 'Everybody who uses this view will see what you see now.'
          : 'It will show what you see now.'}
      </p>
    </ActionDialog>
  );
}

function RenameViewDialog({ view, close }: ChosenProps) {
  const change = useChange(view);
  return (
    <ActionDialog
      title="Rename or share this view"
      action="Save"
      done="View saved."
      defaultValues={{ name: view.name, shared: view.shared }}
      act={(values) => change(said(values))}
      close={close}
    >
      <NameInputs />
    </ActionDialog>
  );
}

function useChange(view: View) {
  const provider = useDataProvider();
  return (changes: Partial<View>) =>
    provider.update<View>('views', {
      id: view.id,
      data: { ...view, ...changes },
      previousData: view,
    });
}

function RemoveViewDialog({ view, close }: ChosenProps) {
  const provider = useDataProvider();
  const keep = useKeepView();
  return (
    <ActionDialog
      title={`Delete “${view.name}”?`}
      action="Delete view"
      done="View deleted. The leads are as they were."
      act={async () => {
        await provider.delete<View>('views', { id: view.id, previousData: view });
        keep({ viewId: null });
      }}
      close={close}
    >
      <p>
        {view.shared
          ? 'It is gone for everybody who uses it. No lead is changed.'
          : 'No lead is changed.'}
      </p>
    </ActionDialog>
  );
}
