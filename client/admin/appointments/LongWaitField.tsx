import type { Appointment } from '../../../shared/records.ts';
import { useLocations } from '../app/useLocations.ts';
import { longWait } from '../format/longWait.ts';
import { UrgencyWords } from '../ui/UrgencyWords.tsx';

type Props = {
  visit: Pick<Appointment, 'kind' | 'startsAt' | 'locationId'>;
  /** When the person asked; unknown: nothing is said. */
  requestedAt: string | undefined;
};

/** Marks a consultation that is far off, so that somebody looks for an earlier time. */
export function LongWaitField({ visit, requestedAt }: Props) {
  const location = useLocations().find(({ id }) => id === visit.locationId);
  const words =
    location && requestedAt !== undefined
      ? longWait({ ...visit, requestedAt }, location.timeZone, location.settings)
      : null;
  return words === null ? null : (
    <UrgencyWords
      words={words}
      urgency="soon"
      exactly="The longer the wait, the more people miss it. Perhaps there is an earlier time."
    />
  );
}
