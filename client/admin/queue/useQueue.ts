import type { QueueTurn } from '../../../shared/today.ts';
import type { Done } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useProvider } from '../app/useProvider.ts';
import { useLock } from './useLock.ts';
import { type Told, useTold } from './useTold.ts';
import { type Sitting, useTurn } from './useTurn.ts';

export type Queue = Sitting & {
  /** Null until the first answer. */
  answer: QueueTurn | null;
  /** Why no lead could be read. */
  problem: unknown;
  /** Why the last act was refused; what was typed is still there. */
  refusal: unknown;
  told: Told | null;
  busy: boolean;
  /** Saves something about the lead and shows the next. */
  finish: (work: () => Promise<Done>, words: string) => Promise<void>;
  /** Saves something and stays at the lead; answers whether it worked. */
  stay: (work: () => Promise<Done>, words: string) => Promise<boolean>;
  /** Takes back what is told, and nothing else. */
  undo: () => Promise<void>;
  /** Leaves the lead as it is and shows the next. */
  pass: () => Promise<void>;
  /** From the top again, with those that were left. */
  restart: () => Promise<void>;
};

/** One lead after the other; one act at a time, so that nothing is ever sent twice. */
export function useQueue(now: string): Queue {
  const { answer, sitting, problem, load } = useTurn();
  const { alone, busy } = useLock();
  const { told, refusal, attempt, tell } = useTold(now);
  const takeBack = useTakeBack(now, attempt);
  const row = answer?.turn?.row;
  const done = { ...sitting, handled: sitting.handled + 1 };

  async function onward(next: Sitting, words: Told | null): Promise<void> {
    await alone(async () => {
      tell(words);
      await load(next);
    });
  }
  const save = (work: () => Promise<Done>, words: string) =>
    attempt(async () => ({ ...(await work()), words }));
  return {
    ...sitting,
    answer,
    problem,
    refusal,
    told,
    busy,
    finish: async (work, words) => {
      await alone(async () => {
        if (await save(work, words)) {
          await load(done);
        }
      });
    },
    stay: async (work, words) => (await alone(() => save(work, words))) === true,
    undo: async () => {
      await alone(async () => {
        const leadId = await takeBack(told?.deed ?? null);
        if (leadId !== null) {
          const passed = sitting.passed.filter((id) => id !== leadId);
          await load({ passed, handled: Math.max(0, sitting.handled - 1) });
        }
      });
    },
    pass: async () => {
      if (row) {
        await onward({ ...sitting, passed: [...sitting.passed, row.leadId] }, null);
      }
    },
    restart: () => onward({ ...sitting, passed: [] }, null),
  };
}

/** Answers the lead it was about, or null where nothing was taken back. */
function useTakeBack(now: string, attempt: ReturnType<typeof useTold>['attempt']) {
  const provider = useProvider();
  const words = useDeedWords(now);
  return async (deed: number | null): Promise<number | null> => {
    let leadId: number | null = null;
    await attempt(async () => {
      if (deed === null) {
        return { words: 'There is nothing to take back here.', deed };
      }
      const undone = await provider.takeBack(deed);
      leadId = undone.leadId;
      return { words: words.undone(undone), deed: null };
    });
    return leadId;
  };
}
