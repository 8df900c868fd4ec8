import { useNavigate } from 'react-admin';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { useRef, type SyntheticEvent } from 'react';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';

/** Finds a person by name, mail, reference or digits of the phone; `/` jumps here. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useHotkeys({ '/': () => input.current?.focus() });
  function search(event: SyntheticEvent): void {
    event.preventDefault();
    const q = input.current?.value.trim() ?? '';
    const filter = encodeURIComponent(JSON.stringify(q === '' ? {} : { q }));
    navigate(`/leads?displayedFilters={}&filter=${filter}&page=1`);
  }
  return (
    <Box component="div" sx={{ flex: 1, maxWidth: 520 }}>
      <form onSubmit={search}>
        <InputBase
          inputRef={input}
          type="search"
          name="q"
          autoComplete="off"
          placeholder="Find a person, phone or reference"
          slotProps={{
            input: { 'aria-label': 'Find a person, phone or reference', maxLength: 200 },
          }}
          endAdornment={<Kbd>/</Kbd>}
          sx={{
            width: '100%',
            height: 38,
            px: 1.5,
            border: '1px solid var(--line)',
            borderRadius: '6px',
            background: 'var(--sunken)',
            '&.Mui-focused': { borderColor: 'var(--accent)', background: 'var(--surface)' },
            '& input::placeholder': { color: 'var(--ink-2)', opacity: 1 },
          }}
        />
      </form>
    </Box>
  );
}
