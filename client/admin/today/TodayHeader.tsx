import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';
import { Suspense, useState } from 'react';
import { Kbd } from '../ui/Kbd.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';

const ShiftNoteDialog = lazyNamed(() => import('./ShiftNoteDialog.tsx'), 'ShiftNoteDialog');

const header = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.5,
  alignItems: 'flex-end',
  mb: 2.75,
};

/** Day and hour, the day in one sentence, and the ways on: paper, the note, the queue. */
export function TodayHeader({ heading, sentence }: { heading: string; sentence: string }) {
  const [noteOpen, setNoteOpen] = useState(false);
  return (
    <Box component="header" sx={header}>
      <Box sx={{ flex: '1 1 320px' }}>
        <Box component="p" sx={{ color: 'var(--ink-2)', mb: 0.5 }}>
          {heading}
        </Box>
        <Box component="h1" sx={{ fontSize: 26, lineHeight: 1.2, fontWeight: 650 }}>
          {sentence}
        </Box>
      </Box>
      <Button onClick={() => setNoteOpen(true)}>Shift note</Button>
      <Button onClick={() => window.print()}>Print</Button>
      <Button component={Link} to="/queue" variant="contained" color="primary">
        Work the queue <Kbd>Q</Kbd>
      </Button>
      <Suspense fallback={null}>
        {noteOpen && <ShiftNoteDialog close={() => setNoteOpen(false)} />}
      </Suspense>
    </Box>
  );
}
