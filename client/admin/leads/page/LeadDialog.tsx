import type { Appointment, Lead } from '../../../../shared/records.ts';
import type { Done } from '../../app/httpClient.ts';
import { AppointmentDialog } from '../../appointments/AppointmentActionsField.tsx';
import { AssignDialog } from '../dialogs/AssignDialog.tsx';
import { BookDialog } from '../dialogs/BookDialog.tsx';
import { CloseDialog } from '../dialogs/CloseDialog.tsx';
import { CorrectStatusDialog } from '../dialogs/CorrectStatusDialog.tsx';
import { LogCallDialog } from '../dialogs/LogCallDialog.tsx';
import { ResumeContactDialog, StopContactDialog } from '../dialogs/ContactDialogs.tsx';
import { MergeWithField } from '../../merging/MergeWithField.tsx';
import { PostponeDialog } from '../../ui/PostponeDialog.tsx';
import { ReopenDialog } from '../dialogs/ReopenDialog.tsx';
import { SendMailDialog } from '../dialogs/SendMailDialog.tsx';
import { TransferDialog } from '../dialogs/TransferDialog.tsx';
import { useAtWork } from './atWork.ts';
import type { LeadAction } from './leadActions.ts';

type Props = {
  action: LeadAction;
  lead: Lead;
  appointment: Appointment | undefined;
  close: () => void;
  booked?: (done: Done) => void;
};

/** The form of the action that was chosen. */
export function LeadDialog({ action, lead, appointment, close, booked }: Props) {
  useAtWork();
  switch (action) {
    case 'logCall':
      return <LogCallDialog lead={lead} close={close} />;
    case 'sendMail':
      return <SendMailDialog lead={lead} appointment={appointment} close={close} />;
    case 'book':
      return <BookDialog lead={lead} close={close} {...(booked && { booked })} />;
    case 'assign':
      return <AssignDialog lead={lead} close={close} />;
    case 'close':
      return <CloseDialog lead={lead} close={close} />;
    case 'reopen':
      return <ReopenDialog lead={lead} close={close} />;
    case 'postpone':
      return <PostponeDialog leadId={lead.id} locationId={lead.locationId} close={close} />;
    case 'stopContact':
      return <StopContactDialog lead={lead} close={close} />;
    case 'resumeContact':
      return <ResumeContactDialog lead={lead} close={close} />;
    case 'transfer':
      return <TransferDialog lead={lead} close={close} />;
    case 'merge':
      return <MergeWithField lead={lead} close={close} />;
    case 'correctStatus':
      return <CorrectStatusDialog lead={lead} close={close} />;
    case 'reschedule':
      return (
        appointment && <AppointmentDialog appointment={appointment} action="move" close={close} />
      );
    case 'complete':
    case 'noShow':
      return (
        appointment && <AppointmentDialog appointment={appointment} action={action} close={close} />
      );
    case 'edit':
      return null;
  }
}
