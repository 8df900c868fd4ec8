import { DateTimeInput, required } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { fromWallClock } from '../format/wallClock.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';
import { useLocations, useZone } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

const needed = required('Choose until when.');
const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');

/** Until when the signed-in person is away, and what that does to their leads. */
export function AwayDialog({ close }: { close: () => void }) {
  const provider = useProvider();
  const now = useNow();
  const zone = useZone(useLocations()[0]?.id);
  const until = (values: FieldValues) => fromWallClock(asTyped(values['until']), zone);
  return (
    <ActionDialog
      title="I am away"
      action="I am away"
      done="You are away. Colleagues see until when."
      act={(values) => provider.setAway(until(values))}
      close={close}
    >
      <Quiet sx={{ mb: 2 }}>
        Your leads that nobody has called yet go back to everybody. The others stay yours; hand them
        over on Today if somebody should go on with them.
      </Quiet>
      <DateTimeInput
        source="until"
        label="Until"
        parse={asTyped}
        format={asTyped}
        validate={needed}
        helperText={`Local time (${zoneName(now, zone)}).`}
      />
    </ActionDialog>
  );
}
