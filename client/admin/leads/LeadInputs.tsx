import { NullableBooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { channelLabels, languageLabels } from '../../../shared/labels.ts';
import { contactChannels, languages } from '../../../shared/vocabulary.ts';
import { FormSection } from '../ui/FormSection.tsx';
import { PhoneInput } from '../ui/PhoneInput.tsx';

const needed = required();
const channels = contactChannels.map((id) => ({ id, name: channelLabels.en[id] }));
const spoken = languages.map((id) => ({ id, name: languageLabels[id] }));

/** What edit and create share: who the person is and how to reach them. */
export function LeadInputs() {
  return (
    <>
      <FormSection title="Who">
        <TextInput source="firstName" label="First name" validate={needed} autoComplete="off" />
        <TextInput source="lastName" label="Last name" validate={needed} autoComplete="off" />
        <SelectInput source="language" label="Language" choices={spoken} validate={needed} />
        <TextInput source="howHeard" label="How they heard of us" />
      </FormSection>
      <FormSection title="How to reach" hint="A phone number or a mail address is needed.">
        <PhoneInput source="phone" label="Phone" />
        <TextInput source="email" label="Mail address" type="email" autoComplete="off" />
        <SelectInput
          source="preferredContact"
          label="Prefers"
          choices={channels}
          validate={needed}
        />
        <TextInput source="bestTime" label="Best time" />
      </FormSection>
    </>
  );
}

/** Only for a lead that is there: what staff learn later. */
export function LeadFactsInputs() {
  return (
    <FormSection title="On behalf of, and what is allowed">
      <TextInput source="requesterName" label="Who asked, if somebody else" />
      <TextInput source="requesterRelation" label="Relation to the person" />
      <TextInput source="okToTalkTo" label="May be discussed with" />
      <NullableBooleanInput
        source="voicemailOk"
        label="Voicemail is fine"
        nullLabel="Not asked yet"
        falseLabel="No"
        trueLabel="Yes"
      />
    </FormSection>
  );
}
