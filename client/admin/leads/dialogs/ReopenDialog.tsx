import { statusLabels } from '../../../../shared/labels.ts';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

export function ReopenDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  const before = statusLabels[lead.statusBeforeClose ?? 'requested'].toLowerCase();
  return (
    <ActionDialog
      title="Reopen this lead?"
      action="Reopen"
      done="Reopened."
      act={() => provider.reopenLead(lead.id)}
      close={close}
    >
      <p>It goes back to where it was: {before}.</p>
    </ActionDialog>
  );
}
