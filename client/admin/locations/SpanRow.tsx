import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import type { OpeningSpan } from '../../../shared/location.ts';
import { CloseIcon } from '../ui/icons.tsx';

type Props = {
  day: string;
  span: OpeningSpan;
  change: (span: OpeningSpan) => void;
  remove: () => void;
};

const compact = { '& .MuiInputBase-input': { p: '6px 10px' } };

/** From when to when. Midnight at the end of the day is kept as `24:00`, shown as `00:00`. */
export function SpanRow({ day, span, change, remove }: Props) {
  const { opensAt, closesAt } = span;
  const ends = (value: string) => (value === '00:00' ? '24:00' : value);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5 }}>
      <TextField
        type="time"
        size="small"
        fullWidth={false}
        sx={compact}
        value={opensAt}
        onChange={(event) => change({ ...span, opensAt: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': `${day} from` } }}
      />
      to
      <TextField
        type="time"
        size="small"
        fullWidth={false}
        sx={compact}
        value={closesAt === '24:00' ? '00:00' : closesAt}
        onChange={(event) => change({ ...span, closesAt: ends(event.target.value) })}
        slotProps={{ htmlInput: { 'aria-label': `${day} until` } }}
      />
      <IconButton
        size="small"
        onClick={remove}
        aria-label={`Remove ${day}, ${opensAt} to ${closesAt}`}
      >
        <CloseIcon />
      </IconButton>
    </Box>
  );
}
