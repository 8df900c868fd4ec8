import { useProvider } from '../../app/useProvider.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { BulkForecast } from './BulkForecast.tsx';
import { type BulkProps, useBulkPreview } from './useBulkPreview.ts';
import { useGuardedAct } from './useGuardedAct.ts';
import { leadCount } from '../../format/leadCount.ts';

/** Sends the booking link to those of the ticked leads that may be mailed. */
export function BulkLinkDialog({ ids, close, unselect }: BulkProps) {
  const provider = useProvider();
  const forecast = useBulkPreview(ids, 'bookingLink');
  const will = forecast.preview?.will ?? [];
  const act = useGuardedAct(forecast, unselect);
  return (
    <ActionDialog
      title={`Send the booking link to ${leadCount(ids.length)}?`}
      action={will.length === 0 ? 'Send' : `Send ${will.length}`}
      done={`${will.length === 1 ? '1 mail is' : `${will.length} mails are`} on the way; the Outbox shows how they go.`}
      act={() => act(() => provider.sendBookingLinks(will))}
      disabled={will.length === 0}
      close={close}
    >
      <BulkForecast {...forecast}>
        {() => (
          <p>
            {leadCount(will.length)} {will.length === 1 ? 'gets' : 'get'} a mail with a link to
            book, in the person’s own language. It is no call: response clocks run on.
          </p>
        )}
      </BulkForecast>
    </ActionDialog>
  );
}
