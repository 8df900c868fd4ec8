import { EditForm } from '../ui/EditForm.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { LeadFactsInputs, LeadInputs } from './LeadInputs.tsx';

export function LeadEdit() {
  return (
    <>
      <PageHeader title="Edit lead" />
      <EditForm back={({ id }) => `/leads/${id}/show`}>
        <LeadInputs />
        <LeadFactsInputs />
      </EditForm>
    </>
  );
}
