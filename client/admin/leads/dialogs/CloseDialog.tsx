import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
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
      <Quiet sx={{ mb: 2 }}>
        Upcoming appointments are cancelled without a mail, and open tasks are finished.
      </Quiet>
      <CloseReasonInputs />
    </ActionDialog>
  );
}
