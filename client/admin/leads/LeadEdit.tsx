import { useGetRecordId } from 'react-admin';
import { PresenceField } from '../live/PresenceField.tsx';
import { EditForm } from '../ui/EditForm.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { LeadFactsInputs, LeadInputs } from './LeadInputs.tsx';

export function LeadEdit() {
  const id = Number(useGetRecordId());
  return (
    <>
      <PageHeader title="Edit lead">
        <PresenceField leadId={id} mode="working" />
      </PageHeader>
      <EditForm back={() => `/leads/${id}/show`}>
        <LeadInputs />
        <LeadFactsInputs />
      </EditForm>
    </>
  );
}
