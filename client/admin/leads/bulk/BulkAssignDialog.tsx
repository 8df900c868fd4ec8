import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { leadCount } from '../../format/leadCount.ts';
import { AssigneeInput, assigneeOf } from '../dialogs/AssigneeInput.tsx';
import type { BulkProps } from './useBulkPreview.ts';

export function BulkAssignDialog({ ids, close, unselect }: BulkProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title={`Assign ${leadCount(ids.length)}`}
      action="Assign"
      done={`${leadCount(ids.length)} assigned.`}
      act={async (values) => {
        const done = await provider.assignLeads(ids, assigneeOf(values));
        unselect();
        return done;
      }}
      close={close}
    >
      <AssigneeInput />
    </ActionDialog>
  );
}
