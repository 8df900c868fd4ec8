import { required, SelectInput, TextInput, useDataProvider } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { concernLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { concerns } from '../../../../shared/vocabulary.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();
const choices = concerns.map((id) => ({ id, name: concernLabels.en[id] }));

type Shown = Pick<Lead, 'concern' | 'message'>;
type Props = LeadDialogProps & { shown: Shown; saved: (now: Shown) => void };

/** Puts right what the person suffers from, or what they wrote. */
export function ConcernDialog({ lead, shown, saved, close }: Props) {
  const provider = useDataProvider();
  async function save(values: FieldValues): Promise<void> {
    const { data } = await provider.update<Lead>('leads', {
      id: lead.id,
      data: { ...lead, concern: values['concern'], message: values['message'] ?? null },
      previousData: lead,
    });
    saved({ concern: data.concern, message: data.message });
  }
  return (
    <ActionDialog
      title="Edit concern and message"
      action="Save"
      done="Saved."
      defaultValues={shown}
      act={save}
      close={close}
    >
      <SelectInput source="concern" label="Concern" choices={choices} validate={needed} />
      <TextInput source="message" label="Message" multiline minRows={3} />
    </ActionDialog>
  );
}
