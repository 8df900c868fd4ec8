import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Card, CardTitle } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';

const keys: readonly (readonly [key: string, words: string])[] = [
  ['1', 'No answer'],
  ['2', 'Left a voicemail'],
  ['3', 'Reached: a note, and when to call back'],
  ['4', 'Book one of the free times'],
  ['5', 'Wrong number'],
  ['N', 'Write a note and stay'],
  ['S', 'Later: in an hour, tomorrow, next week'],
  ['C', 'Close, with the reason'],
  ['→', 'Leave the lead as it is and see the next'],
  ['U', 'Take back what you did last, for 10 minutes'],
  ['Esc', 'Leave the queue'],
];

/** What each key does here. */
export function KeysPanel({ close }: { close: () => void }) {
  useHotkeys({ Escape: close, '?': close });
  return (
    <Card aria-label="Keys">
      <CardTitle>Keys</CardTitle>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gap: '6px 14px',
          gridTemplateColumns: { xs: 'auto 1fr', md: 'auto 1fr auto 1fr' },
          alignItems: 'center',
          mt: 1,
        }}
      >
        {keys.map(([key, words]) => (
          <Box key={key} sx={{ display: 'contents' }}>
            <dt>
              <Kbd sx={{ ml: 0 }}>{key}</Kbd>
            </dt>
            <dd>{words}</dd>
          </Box>
        ))}
      </Box>
      <Button variant="text" onClick={close} sx={{ mt: 1 }}>
        Back <Kbd aria-hidden>Esc</Kbd>
      </Button>
    </Card>
  );
}
