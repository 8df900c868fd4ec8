import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';
import { CloseReasonInputs, closingOf } from './CloseReasonInputs.tsx';

export function CloseDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title="Close this lead?"
      action="Close lead"
      done="Closed. It can be reopened."
      act={(values) => provider.closeLead(lead.id, closingOf(values))}
      close={close}
    >
      <CloseReasonInputs />
    </ActionDialog>
  );
}
