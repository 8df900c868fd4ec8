import { email, required, TextInput } from 'react-admin';
import { CreateForm } from '../ui/CreateForm.tsx';
import { FormSection } from '../ui/FormSection.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { UserInputs } from './UserInputs.tsx';

const address = [required(), email()];

/** A new colleague gets a mail with a link to choose a password. */
export function UserCreate() {
  return (
    <>
      <PageHeader title="Invite somebody" />
      <CreateForm
        defaultValues={{ role: 'frontDesk', locationIds: [], languages: ['en'] }}
        done="Invited; a mail with a link is on its way."
        next={() => '/users'}
        back="/users"
      >
        <FormSection
          title="Account"
          hint="They choose their password themselves, by the link in the mail."
        >
          <TextInput
            source="email"
            label="Mail address"
            type="email"
            validate={address}
            autoComplete="off"
          />
          <UserInputs />
        </FormSection>
      </CreateForm>
    </>
  );
}
