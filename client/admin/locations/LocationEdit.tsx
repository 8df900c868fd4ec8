import { useParams } from 'react-admin';
import { RoomsField } from '../rooms/RoomsField.tsx';
import { EditForm } from '../ui/EditForm.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AddressInputs } from './AddressInputs.tsx';
import { ClosuresSection } from './ClosuresSection.tsx';
import { HoursSection } from './HoursSection.tsx';
import { SettingsSections } from './SettingsSections.tsx';

/** One location: its rooms at once, the rest of it as one record. */
export function LocationEdit() {
  const { id } = useParams();
  return (
    <>
      <PageHeader title="Location" />
      <RoomsField locationId={Number(id)} />
      <EditForm back={() => '/locations'}>
        <AddressInputs />
        <HoursSection />
        <ClosuresSection />
        <SettingsSections />
      </EditForm>
    </>
  );
}
