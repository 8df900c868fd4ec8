import { CheckboxGroupInput, required, SelectInput, TextInput } from 'react-admin';
import { languageLabels, roleLabels } from '../../../shared/labels.ts';
import { languages, roles } from '../../../shared/vocabulary.ts';
import { useLocations } from '../app/useLocations.ts';

const needed = required();
const spoken = languages.map((id) => ({ id, name: languageLabels[id] }));
const roleChoices = roles.map((id) => ({ id, name: roleLabels[id] }));

/** What edit and invitation share. */
export function UserInputs() {
  const locations = useLocations();
  return (
    <>
      <TextInput source="name" label="Name" validate={needed} autoComplete="off" />
      <SelectInput
        source="role"
        label="Role"
        choices={roleChoices}
        validate={needed}
        helperText="Managers also correct and hand over; admins change settings and see all locations."
      />
      <CheckboxGroupInput
        className="wide"
        source="locationIds"
        label="Locations"
        choices={locations}
        helperText="Front desk and managers see only people of these locations."
      />
      <CheckboxGroupInput
        className="wide"
        source="languages"
        label="Speaks"
        choices={spoken}
        helperText="Where leads are given out in turn, who speaks the person’s language comes first."
      />
    </>
  );
}
