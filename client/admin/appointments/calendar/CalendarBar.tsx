import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import type { Location, Room } from '../../../../shared/records.ts';
import { addDays } from '../../format/addDays.ts';
import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useHotkeys } from '../../ui/useHotkeys.ts';
import { isDate, useCalendarAddress } from './useCalendarAddress.ts';

type Props = {
  date: string;
  location: Location;
  /** To choose from; empty: it is clear which. */
  locations: readonly Location[];
  /** To choose one from; empty: all are shown. */
  rooms: readonly Room[];
  withCancelled: boolean;
  showCancelled: (shown: boolean) => void;
};

/** The way through the days, and what of them is shown. */
export function CalendarBar(props: Props) {
  const { date, location, locations, rooms } = props;
  const [{ view, roomId }, go] = useCalendarAddress();
  const step = view === 'week' ? 7 : 1;
  const today = () => go({ date: null });
  useHotkeys({ t: today });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'flex-end', mb: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 0.75 }}>
        <Button
          size="small"
          aria-label={`Previous ${view}`}
          onClick={() => go({ date: addDays(date, -step) })}
        >
          ‹
        </Button>
        <Button size="small" onClick={today}>
          Today
          <Kbd>T</Kbd>
        </Button>
        <Button
          size="small"
          aria-label={`Next ${view}`}
          onClick={() => go({ date: addDays(date, step) })}
        >
          ›
        </Button>
      </Box>
      <DateField
        type="date"
        aria-label="Go to a day"
        value={date}
        onChange={({ target }) => isDate(target.value) && go({ date: target.value })}
      />
      {locations.length > 0 && (
        <FilterSelect
          label="Location"
          options={locations.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(location.id)}
          choose={(id) => go({ locationId: Number(id), roomId: null })}
        />
      )}
      {rooms.length > 0 && (
        <FilterSelect
          label="Room"
          options={[
            { value: '', label: 'All rooms' },
            ...rooms.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          value={rooms.some(({ id }) => id === roomId) ? String(roomId) : ''}
          choose={(id) => go({ roomId: id === '' ? null : Number(id) })}
        />
      )}
      <FormControlLabel
        control={
          <Checkbox
            checked={props.withCancelled}
            onChange={(_event, shown) => props.showCancelled(shown)}
          />
        }
        label="Show cancelled"
        sx={{ m: 0, height: 36, '& .MuiFormControlLabel-label': { fontSize: 13 } }}
      />
      <Box sx={{ flex: 1 }} />
      <Button
        size="small"
        onClick={() => window.print()}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        Print
      </Button>
    </Box>
  );
}

const DateField = styled('input')({
  font: 'inherit',
  fontSize: 13,
  color: 'var(--ink)',
  colorScheme: 'inherit',
  height: 34,
  padding: '0 8px',
  background: 'var(--surface)',
  border: '1px solid var(--line-strong)',
  borderRadius: 6,
});
