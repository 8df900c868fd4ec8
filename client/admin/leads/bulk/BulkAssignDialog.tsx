import { useDataProvider } from 'react-admin';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { leadCount } from '../../format/leadCount.ts';
import { AssigneeInput, assigneeOf } from '../dialogs/AssigneeInput.tsx';
import type { BulkProps } from './useBulkPreview.ts';

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
