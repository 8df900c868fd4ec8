import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { isCovered } from '../app/covered.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { FindDialog, preloadFindPanel } from './FindDialog.tsx';

const box = {
  flex: 1,
  minWidth: 0,
  maxWidth: 520,
  height: 38,
  px: 1.5,
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  font: 'inherit',
  textAlign: 'left',
  color: 'var(--ink-2)',
  border: '1px solid var(--line)',
  borderRadius: '6px',
  background: 'var(--sunken)',
  cursor: 'text',
};

const words = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

/** The way to a person from every page: `/`, Ctrl+K (while one types too), or a click. */
export function FindBox() {
  const [open, setOpen] = useState(false);
  const show = () => setOpen(true);
  useHotkeys({ '/': show });
  useControlK(setOpen);
  usePreload();
  return (
    <>
      <Box component="button" type="button" aria-haspopup="dialog" onClick={show} sx={box}>
        <Box component="span" sx={words}>
          Find a person, phone or reference
        </Box>
        <Kbd>/</Kbd>
      </Box>
      {open && <FindDialog close={() => setOpen(false)} />}
    </>
  );
}

function useControlK(setOpen: (open: boolean) => void): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (isChord && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        if (!isCovered()) {
          setOpen(true);
        }
      }
    }
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [setOpen]);
}

const afterMilliseconds = 3000;

/** The phone doesn't wait: what the box shows is loaded once the page has settled. */
function usePreload(): void {
  useEffect(() => {
    const timer = setTimeout(preloadFindPanel, afterMilliseconds);
    return () => clearTimeout(timer);
  }, []);
}
