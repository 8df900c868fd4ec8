import { useGetOne, useNotify } from 'react-admin';
import { useEffect } from 'react';
import type { Lead } from '../../../shared/records.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { LeadDialog } from './page/LeadDialog.tsx';
import { currentAppointment, type LeadAction } from './page/leadActions.ts';
import { useAppointments } from './page/useLeadRows.ts';

type Props = { leadId: number; action: LeadAction; close: () => void };

/** The form of an action, for a lead whose page is not open. */
export function LeadActionField({ leadId, action, close }: Props) {
  const notify = useNotify();
  const { data, error } = useGetOne<Lead>('leads', { id: leadId });
  useEffect(() => {
    if (error) {
      notify(sentenceOf(error), { type: 'warning' });
      close();
    }
  }, [error, notify, close]);
  return data ? <LoadedAction lead={data} action={action} close={close} /> : null;
}

function LoadedAction({ lead, ...rest }: Omit<Props, 'leadId'> & { lead: Lead }) {
  const appointment = currentAppointment(useAppointments(lead));
  return <LeadDialog lead={lead} appointment={appointment} {...rest} />;
}
