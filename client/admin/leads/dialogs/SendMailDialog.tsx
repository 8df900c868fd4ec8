import { required, SelectInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { Appointment } from '../../../../shared/records.ts';
import { languageLabels, templateLabels } from '../../../../shared/labels.ts';
import { patientTemplates, type PatientTemplate } from '../../../../shared/vocabulary.ts';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();

type Props = LeadDialogProps & { appointment: Appointment | undefined };

/** Sends one of the prepared mails, in the person's language. */
export function SendMailDialog({ lead, appointment, close }: Props) {
  const provider = useProvider();
  const fitting: PatientTemplate[] = appointment
    ? ['confirmation', 'reminder']
    : ['bookingLink', 'rebooking', 'personal'];
  const choices = fitting.map((id) => ({ id, name: templateLabels[id] }));
  return (
    <ActionDialog
      title="Send a mail"
      action="Send"
      done="The mail is on its way; the Outbox shows how it goes."
      defaultValues={{ template: fitting[0] }}
      act={(values) => provider.sendLeadMail(lead.id, templateOf(values))}
      close={close}
    >
      <Quiet sx={{ mb: 2, overflowWrap: 'anywhere' }}>
        To {lead.email}, in {languageLabels[lead.language]}.
      </Quiet>
      <SelectInput source="template" label="Mail" choices={choices} validate={needed} />
    </ActionDialog>
  );
}

function templateOf(values: FieldValues): PatientTemplate {
  return patientTemplates.find((each) => each === values['template']) ?? 'bookingLink';
}
