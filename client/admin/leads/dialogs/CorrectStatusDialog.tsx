import { required, SelectInput, TextInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { statusLabels } from '../../../../shared/labels.ts';
import { statuses } from '../../../../shared/vocabulary.ts';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();

/** For managers: a status normally follows facts, so putting it right is a written event. */
export function CorrectStatusDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  const choices = statuses
    .filter((status) => status !== 'closed' && status !== lead.status)
    .map((id) => ({ id, name: statusLabels[id] }));
  return (
    <ActionDialog
      title="Correct the status"
      action="Correct"
      done="Corrected. The reason is in the history."
      act={(values) => provider.correctStatus(lead.id, correctionOf(values))}
      close={close}
    >
      <Quiet sx={{ mb: 2 }}>
        Only where what is recorded is wrong. Dates of stages the lead then hasn’t reached are
        removed.
      </Quiet>
      <SelectInput source="status" label="Right status" choices={choices} validate={needed} />
      <TextInput source="reason" label="Why it is wrong" multiline minRows={2} validate={needed} />
    </ActionDialog>
  );
}

function correctionOf(values: FieldValues) {
  const status = statuses.find((each) => each === values['status']) ?? 'requested';
  return { status, reason: String(values['reason'] ?? '') };
}
