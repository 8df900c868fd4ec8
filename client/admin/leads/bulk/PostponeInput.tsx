import { RadioButtonGroupInput, required } from 'react-admin';
import { useWatch, type FieldValues } from 'react-hook-form';
import { addDays } from '../../format/addDays.ts';
import { formatDay, localDate } from '../../format/time.ts';
import { fromWallClock } from '../../format/wallClock.ts';
import { asTyped } from '../../ui/asTyped.ts';
import { WallClockInput } from '../../ui/WallClockInput.tsx';

type Clock = { zone: string; now: string };

const needed = required('Choose a day and a time.');
const morning = '09:00';

/** Until when: the days that are meant most often, or any time. */
export function PostponeInput({ zone, now }: Clock) {
  const when: unknown = useWatch({ name: 'when' });
  const days = daysAhead(zone, now);
  const words = (date: string) => formatDay(fromWallClock(`${date}T${morning}`, zone), zone);
  const choices = [
    { id: 'tomorrow', name: `Tomorrow, ${words(days.tomorrow)}, 9:00 am` },
    ...(days.monday === days.tomorrow || days.monday === days.week
      ? []
      : [{ id: 'monday', name: `${words(days.monday)}, 9:00 am` }]),
    { id: 'week', name: `In a week, ${words(days.week)}, 9:00 am` },
    { id: 'other', name: 'Another time' },
  ];
  return (
    <>
      <RadioButtonGroupInput
        source="when"
        label="Until"
        choices={choices}
        row={false}
        helperText={false}
      />
      {when === 'other' && (
        <WallClockInput source="until" label="Day and time" validate={needed} zone={zone} />
      )}
    </>
  );
}

/** Local dates: tomorrow, the Monday after today, and this day in a week. */
function daysAhead(zone: string, now: string) {
  const today = localDate(now, zone);
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay() || 7;
  return {
    tomorrow: addDays(today, 1),
    monday: addDays(today, 8 - weekday),
    week: addDays(today, 7),
  };
}

/** The instant that was chosen, or null where none was yet. */
export function untilOf(values: FieldValues, zone: string, now: string): string | null {
  const when: unknown = values['when'];
  const days: Readonly<Record<string, string>> = daysAhead(zone, now);
  const day = typeof when === 'string' ? days[when] : undefined;
  const local = day === undefined ? asTyped(values['until']) : `${day}T${morning}`;
  return local === '' ? null : fromWallClock(local, zone);
}
