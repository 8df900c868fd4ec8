import { addDays } from './addDays.ts';
import { formatMomentWithin, localDate } from './time.ts';
import { fromWallClock } from './wallClock.ts';

export type LaterChoice = { label: string; until: string };

const hour = 3_600_000;
const morning = '09:00';

/** What "later" means most often, as instants: in an hour, tomorrow morning, in a week. */
export function laterChoices(zone: string, now: string): LaterChoice[] {
  const today = localDate(now, zone);
  const inHour = new Date(Date.parse(now) + hour).toISOString();
  const onMorning = (days: number) => fromWallClock(`${addDays(today, days)}T${morning}`, zone);
  const words = (label: string, until: string) => ({
    label: `${label}, ${formatMomentWithin(until, zone, now)}`,
    until,
  });
  return [
    words('In 1 hour', inHour),
    { label: 'Tomorrow 9:00 am', until: onMorning(1) },
    words('Next week', onMorning(7)),
  ];
}
