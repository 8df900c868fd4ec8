import type { QueueTurn } from '../../../shared/today.ts';
import type { Undone } from '../../../shared/undo.ts';
import type { Done } from '../app/httpClient.ts';
import { useLastDeed, type Line } from './useLastDeed.ts';
import { useLock } from './useLock.ts';
import { type Sitting, useTurn } from './useTurn.ts';

export type Queue = Sitting & {
  /** Null until the first answer. */
  answer: QueueTurn | null;
  /** Counts the answers, so that a lead that comes again begins anew. */
  turns: number;
  /** Why no lead could be read. */
  problem: unknown;
  /** What was done last, or why it was refused; what was typed is still there. */
  line: Line;
  busy: boolean;
  /** Saves something about the lead and shows the next. */
  finish: (work: () => Promise<Done>, words: string) => Promise<void>;
  /** Saves something and stays at the lead; answers whether it worked. */
  stay: (work: () => Promise<Done>, words: string) => Promise<boolean>;
  /** Takes back what the line shows, and nothing else. */
  undo: () => Promise<void>;
  /** Leaves the lead as it is and shows the next. */
  pass: () => Promise<void>;
  /** From the top again, with those that were left. */
  restart: () => Promise<void>;
};

/** One lead after the other; one act at a time, so that nothing is ever sent twice. */
export function useQueue(now: string): Queue {
  const { answer, sitting, turns, problem, load, forget } = useTurn();
  const { alone, busy } = useLock();
  const { line, save, takeBack, goOn } = useLastDeed(now);
  const { handled, passed } = sitting;
  const row = answer?.turn?.row;

  async function onward(left: readonly number[]): Promise<void> {
    await alone(async () => {
      goOn();
      await load({ handled, passed: left });
    });
  }
  return {
    ...sitting,
    answer,
    turns,
    problem,
    line,
    busy,
    finish: async (work, words) => {
      await alone(async () => {
        const done = await save(work, words);
        if (done !== null) {
          await load({ handled: [...handled, done.deed], passed });
        }
      });
    },
    stay: async (work, words) => ((await alone(() => save(work, words))) ?? null) !== null,
    undo: async () => {
      await alone(async () => {
        const undone = await takeBack();
        if (undone !== null) {
          await (isNote(undone) ? forget(undone.activityId) : load(before(sitting, undone)));
        }
      });
    },
    pass: () => (row ? onward([...passed, row.leadId]) : Promise.resolve()),
    restart: () => onward([]),
  };
}

/** A note was nobody's turn: without it the same lead is due, with what is half written about it. */
const isNote = ({ type }: Undone) => type === 'note';

/** The lead is to be done again, and no longer left for later. */
function before({ handled, passed }: Sitting, { activityId, leadId }: Undone): Sitting {
  return {
    handled: handled.filter((deed) => deed !== activityId),
    passed: passed.filter((id) => id !== leadId),
  };
}
