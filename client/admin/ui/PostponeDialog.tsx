import { required } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { useZone } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { asTyped } from './asTyped.ts';
import { WallClockInput } from './WallClockInput.tsx';

const needed = required('Choose a day and a time.');
/** The field keeps the local time as typed; only the location's zone can tell the instant. */

type Props = { leadId: number; locationId: number; close: () => void };

/** Puts off what is to be done for a lead to any day. */
export function PostponeDialog({ leadId, locationId, close }: Props) {
  const zone = useZone(locationId);
  const provider = useProvider();
  const until = (values: FieldValues) => fromWallClock(asTyped(values['until']), zone);
  return (
    <ActionDialog
      title="Put off until"
      action="Put off"
      done="Put off."
      act={(values) => provider.postponeLead(leadId, until(values))}
      close={close}
    >
      <WallClockInput source="until" label="Day and time" validate={needed} zone={zone} />
    </ActionDialog>
  );
}
