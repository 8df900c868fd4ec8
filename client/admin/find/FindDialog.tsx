import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { Suspense, useId } from 'react';
import { maxFindLength } from '../../../shared/found-lead.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { listId, optionId } from './ids.ts';
import { useFindBox } from './useFindBox.ts';

const loadPanel = () => import('./FindPanel.tsx');
const FindPanel = lazyNamed(loadPanel, 'FindPanel');

/** A failure is told when the panel is needed. */
export function preloadFindPanel(): void {
  loadPanel().catch(() => undefined);
}

const field = {
  px: 2.5,
  py: 1.25,
  fontSize: 17,
  borderBottom: '1px solid var(--line)',
  '& input::placeholder': { color: 'var(--ink-2)', opacity: 1 },
};

/** Near the top of the window, where the box in the top bar was. */
const place = { '& .MuiDialog-container': { alignItems: 'flex-start' } };
const paper = { m: { xs: 1, md: 4 }, width: 'calc(100% - 16px)' };

/** One box for whoever calls. It takes what is typed at once; what it finds is loaded after it. */
export function FindDialog({ close }: { close: () => void }) {
  const heading = useId();
  const box = useFindBox(close);
  const listed = box.view === 'list' && box.options.length > 0;
  return (
    <Dialog
      open
      onClose={box.view === 'list' ? close : box.back}
      aria-labelledby={heading}
      transitionDuration={0}
      fullWidth
      maxWidth="md"
      sx={place}
      slotProps={{ paper: { sx: paper } }}
    >
      <h2 id={heading} className="visually-hidden">
        Find a person
      </h2>
      <InputBase
        inputRef={box.attach}
        value={box.typed}
        onChange={(event) => box.type(event.target.value)}
        autoComplete="off"
        placeholder="Name, last digits, mail or reference"
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': 'Find a person',
            'aria-autocomplete': 'list',
            'aria-expanded': listed,
            'aria-controls': listed ? listId : undefined,
            'aria-activedescendant': listed ? optionId(box.at) : undefined,
            maxLength: maxFindLength,
            spellCheck: false,
            onKeyDown: box.onKeyDown,
          },
        }}
        sx={field}
      />
      <Suspense fallback={null}>
        <FindPanel box={box} close={close} />
      </Suspense>
    </Dialog>
  );
}
