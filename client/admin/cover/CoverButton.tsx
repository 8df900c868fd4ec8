import Button from '@mui/material/Button';
import { Kbd } from '../ui/Kbd.tsx';
import { setCovered } from '../app/covered.ts';

/** Covers the screen; on a phone it is in the account menu. */
export function CoverButton() {
  return (
    <Button
      variant="text"
      size="small"
      aria-label="Cover the screen"
      onClick={() => setCovered(true)}
      sx={{ display: { xs: 'none', md: 'inline-flex' } }}
    >
      Cover <Kbd>Esc Esc</Kbd>
    </Button>
  );
}
