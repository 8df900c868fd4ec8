import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useState, type KeyboardEvent } from 'react';
import { required, useInput } from 'react-admin';
import type { FreeTimes } from '../../../shared/appointment.ts';
import type { FreeTimeSearch } from '../app/dataProvider.ts';
import { formatLongDay, formatTime, localDate, zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { addDays } from '../format/addDays.ts';
import { useFreeTimes } from './useFreeTimes.ts';

const chosenNeeded = required('Choose a day and a time.');
const weekDays = 7;

/** A week of free times at once, day by day; the chosen one is the form's `startsAt`. */
export function SlotInput({ search }: { search: FreeTimeSearch }) {
  const [from, setFrom] = useState<string | null>(null);
  const now = useNow();
  const { data, error, refetch } = useFreeTimes(from === null ? search : { ...search, from });
  const { field, fieldState } = useInput({
    source: 'startsAt',
    validate: chosenNeeded,
    defaultValue: null,
  });
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!data) {
    return <SkeletonRows rows={4} />;
  }
  const today = localDate(now, data.timeZone);
  const first = from ?? today;
  return (
    <Box component="fieldset" onKeyDown={walk} sx={{ border: 0, p: 0, m: 0, mb: 2 }}>
      <Quiet as="legend">{heading(data)}</Quiet>
      <Days times={data} chosen={field.value} choose={field.onChange} />
      {fieldState.error && <FormHelperText error>Choose a day and a time.</FormHelperText>}
      <Box sx={{ display: 'flex', gap: 1, mt: 1 }}>
        {from !== null && (
          <Button size="small" onClick={() => setFrom(earlier(first, today))}>
            Earlier days
          </Button>
        )}
        <Button size="small" onClick={() => setFrom(addDays(first, weekDays))}>
          Later days
        </Button>
      </Box>
    </Box>
  );
}

function heading({ minutes, slots, timeZone }: FreeTimes): string {
  const zone = slots[0] ? `, ${zoneName(slots[0].startsAt, timeZone)}` : '';
  return `Free times, ${minutes} min${zone}`;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** The arrows go from time to time, so that Tab passes all of them in one step. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const times = [...event.currentTarget.querySelectorAll<HTMLElement>('button[aria-pressed]')];
  const at = times.findIndex((time) => time === event.target);
  const by = steps[event.key];
  if (at !== -1 && by !== undefined) {
    event.preventDefault();
    times[at + by]?.focus();
  }
}

/** Back by a week, or to the first days, which have no date of their own: they begin now. */
function earlier(first: string, today: string): string | null {
  const back = addDays(first, -weekDays);
  return back <= today ? null : back;
}

type DaysProps = { times: FreeTimes; chosen: unknown; choose: (startsAt: string) => void };

function Days({ times: { slots, timeZone }, chosen, choose }: DaysProps) {
  if (slots.length === 0) {
    return <p>No free time in these days. Look at later ones, or ask for another room.</p>;
  }
  const byDay = Map.groupBy(slots, (slot) => formatLongDay(slot.startsAt, timeZone));
  const inTabOrder = slots.find(({ startsAt }) => startsAt === chosen) ?? slots[0];
  return [...byDay].map(([day, times]) => (
    <Box key={day} sx={{ my: 1 }}>
      <Box component="h3" sx={{ fontSize: 13, fontWeight: 600, mb: 0.5 }}>
        {day}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {times.map(({ startsAt }) => (
          <Button
            key={startsAt}
            size="small"
            aria-pressed={startsAt === chosen}
            tabIndex={startsAt === inTabOrder?.startsAt ? 0 : -1}
            {...(startsAt === chosen && { variant: 'contained', color: 'primary' })}
            onClick={() => choose(startsAt)}
          >
            {formatTime(startsAt, timeZone)}
          </Button>
        ))}
      </Box>
    </Box>
  ));
}
