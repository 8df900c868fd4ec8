import type { Lead } from '../../../../shared/records.ts';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { AssigneeInput, assigneeOf } from './AssigneeInput.tsx';

export type LeadDialogProps = { lead: Lead; close: () => void };

export function AssignDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title="Who takes this lead?"
      action="Assign"
      done="Assigned."
      defaultValues={{ assigneeId: lead.assigneeId }}
      act={(values) => provider.assignLead(lead.id, assigneeOf(values))}
      close={close}
    >
      <AssigneeInput />
    </ActionDialog>
  );
}
