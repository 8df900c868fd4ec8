import { BooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { FormSection } from '../ui/FormSection.tsx';
import { CadencePicture } from './CadencePicture.tsx';
import { CadencePreview } from './CadencePreview.tsx';
import { figure } from './FigureInput.tsx';
import { followUpFields } from './settingFields.ts';
import { formatNumbers, parseNumbers } from './typedLists.ts';

const needed = required();
const ways = [
  { id: 'hand', name: 'Somebody takes it' },
  { id: 'inTurn', name: 'In turn, among those who are in' },
];

/** When people are called and written to, until they book or say no. */
export function FollowUpSection() {
  return (
    <FormSection
      title="Follow-up"
      hint="Six calls and five mails reach nearly everybody who still wants to come. It stops at once when a person books, says no, or may not be contacted."
    >
      <BooleanInput
        className="wide"
        source="settings.followUp"
        label="Plan calls and mails by themselves"
        helperText={false}
      />
      <TextInput
        source="settings.callDays"
        label="Calls on days"
        format={formatNumbers}
        parse={parseNumbers}
        helperText="With commas between; 0 is the day of the request."
      />
      <TextInput
        source="settings.followUpMailDays"
        label="Mails on days"
        format={formatNumbers}
        parse={parseNumbers}
        helperText="With commas between. The link itself goes out at once."
      />
      {followUpFields.map(figure)}
      <SelectInput
        source="settings.assignment"
        label="Who gets a new lead"
        choices={ways}
        validate={needed}
        helperText="In turn: who speaks the language first, then who has the fewest in hand."
      />
      <div className="wide">
        <CadencePicture />
        <CadencePreview />
      </div>
    </FormSection>
  );
}
