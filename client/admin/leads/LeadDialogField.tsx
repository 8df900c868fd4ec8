import { Suspense } from 'react';
import { useGetOne } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import type { Done } from '../app/httpClient.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';

const LeadDialog = lazyNamed(() => import('./page/LeadDialog.tsx'), 'LeadDialog');

type Props = {
  leadId: number;
  action: 'logCall' | 'book' | 'close' | 'assign';
  close: () => void;
  /** Called when an appointment was booked, before the dialog closes; tells of it instead. */
  booked?: (done: Done) => void;
};

/** The form of an action, for screens that know a lead only by its number. */
export function LeadDialogField({ leadId, action, close, booked }: Props) {
  const { data: lead } = useGetOne<Lead>('leads', { id: leadId }, { onError: close });
  return (
    <Suspense fallback={null}>
      {lead && (
        <LeadDialog
          action={action}
          lead={lead}
          appointment={undefined}
          close={close}
          {...(booked && { booked })}
        />
      )}
    </Suspense>
  );
}
