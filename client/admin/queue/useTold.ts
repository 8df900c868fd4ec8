import { useEffect, useRef, useState } from 'react';
import type { Done } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useProvider } from '../app/useProvider.ts';

/** What an act did, and the name by which it is taken back; null: it can’t be. */
export type Told = Done & { words: string };

/** What the last act did, or why it was refused; at first what was done before the page opened. */
export function useTold(now: string) {
  const [told, setTold] = useState<Told | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const tell = (words: Told | null) => {
    setRefusal(null);
    setTold(words);
  };
  useLastDeed(now, (last) => setTold((known) => known ?? last));
  const attempt = async (work: () => Promise<Told>): Promise<boolean> => {
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

/**
 * After a reload the page knows nothing of what was done: it asks once, and shows it, so that what
 * is taken back is what one sees. Where that can't be read the queue goes on without.
 */
function useLastDeed(now: string, show: (last: Told) => void): void {
  const provider = useProvider();
  const words = useDeedWords(now);
  const latest = useRef({ words, show });
  useEffect(() => {
    latest.current = { words, show };
  });
  useEffect(() => {
    provider.lastDeed().then(
      (deed) => {
        if (deed?.refused === null) {
          latest.current.show({ words: latest.current.words.last(deed), deed: deed.activityId });
        }
      },
      () => undefined,
    );
  }, [provider]);
}
