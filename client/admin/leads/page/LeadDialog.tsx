import { BookDialog } from '../../appointments/BookDialog.tsx';
import { MoveDialog } from '../../appointments/MoveDialog.tsx';
import { OutcomeDialog } from '../../appointments/OutcomeDialog.tsx';
import type { Appointment, Lead } from '../../../../shared/records.ts';
import { AssignDialog } from '../dialogs/AssignDialog.tsx';
import { CloseDialog } from '../dialogs/CloseDialog.tsx';
import { CorrectStatusDialog } from '../dialogs/CorrectStatusDialog.tsx';
import { LogCallDialog } from '../dialogs/LogCallDialog.tsx';
import { ReopenDialog } from '../dialogs/ReopenDialog.tsx';
import { SendMailDialog } from '../dialogs/SendMailDialog.tsx';
import type { LeadAction } from './leadActions.ts';

type Props = {
  action: LeadAction;
  lead: Lead;
  appointment: Appointment | undefined;
  close: () => void;
};

/** The form of the action that was chosen. */
export function LeadDialog({ action, lead, appointment, close }: Props) {
  switch (action) {
    case 'logCall':
      return <LogCallDialog lead={lead} close={close} />;
    case 'sendMail':
      return <SendMailDialog lead={lead} appointment={appointment} close={close} />;
    case 'book':
      return <BookDialog lead={lead} close={close} />;
    case 'assign':
      return <AssignDialog lead={lead} close={close} />;
    case 'close':
      return <CloseDialog lead={lead} close={close} />;
    case 'reopen':
      return <ReopenDialog lead={lead} close={close} />;
    case 'correctStatus':
      return <CorrectStatusDialog lead={lead} close={close} />;
    case 'reschedule':
      return appointment && <MoveDialog appointment={appointment} close={close} />;
    case 'complete':
    case 'noShow':
      return (
        appointment && <OutcomeDialog appointment={appointment} outcome={action} close={close} />
      );
    case 'edit':
      return null;
  }
}
