import { useListContext, TextInput } from 'react-admin';
import { useWatch, type FieldValues } from 'react-hook-form';
import type { BulkPreview } from '../../../../shared/lead-bulk.ts';
import type { Lead } from '../../../../shared/records.ts';
import { useChosenLocation, useLocations, useZone } from '../../app/useLocations.ts';
import { useProvider } from '../../app/useProvider.ts';
import { formatMomentWithin, zoneName } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { ActionDialog } from '../../ui/ActionDialog.tsx';
import { BulkForecast } from './BulkForecast.tsx';
import { PostponeInput, untilOf } from './PostponeInput.tsx';
import { type BulkProps, useBulkPreview } from './useBulkPreview.ts';
import { useGuardedAct } from './useGuardedAct.ts';
import { leadCount } from '../../format/leadCount.ts';

/** Puts off what is to be done for the ticked leads. */
export function BulkPostponeDialog({ ids, close, unselect }: BulkProps) {
  const provider = useProvider();
  const forecast = useBulkPreview(ids, 'postpone');
  const will = forecast.preview?.will ?? [];
  const act = useGuardedAct(forecast, unselect);
  const zone = useTheirZone(ids);
  const now = useNow();
  return (
    <ActionDialog
      title={`Postpone ${leadCount(ids.length)}?`}
      action={will.length === 0 ? 'Postpone' : `Postpone ${leadCount(will.length)}`}
      done={`${leadCount(will.length)} postponed; the history says so.`}
      defaultValues={{ when: 'tomorrow' }}
      act={(values) => act(() => provider.postponeLeads(will, postponingOf(values, zone, now)))}
      disabled={will.length === 0}
      close={close}
    >
      <PostponeInput zone={zone} now={now} />
      <BulkForecast {...forecast}>
        {(preview) => <Words preview={preview} zone={zone} now={now} />}
      </BulkForecast>
      <TextInput source="reason" label="Why (for the history)" helperText={false} />
    </ActionDialog>
  );
}

type WordsProps = { preview: BulkPreview; zone: string; now: string };

function Words({ preview: { will, uncalled, idle }, zone, now }: WordsProps) {
  const until = untilOf(useWatch(), zone, now);
  const severalZones = new Set(useLocations().map((place) => place.timeZone)).size > 1;
  const when = until === null ? 'then' : formatMomentWithin(until, zone, now);
  const whose = severalZones ? ` (${zoneName(until ?? now, zone)})` : '';
  return (
    <>
      <p>
        Open tasks and first calls of {leadCount(will.length)} wait until {when}
        {whose}. Appointments stay.
      </p>
      {idle > 0 && (
        <p>
          <b>{idle} of them</b> {idle === 1 ? 'has' : 'have'} nothing to do now, and{' '}
          {idle === 1 ? 'gets' : 'get'} a call to make then.
        </p>
      )}
      {uncalled > 0 && (
        <p>
          <b>{uncalled} of them</b> {uncalled === 1 ? 'has' : 'have'} not been called yet:{' '}
          {uncalled === 1 ? 'the response clock runs' : 'their response clocks run'} on.
        </p>
      )}
    </>
  );
}

function postponingOf(values: FieldValues, zone: string, now: string) {
  const reason: unknown = values['reason'];
  return {
    until: untilOf(values, zone, now) ?? '',
    ...(typeof reason === 'string' && reason !== '' && { reason }),
  };
}

/** The clock by which the time is meant: that of the chosen location, or of the first lead. */
function useTheirZone(ids: BulkProps['ids']): string {
  const { data = [] } = useListContext<Lead>();
  const [chosen] = useChosenLocation();
  const first = data.find((lead) => ids.includes(lead.id))?.locationId;
  return useZone(chosen ?? first);
}
