import { CreateForm } from '../ui/CreateForm.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { AddressInputs } from './AddressInputs.tsx';
import { HoursSection } from './HoursSection.tsx';

const usual = {
  timeZone: 'America/Chicago',
  region: 'TX',
  active: true,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' })),
};

/** A new location begins with the group's usual figures; they are changed afterwards. */
export function LocationCreate() {
  return (
    <>
      <PageHeader title="New location" />
      <CreateForm
        defaultValues={usual}
        done="Location saved. Add its rooms next: without rooms nobody can book."
        next={({ id }) => `/locations/${id}`}
        back="/locations"
      >
        <AddressInputs />
        <HoursSection />
      </CreateForm>
    </>
  );
}
