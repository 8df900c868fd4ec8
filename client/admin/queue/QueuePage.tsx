import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNavigate } from 'react-admin';
import { activitySentence } from '../format/activitySentence.ts';
import { useNow } from '../format/useNow.ts';
import { useStaff } from '../app/useStaff.ts';
import { useZone } from '../app/useLocations.ts';
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
  const queue = useQueue(useUndoneWords(now));
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

function useUndoneWords(now: string): Parameters<typeof useQueue>[0] {
  const zone = useZone(undefined);
  const staff = useStaff();
  const nameOf = (id: unknown) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
  return ({ activityId: id, leadId, at, type, data }, name) => {
    const activity = { id, leadId, at, type, data, actorId: null };
    const { text } = activitySentence(activity, { zone, now, nameOf });
    return `Taken back${name === undefined ? '' : ` for ${name}`}: “${text}”`;
  };
}

/** What the last act did, or why it was refused. The place is kept, so that nothing jumps. */
function Told({ queue }: { queue: Queue }) {
  const { told, refusal, undo, pass } = queue;
  return (
    <>
      <Box component="output" sx={{ display: 'block', minHeight: 34, fontSize: 13 }}>
        {told !== null && (
          <>
            {told.words}{' '}
            {told.undoable && (
              <Button size="small" variant="text" onClick={() => void undo()}>
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
