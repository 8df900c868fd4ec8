import { useQuery } from '@tanstack/react-query';
import { required, SelectInput, TextInput } from 'react-admin';
import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const needed = required();

/** Whoever opens the dialog chooses at once. */
const focusFirst = (box: HTMLElement | null) =>
  box?.querySelector<HTMLElement>('[role=combobox]')?.focus();

/** Offers a lead to another location, which accepts or declines. */
export function TransferDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  const { data: targets = [] } = useQuery({
    queryKey: ['transferTargets'],
    queryFn: () => provider.transferTargets(),
  });
  const others = targets.filter(({ id }) => id !== lead.locationId);
  return (
    <ActionDialog
      title="Hand over to another location?"
      action="Offer"
      done="Offered. Until they accept, the lead stays with you."
      act={({ locationId, note }) =>
        provider.offerTransfer(lead.id, {
          locationId: Number(locationId),
          note: String(note ?? ''),
        })
      }
      close={close}
    >
      <div ref={focusFirst}>
        <SelectInput source="locationId" label="To" choices={others} validate={needed} />
      </div>
      <TextInput source="note" label="Note for them" multiline minRows={2} />
      <Quiet>
        They see the name, the language, when the person asked, and your note. The rest follows when
        they accept; then you see only that it was handed over.
      </Quiet>
    </ActionDialog>
  );
}
