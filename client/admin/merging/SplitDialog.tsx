import { RadioButtonGroupInput } from 'react-admin';
import type { MergeRecord } from '../../../shared/merge.ts';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';

type Props = { lead: Lead; merge: MergeRecord; close: () => void };

/** Two leads again: what was before goes back by itself, what came since as it is chosen. */
export function SplitDialog({ lead, merge, close }: Props) {
  const provider = useProvider();
  const { id, intoId, later, other } = merge;
  const choices = [lead, ...(other ? [other] : [])]
    .toSorted((a, b) => Number(b.id === intoId) - Number(a.id === intoId))
    .map(({ id: leadId, reference, firstName, lastName }) => ({
      id: String(leadId),
      name: `${reference}, ${firstName} ${lastName}`,
    }));
  return (
    <ActionDialog
      title={`Split ${other?.reference ?? 'them'} and ${lead.reference}?`}
      action="Split"
      done="Split: there are two leads again, each with what it had."
      act={(values) =>
        provider.splitLead(lead.id, { mergeId: id, laterTo: Number(values['laterTo'] ?? intoId) })
      }
      close={close}
      defaultValues={{ laterTo: String(intoId) }}
      wide
    >
      <p>
        What each of them had before the merge goes back to it: fields, appointments, mails and
        tasks.
      </p>
      {later.length > 0 && (
        <RadioButtonGroupInput
          source="laterTo"
          label={`What came since (${later.join(', ')}) stays with`}
          choices={choices}
          row={false}
          helperText={false}
        />
      )}
    </ActionDialog>
  );
}
