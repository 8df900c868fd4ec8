import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';
import { Kbd } from '../ui/Kbd.tsx';

const header = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.5,
  alignItems: 'flex-end',
  mb: 2.75,
};

type Props = { heading: string; sentence: string; openNote: () => void };

/** Day and hour, the day in one sentence, and the ways on: paper, the note, the queue. */
export function TodayHeader({ heading, sentence, openNote }: Props) {
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
      <Button onClick={openNote}>Shift note</Button>
      <Button onClick={() => window.print()}>Print</Button>
      <Button component={Link} to="/queue" variant="contained" color="primary">
        Work the queue <Kbd>Q</Kbd>
      </Button>
    </Box>
  );
}
