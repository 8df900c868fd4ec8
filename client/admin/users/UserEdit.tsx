import { BooleanInput } from 'react-admin';
import { EditForm } from '../ui/EditForm.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { UserInputs } from './UserInputs.tsx';

export function UserEdit() {
  return (
    <>
      <PageHeader title="Account" />
      <EditForm back={() => '/users'}>
        <FormSection
          title="Account"
          hint="A change of role, or switching off, signs the person out at once."
        >
          <UserInputs />
          <BooleanInput className="wide" source="active" label="May sign in" helperText={false} />
        </FormSection>
      </EditForm>
    </>
  );
}
