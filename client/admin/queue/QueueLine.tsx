import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Kbd } from '../ui/Kbd.tsx';
import type { Queue } from './useQueue.ts';

/** What was done last, or why it was refused. The place is kept, so that nothing jumps. */
export function QueueLine({ queue: { line, undo, pass } }: { queue: Queue }) {
  const { said, last, refusal } = line;
  return (
    <>
      <Box component="output" sx={{ display: 'block', minHeight: 44, fontSize: 13 }}>
        {said} {last?.words}{' '}
        {last !== null && last.deed !== null && (
          <Button
            variant="text"
            size="small"
            aria-label={`Undo: ${last.words}`}
            onClick={() => void undo()}
            sx={{ minHeight: 44 }}
          >
            Undo <Kbd aria-hidden>U</Kbd>
          </Button>
        )}
      </Box>
      {refusal !== null && (
        <Alert
          severity="warning"
          icon={false}
          sx={{ mb: 2 }}
          action={
            refusal.isOver && (
              <Button size="small" onClick={() => void pass()}>
                Next lead
              </Button>
            )
          }
        >
          {refusal.words}
        </Alert>
      )}
    </>
  );
}
