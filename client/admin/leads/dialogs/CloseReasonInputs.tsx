import { required, SelectInput, TextInput } from 'react-admin';
import { useWatch, type FieldValues } from 'react-hook-form';
import { closeReasonLabels } from '../../../../shared/labels.ts';
import { closeNeedsNote, closingIsMailed } from '../../../../shared/lead-status.ts';
import { Quiet } from '../../ui/Card.tsx';
import { closeReasons, type CloseReason } from '../../../../shared/vocabulary.ts';

const choices = closeReasons.map((id) => ({ id, name: closeReasonLabels[id] }));
const needed = required();

/** Why a lead is closed, and what comes of it. "Other" says nothing by itself: it needs a note. */
export function CloseReasonInputs() {
  const chosen: unknown = useWatch({ name: 'closeReason' });
  const reason = closeReasons.find((each) => each === chosen);
  const noteNeeded = reason !== undefined && closeNeedsNote(reason);
  return (
    <>
      <SelectInput source="closeReason" label="Reason" choices={choices} validate={needed} />
      <TextInput
        source="note"
        label="Note"
        multiline
        minRows={2}
        {...(noteNeeded && { validate: needed })}
        helperText={noteNeeded ? 'Say in a few words why, since no other reason fits.' : false}
      />
      <Quiet>{consequence(reason)}</Quiet>
    </>
  );
}

function consequence(reason: CloseReason | undefined): string {
  const always = 'Upcoming appointments are cancelled and open tasks finished.';
  if (reason === undefined) {
    return always;
  }
  return closingIsMailed(reason)
    ? `${always} A mail tells whoever had an appointment.`
    : `${always} No mail goes out.`;
}

/** The form's values as the server wants them. */
export function closingOf(values: FieldValues): { closeReason: CloseReason; note?: string } {
  const closeReason = closeReasons.find((each) => each === values['closeReason']) ?? 'other';
  const note: unknown = values['note'];
  return { closeReason, ...(typeof note === 'string' && note !== '' && { note }) };
}
