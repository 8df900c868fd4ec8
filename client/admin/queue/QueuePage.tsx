import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-admin';
import { useNow } from '../format/useNow.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { QueueEnd } from './QueueEnd.tsx';
import { QueueFrame } from './QueueFrame.tsx';
import { QueueLead } from './QueueLead.tsx';
import { takenWords } from './queueWords.ts';
import { isOver, refusalWords } from './refusalWords.ts';
import { type Queue, useQueue } from './useQueue.ts';

/** Work-the-queue mode: one lead at a time, the next by itself. */
export function QueuePage() {
  const now = useNow();
  const queue = useQueue(now);
  const { answer, handled, passed } = queue;
  const turn = answer?.turn ?? null;
  const progress = turn && {
    at: handled + passed.length + 1,
    of: Math.max(handled + (answer?.total ?? 0), handled + passed.length + 1),
  };
  return (
    <QueueFrame progress={progress} taken={takenWords(answer?.taken ?? [])}>
      <Told queue={queue} />
      {queue.problem !== null && (
        <Problem error={queue.problem} retry={() => void queue.restart()} />
      )}
      {answer === null && queue.problem === null && <SkeletonRows />}
      {answer !== null && turn === null && <EndOfQueue queue={queue} now={now} />}
      {turn && (
        <QueueLead key={`${turn.row.leadId} ${handled}`} queue={queue} turn={turn} now={now} />
      )}
    </QueueFrame>
  );
}

/** What the last act did, or why it was refused. The place is kept, so that nothing jumps. */
function Told({ queue }: { queue: Queue }) {
  const { told, refusal, undo, pass } = queue;
  return (
    <>
      <Box component="output" sx={{ display: 'block', minHeight: 44, fontSize: 13 }}>
        {told !== null && (
          <>
            {told.words}{' '}
            {told.deed !== null && (
              <Button
                variant="text"
                size="small"
                aria-label={`Undo: ${told.words}`}
                onClick={() => void undo()}
                sx={{ minHeight: 44 }}
              >
                Undo <Kbd aria-hidden>U</Kbd>
              </Button>
            )}
          </>
        )}
      </Box>
      {refusal !== null && (
        <Alert
          severity="warning"
          icon={false}
          sx={{ mb: 2 }}
          action={
            isOver(refusal) && (
              <Button size="small" onClick={() => void pass()}>
                Next lead
              </Button>
            )
          }
        >
          {refusalWords(refusal)}
        </Alert>
      )}
    </>
  );
}

function EndOfQueue({ queue, now }: { queue: Queue; now: string }) {
  const navigate = useNavigate();
  useHotkeys({ u: () => void queue.undo(), Escape: () => navigate('/today') });
  return (
    <QueueEnd
      passed={queue.passed.length}
      now={now}
      busy={queue.busy}
      restart={() => void queue.restart()}
    />
  );
}
