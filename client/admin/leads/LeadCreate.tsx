import { BooleanInput, required, SelectInput, TextInput } from 'react-admin';
import { currentConsent } from '../../../shared/consent.ts';
import { concernLabels, sourceLabels } from '../../../shared/labels.ts';
import { concerns } from '../../../shared/vocabulary.ts';
import { useWatch } from 'react-hook-form';
import { useChosenLocation, useLocations } from '../app/useLocations.ts';
import { AlreadyHereField } from '../duplicates/AlreadyHereField.tsx';
import { HandedOverHintField } from '../transfers/HandedOverHintField.tsx';
import { CreateForm } from '../ui/CreateForm.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { LeadInputs } from './LeadInputs.tsx';

const needed = required();
const sources = (['phone', 'walkIn', 'referral'] as const).map((id) => ({
  id,
  name: sourceLabels[id],
}));
const concernChoices = concerns.map((id) => ({ id, name: concernLabels.en[id] }));

/** Takes down somebody who called, walked in or was referred. */
export function LeadCreate() {
  const places = useLocations().filter((each) => each.active);
  const [chosen] = useChosenLocation();
  const [first] = places;
  if (!first) {
    return <SkeletonRows />;
  }
  const only = places.length === 1 ? first.id : null;
  const start = { ...usual, locationId: chosen ?? only };
  return (
    <>
      <PageHeader title="New lead" />
      <CreateForm
        defaultValues={start}
        done="Lead saved."
        next={({ id }) => `/leads/${id}/show`}
        back="/leads"
        aside={<AlreadyHere />}
      >
        <FormSection title="How they came">
          <SelectInput source="source" label="By" choices={sources} validate={needed} />
          <SelectInput source="locationId" label="Location" choices={places} validate={needed} />
        </FormSection>
        <LeadInputs />
        <FormSection title="What it is about">
          <SelectInput source="concern" label="Concern" choices={concernChoices} />
          <TextInput source="note" label="Note" multiline minRows={2} />
        </FormSection>
        <ConsentSection />
      </CreateForm>
    </>
  );
}

/** Nobody is taken down twice unawares. */
function AlreadyHere() {
  const person = useWatch();
  return (
    <>
      <AlreadyHereField person={person} />
      <HandedOverHintField person={person} />
    </>
  );
}

const usual = {
  source: 'phone',
  language: 'en',
  preferredContact: 'phone',
  concern: 'undisclosed',
  contactConsent: false,
};

function ConsentSection() {
  const { text } = currentConsent();
  return (
    <FormSection
      title="Consent"
      hint="Read it to the person. Without it no mail goes out by itself."
    >
      <blockquote className="wide" style={{ margin: '0 0 8px', fontStyle: 'italic' }}>
        {text.en}
        <br />
        <span lang="es">{text.es}</span>
      </blockquote>
      <BooleanInput
        className="wide"
        source="contactConsent"
        label="The person agreed"
        helperText={false}
      />
    </FormSection>
  );
}
