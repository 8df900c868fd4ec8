import { required, TextInput } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { asTyped } from '../ui/asTyped.ts';
import { Quiet } from '../ui/Card.tsx';

const needed = required();

/** For good, so it takes a written reason and the reference typed by hand. */
export function EraseDialog({ lead, close }: { lead: Lead; close: () => void }) {
  const provider = useProvider();
  return (
    <ActionDialog
      title={`Erase all about ${leadName(lead)}?`}
      action="Erase for good"
      done="Erased. What is left counts in reports and tells nothing of the person."
      act={(values) =>
        provider.eraseLead(lead.id, {
          reason: asTyped(values['reason']),
          reference: asTyped(values['reference']),
        })
      }
      close={close}
      wide
    >
      <p>
        Name, address, number, message, notes, mails and everything else that somebody wrote goes at
        once and can’t be brought back. What is booked is cancelled without a mail.
      </p>
      <Quiet sx={{ mt: 1, mb: 2 }}>
        Reports keep their counts. “Do not contact” is remembered without the address. Backups still
        hold the data: delete those made before.
      </Quiet>
      <TextInput
        source="reason"
        label="Why? It stays, so leave out who it is"
        multiline
        minRows={2}
        validate={needed}
      />
      <TextInput
        source="reference"
        label={`Type ${lead.reference}`}
        validate={needed}
        helperText={false}
        autoComplete="off"
      />
    </ActionDialog>
  );
}
