import { useEffect, useRef } from 'react';
import { useNotificationContext, useTranslate } from 'react-admin';
import type { Done } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useProvider } from '../app/useProvider.ts';

/** What was done last, and the name by which it is taken back; null: it can’t be. */
export type LastDeed = Done & { words: string };

/** What the server has as this person's last deed, if it can be taken back. */
export function useReadLast(now: string): () => Promise<LastDeed | null> {
  const provider = useProvider();
  const words = useDeedWords(now);
  // Names and zones may come while the question is under way.
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  });
  return async () => {
    const deed = await provider.lastDeed();
    return deed?.refused === null
      ? { words: latest.current.last(deed), deed: deed.activityId }
      : null;
  };
}

/** After a reload the page knows nothing of what was done: it asks once. */
export function useFirst(
  readLast: () => Promise<LastDeed | null>,
  show: (last: LastDeed | null) => void,
): void {
  const first = useRef({ readLast, show });
  useEffect(() => {
    const { readLast: read, show: tell } = first.current;
    read().then(tell, () => undefined);
  }, []);
}

/**
 * A message with Undo, from the page before or from a form over the queue, comes to the line: with
 * two places that offer it nobody could say which of them the key U is about.
 */
export function useMessages(show: (last: LastDeed) => void): void {
  const translate = useTranslate();
  const { notifications, resetNotifications: close } = useNotificationContext();
  const { message, notificationOptions: { deed, messageArgs } = {} } = notifications.at(-1) ?? {};
  const told = useRef(show);
  useEffect(() => {
    told.current = show;
  });
  useEffect(() => {
    if (typeof message === 'string' && typeof deed === 'number') {
      told.current({ deed, words: translate(message, messageArgs) });
      close();
    }
  }, [message, deed, messageArgs, translate, close]);
}
