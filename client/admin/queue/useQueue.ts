import { useRef, useState } from 'react';
import type { QueueTurn, Undoable } from '../../../shared/today.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { useLock } from './useLock.ts';
import { type Sitting, useTurn } from './useTurn.ts';

/** What an act did, and whether it can be taken back from here. */
export type Told = { words: string; undoable: boolean };

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
  finish: (work: () => Promise<unknown>, words: string) => Promise<void>;
  /** Saves something and stays at the lead; answers whether it worked. */
  stay: (work: () => Promise<unknown>, words: string) => Promise<boolean>;
  undo: () => Promise<void>;
  /** Leaves the lead as it is and shows the next. */
  pass: () => Promise<void>;
  /** From the top again, with those that were left. */
  restart: () => Promise<void>;
};

type TellUndone = (deed: NonNullable<Undoable>, name: string | undefined) => string;

/** One lead after the other; one act at a time, so that nothing is ever sent twice. */
export function useQueue(tellUndone: TellUndone): Queue {
  const { answer, sitting, problem, load } = useTurn();
  const { alone, busy } = useLock();
  const { told, refusal, attempt, tell } = useTold();
  const row = answer?.turn?.row;
  const done = { ...sitting, handled: sitting.handled + 1 };
  const undo = useUndo(tellUndone, attempt);

  async function onward(next: Sitting, words: Told | null): Promise<void> {
    await alone(async () => {
      tell(words);
      await load(next);
    });
  }
  return {
    ...sitting,
    answer,
    problem,
    refusal,
    told,
    busy,
    finish: async (work, words) => {
      await alone(async () => {
        if (await attempt(() => work().then(() => ({ words, undoable: true })))) {
          undo.remember(row);
          await load(done);
        }
      });
    },
    stay: async (work, words) => {
      const act = () => attempt(() => work().then(() => ({ words, undoable: true })));
      return (await alone(act)) === true;
    },
    undo: async () => {
      await alone(async () => {
        const leadId = await undo.takeBack();
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

type Attempt = (work: () => Promise<Told>) => Promise<boolean>;

/** What the last act did, or why it was refused. */
function useTold() {
  const [told, setTold] = useState<Told | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const tell = (words: Told | null) => {
    setRefusal(null);
    setTold(words);
  };
  const attempt: Attempt = async (work) => {
    setRefusal(null);
    try {
      setTold(await work());
      return true;
    } catch (thrown) {
      setRefusal(thrown);
      return false;
    }
  };
  return { told, refusal, attempt, tell };
}

/** The server takes back; who it was about is remembered here, to say so. */
function useUndo(tellUndone: TellUndone, attempt: Attempt) {
  const provider = useProvider();
  const names = useRef(new Map<number, string>());
  return {
    remember: (row: (Parameters<typeof leadName>[0] & { leadId: number }) | undefined) => {
      if (row) {
        names.current.set(row.leadId, leadName(row));
      }
    },
    /** Answers the lead it was about, or null where nothing was taken back. */
    takeBack: async (): Promise<number | null> => {
      let leadId: number | null = null;
      await attempt(async () => {
        const deed = await provider.undoLast();
        leadId = deed.leadId;
        return { words: tellUndone(deed, names.current.get(deed.leadId)), undoable: false };
      });
      return leadId;
    },
  };
}
