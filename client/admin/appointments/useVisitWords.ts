import { appointmentKindLabels } from '../../../shared/labels.ts';
import type { Appointment } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { formatDay, formatTime } from '../format/time.ts';

/** `Consultation, Mon, Nov 23, 9:15 am`. */
export function useVisitWords({ kind, startsAt, locationId }: Appointment): string {
  const zone = useZone(locationId);
  return `${appointmentKindLabels.en[kind]}, ${formatDay(startsAt, zone)}, ${formatTime(startsAt, zone)}`;
}
