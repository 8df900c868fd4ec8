import { useQuery } from '@tanstack/react-query';
import { useRecordContext } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { FollowUpPreview } from '../../../shared/follow-up.ts';
import { locationSettings } from '../../../shared/location.ts';
import type { Location } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { Quiet } from '../ui/Card.tsx';
import { useSettled } from '../ui/useSettled.ts';

const pauseMilliseconds = 500;

/** What the figures as typed would do to the leads under way; nothing before they are changed. */
export function CadencePreview() {
  const location = useRecordContext<Location>();
  const provider = useProvider();
  const typed: unknown = useSettled(useWatch({ name: 'settings' }), pauseMilliseconds);
  const settings = locationSettings.safeParse(typed).data;
  const changed =
    location && settings && JSON.stringify(settings) !== JSON.stringify(location.settings);
  const { data } = useQuery({
    queryKey: ['followUpPreview', location?.id, settings],
    queryFn: () => provider.previewFollowUp(location?.id ?? 0, settings),
    enabled: changed === true,
  });
  return changed === true && data ? (
    <Quiet as="output" sx={{ display: 'block', mt: 1 }}>
      {previewWords(data)}
    </Quiet>
  ) : null;
}

/** `128 leads are under way. Calls: 12 move, 3 fall away. Mails: no change.` */
export function previewWords({ underWay, tasks, mails }: FollowUpPreview): string {
  const leads = underWay === 1 ? '1 lead is' : `${underWay} leads are`;
  return `${leads} under way. Calls: ${changes(tasks)}. Mails: ${changes(mails)}.`;
}

function changes({ added, dropped, moved }: FollowUpPreview['tasks']): string {
  const parts = [
    ...(moved > 0 ? [`${moved} get another time`] : []),
    ...(added > 0 ? [`${added} are added`] : []),
    ...(dropped > 0 ? [`${dropped} fall away`] : []),
  ];
  return parts.length === 0 ? 'no change' : parts.join(', ');
}
