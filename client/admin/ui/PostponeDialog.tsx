import { DateTimeInput, required } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useZone } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { ActionDialog } from './ActionDialog.tsx';

const needed = required('Choose a day and a time.');
/** The field keeps the local time as typed; only the location's zone can tell the instant. */
const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');

type Props = { leadId: number; locationId: number; close: () => void };

/** Puts off what is to be done for a lead to any day. */
export function PostponeDialog({ leadId, locationId, close }: Props) {
  const zone = useZone(locationId);
  const provider = useProvider();
  const now = useNow();
  const until = (values: FieldValues) => fromWallClock(asTyped(values['until']), zone);
  return (
    <ActionDialog
      title="Put off until"
      action="Put off"
      done="Put off."
      act={(values) => provider.postponeLead(leadId, until(values))}
      close={close}
    >
      <DateTimeInput
        source="until"
        label="Day and time"
        parse={asTyped}
        format={asTyped}
        validate={needed}
        helperText={`Local time of the location (${zoneName(now, zone)}).`}
      />
    </ActionDialog>
  );
}
