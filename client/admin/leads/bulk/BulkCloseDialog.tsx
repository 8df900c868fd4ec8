import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { CloseReasonInputs, closingOf } from '../dialogs/CloseReasonInputs.tsx';
import { BulkForecast } from './BulkForecast.tsx';
import { type BulkProps, useBulkPreview } from './useBulkPreview.ts';
import { useGuardedAct } from './useGuardedAct.ts';
import { leadCount } from '../../format/leadCount.ts';

/** Says how many before it does anything; all of those are closed, or none. */
export function BulkCloseDialog({ ids, close, unselect }: BulkProps) {
  const provider = useProvider();
  const forecast = useBulkPreview(ids, 'close');
  const will = forecast.preview?.will ?? [];
  const act = useGuardedAct(forecast, unselect);
  return (
    <ActionDialog
      title={`Close ${leadCount(ids.length)}?`}
      action={will.length === 0 ? 'Close' : `Close ${leadCount(will.length)}`}
      done={`${leadCount(will.length)} closed. Each can be reopened.`}
      act={(values) => act(() => provider.closeLeads(will, closingOf(values)))}
      disabled={will.length === 0}
      close={close}
    >
      <BulkForecast {...forecast}>
        {({ booked }) => (
          <p>
            {leadCount(will.length)} {will.length === 1 ? 'is' : 'are'} closed.
            {booked > 0 && ` ${booked} of them ${booked === 1 ? 'loses' : 'lose'} an appointment.`}
          </p>
        )}
      </BulkForecast>
      <CloseReasonInputs />
    </ActionDialog>
  );
}
