import { useDataProvider, type Identifier } from 'react-admin';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { AssigneeInput, assigneeOf } from './AssigneeInput.tsx';
import { leadCount } from '../../format/leadCount.ts';

export type BulkProps = { ids: Identifier[]; close: () => void; unselect: () => void };

export function BulkAssignDialog({ ids, close, unselect }: BulkProps) {
  const provider = useDataProvider();
  return (
    <ActionDialog
      title={`Assign ${leadCount(ids.length)}`}
      action="Assign"
      done={`${leadCount(ids.length)} assigned.`}
      act={async (values) => {
        await provider.updateMany('leads', { ids, data: { assigneeId: assigneeOf(values) } });
        unselect();
      }}
      close={close}
    >
      <AssigneeInput />
    </ActionDialog>
  );
}
