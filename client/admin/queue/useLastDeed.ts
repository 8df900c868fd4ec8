import { useState } from 'react';
import type { Undone } from '../../../shared/undo.ts';
import type { Done } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useUndo, wasHeard } from '../ui/useTakeBack.ts';
import { type LastDeed, useFirst, useMessages, useReadLast } from './doneElsewhere.ts';
import { type Refusal, refusalOf } from './refusal.ts';

/** The line over the lead. What it shows as `last` is what U takes back. */
export type Line = {
  /** What was taken back just now. */
  said: string | null;
  last: LastDeed | null;
  /** Why the last act was refused. */
  refusal: Refusal | null;
};

const nothing = 'There is nothing to take back here.';

/** What was done last, here or before the queue was opened, and taking it back. */
export function useLastDeed(now: string) {
  const [line, setLine] = useState<Line>({ said: null, last: null, refusal: null });
  const { undo } = useUndo();
  const words = useDeedWords(now);
  const readLast = useReadLast(now);
  const show = (last: LastDeed | null, said: string | null = null) =>
    setLine({ said, last, refusal: null });
  useFirst(readLast, (last) =>
    setLine((known) => (known.last || known.said !== null ? known : { ...known, last })),
  );
  useMessages(show);

  /** Answers what was saved, or null where it was refused. */
  async function save(work: () => Promise<Done>, saved: string): Promise<Done | null> {
    try {
      const done = await work();
      show({ ...done, words: saved });
      return done;
    } catch (thrown) {
      setLine({ said: null, last: line.last, refusal: refusalOf(thrown, 'lead') });
      return null;
    }
  }
  /** Nothing is taken back unseen: where nothing is shown the server is asked, and that is shown. */
  async function look(): Promise<void> {
    const last = await readLast();
    show(last, last === null ? nothing : null);
  }
  /** Takes back what is shown; answers what that was, or null where nothing was. */
  async function takeBack(): Promise<Undone | null> {
    const deed = line.last?.deed ?? null;
    try {
      if (deed === null) {
        await look();
        return null;
      }
      const undone = await undo(deed);
      // What was done before that is next; where it can't be read one goes on without.
      show(await readLast().catch(() => null), words.undone(undone));
      return undone;
    } catch (thrown) {
      // What the server never heard can be tried again; what it refused is not offered once more.
      const last = wasHeard(thrown) ? null : line.last;
      setLine({ said: null, last, refusal: refusalOf(thrown, 'undo') });
      return null;
    }
  }
  /** Somebody goes on: what was said just now is past, what was done last stays. */
  const goOn = () => show(line.last);
  return { line, save, takeBack, goOn };
}
