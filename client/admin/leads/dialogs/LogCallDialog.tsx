import { RadioButtonGroupInput, required, TextInput } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { callOutcomeLabels } from '../../../../shared/labels.ts';
import { callOutcomes } from '../../../../shared/vocabulary.ts';
import { useRefusal } from '../../app/useConsents.ts';
import { useProvider } from '../../app/useProvider.ts';
import { useZone } from '../../app/useLocations.ts';
import { fromWallClock } from '../../format/wallClock.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { asTyped } from '../../ui/asTyped.ts';
import { Quiet } from '../../ui/Card.tsx';
import { WallClockInput } from '../../ui/WallClockInput.tsx';
import type { LeadDialogProps } from './AssignDialog.tsx';

const choices = callOutcomes.map((id) => ({ id, name: callOutcomeLabels[id] }));
const needed = required();

/** How a call went; a promised call back becomes the next task. */
export function LogCallDialog({ lead, close }: LeadDialogProps) {
  const provider = useProvider();
  const zone = useZone(lead.locationId);
  const noCall = useRefusal(lead.id, 'phone');
  return (
    <ActionDialog
      title="Log a call"
      action="Save call"
      done="Call saved."
      act={(values) => provider.logCall(lead.id, callOf(values, zone))}
      close={close}
    >
      <RadioButtonGroupInput
        source="outcome"
        label="How did it go?"
        choices={choices}
        validate={needed}
      />
      <TextInput source="note" label="Note" multiline minRows={2} />
      {noCall === null ? (
        <WallClockInput
          source="followUpAt"
          label="Call back at"
          hint="Leave empty if nothing was agreed."
        />
      ) : (
        <Quiet>{noCall} No call back can be promised.</Quiet>
      )}
    </ActionDialog>
  );
}

/** The field keeps the local time as typed; only the location's zone can tell the instant. */

function callOf(values: FieldValues, zone: string) {
  const outcome = callOutcomes.find((each) => each === values['outcome']) ?? 'noAnswer';
  const note = asTyped(values['note']);
  const followUp = asTyped(values['followUpAt']);
  return {
    outcome,
    ...(note !== '' && { note }),
    ...(followUp !== '' && { followUpAt: fromWallClock(followUp, zone) }),
  };
}
