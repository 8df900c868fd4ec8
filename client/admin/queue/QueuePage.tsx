import { useNavigate } from 'react-admin';
import { useNow } from '../format/useNow.ts';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { once, useHotkeys } from '../ui/useHotkeys.ts';
import { QueueEnd } from './QueueEnd.tsx';
import { QueueFrame } from './QueueFrame.tsx';
import { QueueLead } from './QueueLead.tsx';
import { QueueLine } from './QueueLine.tsx';
import { takenWords } from './queueWords.ts';
import { type Queue, useQueue } from './useQueue.ts';

/** Work-the-queue mode: one lead at a time, the next by itself. */
export function QueuePage() {
  const now = useNow();
  const queue = useQueue(now);
  const { answer, handled, passed } = queue;
  const turn = answer?.turn ?? null;
  const at = handled.length + passed.length + 1;
  const progress = turn && { at, of: Math.max(handled.length + (answer?.total ?? 0), at) };
  return (
    <QueueFrame progress={progress} taken={takenWords(answer?.taken ?? [])}>
      <QueueLine queue={queue} />
      {queue.problem !== null && (
        <Problem error={queue.problem} retry={() => void queue.restart()} />
      )}
      {answer === null && queue.problem === null && <SkeletonRows />}
      {answer !== null && turn === null && <EndOfQueue queue={queue} now={now} />}
      {turn && <QueueLead key={turn.row.leadId} queue={queue} turn={turn} now={now} />}
    </QueueFrame>
  );
}

function EndOfQueue({ queue, now }: { queue: Queue; now: string }) {
  const navigate = useNavigate();
  useHotkeys({ u: once(() => void queue.undo()), Escape: () => navigate('/today') });
  return (
    <QueueEnd
      passed={queue.passed.length}
      now={now}
      busy={queue.busy}
      restart={() => void queue.restart()}
    />
  );
}
