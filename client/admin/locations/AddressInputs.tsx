import { BooleanInput, email, required, SelectInput, TextInput } from 'react-admin';
import { FormSection } from '../ui/FormSection.tsx';
import { PhoneInput } from '../ui/PhoneInput.tsx';

const needed = required();
const address = [required(), email()];

/** Zones of the United States first: nearly every clinic is in one of them. */
const home = ['America/Chicago', 'America/New_York', 'America/Denver', 'America/Los_Angeles'];
const others = Intl.supportedValuesOf('timeZone').filter((zone) => !home.includes(zone));
const zones = [...home, ...others].map((id) => ({ id, name: id.replaceAll('_', ' ') }));

export function AddressInputs() {
  return (
    <FormSection title="Name and address">
      <TextInput source="name" label="Name" validate={needed} />
      <TextInput
        source="slug"
        label="Short name in web addresses"
        validate={needed}
        helperText="Small letters, digits and hyphens, as in alamo-heights. Web sites link to it."
      />
      <TextInput source="street" label="Street" validate={needed} />
      <TextInput source="city" label="City" validate={needed} />
      <TextInput source="region" label="State" validate={needed} />
      <TextInput source="postalCode" label="ZIP code" validate={needed} />
      <PhoneInput source="phone" label="Phone" validate={needed} />
      <TextInput source="email" label="Mail address" type="email" validate={address} />
      <SelectInput source="timeZone" label="Time zone" choices={zones} validate={needed} />
      <BooleanInput source="active" label="Takes requests" helperText={false} />
    </FormSection>
  );
}
