import Button from '@mui/material/Button';
import { Kbd } from '../ui/Kbd.tsx';
import { setCovered } from '../app/covered.ts';

/** Covers the screen; on a phone it is in the account menu. */
export function CoverButton() {
  return (
    <Button
      variant="text"
      size="small"
      onClick={() => setCovered(true)}
      sx={{ display: { xs: 'none', md: 'inline-flex' } }}
    >
      Cover<span className="visually-hidden">&nbsp;the screen</span> <Kbd aria-hidden>Esc Esc</Kbd>
    </Button>
  );
}
