import { useState } from 'react';
import { required, SelectInput, TextInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { concernLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { concerns } from '../../../../shared/vocabulary.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { useSaveOver } from '../../ui/useSaveOver.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();
const choices = concerns.map((id) => ({ id, name: concernLabels.en[id] }));

type Shown = Pick<Lead, 'concern' | 'message'>;
type Props = LeadDialogProps & { shown: Shown; saved: (now: Shown) => void };

/** Puts right what the person suffers from, or what they wrote. */
export function ConcernDialog({ lead, shown, saved, close }: Props) {
  // As it was when the dialog was opened: the page behind it follows what others change.
  const [before] = useState({ ...lead, ...shown });
  const { save, question } = useSaveOver<Lead>('leads');
  async function act({ concern, message }: FieldValues): Promise<void> {
    const now = await save(before, { ...before, concern, message: message ?? null });
    saved({ concern: now.concern, message: now.message });
  }
  return (
    <>
      <ActionDialog
        title="Edit concern and message"
        action="Save"
        done="Saved."
        defaultValues={shown}
        act={act}
        close={close}
      >
        <SelectInput source="concern" label="Concern" choices={choices} validate={needed} />
        <TextInput source="message" label="Message" multiline minRows={3} />
      </ActionDialog>
      {question}
    </>
  );
}
