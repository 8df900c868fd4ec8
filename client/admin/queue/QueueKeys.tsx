import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Kbd } from '../ui/Kbd.tsx';

/** `shown`: how the key is written, where that is not its letter. */
export type QueueKey = { key: string; shown?: string; label: string; press: () => void };

/** The small keys, which are buttons for whoever has no keyboard. */
export function QueueKeys({ keys, busy }: { keys: QueueKey[]; busy: boolean }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 1.5, ml: -1.25 }}>
      {keys.map(({ key, shown = key.toUpperCase(), label, press }) => (
        <Button
          key={key}
          size="small"
          variant="text"
          aria-disabled={busy}
          aria-keyshortcuts={key}
          onClick={press}
        >
          {label} <Kbd aria-hidden>{shown}</Kbd>
        </Button>
      ))}
      <Box component="span" sx={hint}>
        All keys <Kbd>?</Kbd>
      </Box>
    </Box>
  );
}

/** Only where there are keys. */
const hint = {
  display: { xs: 'none', md: 'inline' },
  alignSelf: 'center',
  ml: 1,
  fontSize: 13,
  color: 'var(--ink-2)',
};
