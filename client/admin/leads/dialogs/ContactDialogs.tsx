import { RadioButtonGroupInput, required, TextInput } from 'react-admin';
import { contactStops } from '../../../../shared/vocabulary.ts';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();
const reasons = [
  { id: 'doNotContact', name: 'They asked us not to contact them' },
  { id: 'crisis', name: 'They are in a crisis: pause what goes out by itself' },
];

/** Nobody writes or calls any more, or nothing by itself: at once. */
export function StopContactDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title="Stop contact with this person?"
      action="Stop contact"
      done="Stopped. Mails that waited are held back."
      act={(values) => {
        const reason = contactStops.find((each) => each === values['reason']) ?? 'doNotContact';
        const note: unknown = values['note'];
        const said = typeof note === 'string' && note !== '' ? { note } : {};
        return provider.stopContact(lead.id, { reason, ...said });
      }}
      close={close}
    >
      <RadioButtonGroupInput source="reason" label="Why?" choices={reasons} validate={needed} />
      <TextInput source="note" label="Note" multiline minRows={2} />
    </ActionDialog>
  );
}

export function ResumeContactDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title="May this person be contacted again?"
      action="Resume contact"
      done="May be contacted again. The follow-up goes on."
      act={() => provider.resumeContact(lead.id)}
      close={close}
    >
      <p>Calls and mails are planned again by themselves.</p>
    </ActionDialog>
  );
}
