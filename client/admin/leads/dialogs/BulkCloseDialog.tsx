import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import type { BulkProps } from './BulkAssignDialog.tsx';
import { CloseReasonInputs, closingOf } from './CloseReasonInputs.tsx';
import { leadCount } from '../../format/leadCount.ts';

/** Says how many before it does anything; all are closed, or none. */
export function BulkCloseDialog({ ids, close, unselect }: BulkProps) {
  const provider = useProvider();
  const count = leadCount(ids.length);
  return (
    <ActionDialog
      title={`Close ${count}?`}
      action={`Close ${count}`}
      done={`${count} closed. Each can be reopened.`}
      act={async (values) => {
        await provider.closeLeads(ids, closingOf(values));
        unselect();
      }}
      close={close}
    >
      <CloseReasonInputs />
    </ActionDialog>
  );
}
