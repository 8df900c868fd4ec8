import { languageLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { AppointmentDialog } from '../../appointments/AppointmentActionsField.tsx';
import { useProvider } from '../../app/useProvider.ts';
import { leadName } from '../../format/leadName.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { Quiet } from '../../ui/Card.tsx';
import { BookDialog } from '../dialogs/BookDialog.tsx';
import { CloseDialog } from '../dialogs/CloseDialog.tsx';
import { ReopenDialog } from '../dialogs/ReopenDialog.tsx';
import type { Asked } from './useMove.ts';

/** Asks for the fact that a move needs. */
export function MoveDialog({ asked: { lead, plan }, close }: { asked: Asked; close: () => void }) {
  switch (plan.kind) {
    case 'sendLink':
      return <SendLinkDialog lead={lead} close={close} />;
    case 'book':
      return <BookDialog lead={lead} close={close} />;
    case 'close':
      return <CloseDialog lead={lead} close={close} />;
    case 'reopen':
      return <ReopenDialog lead={lead} close={close} />;
    case 'complete':
      return <AppointmentDialog appointment={plan.appointment} action="complete" close={close} />;
  }
}

function SendLinkDialog({ lead, close }: { lead: Lead; close: () => void }) {
  const provider = useProvider();
  return (
    <ActionDialog
      title="Send the booking link?"
      action="Send link"
      done="The mail is on its way. The lead is emailed once the mail server has taken it."
      act={() => provider.sendLeadMail(lead.id, 'bookingLink')}
      close={close}
    >
      <p style={{ overflowWrap: 'anywhere' }}>
        To <b>{leadName(lead)}</b>, {lead.email}, in {languageLabels[lead.language]}.
      </p>
      <Quiet sx={{ mt: 1 }}>The card moves when the mail server has taken the mail.</Quiet>
    </ActionDialog>
  );
}
