import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HttpError, useNotify } from 'react-admin';
import type { Undone } from '../../../shared/undo.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useProvider } from '../app/useProvider.ts';
import { useNow } from '../format/useNow.ts';

const mutationKey = ['undo'];

/**
 * Takes one deed back and answers what that was. Everything shown is read again, also where the
 * server refused: something was built on it that isn't on the screen yet.
 */
export function useUndo() {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const { mutateAsync, isPending, isSuccess } = useMutation({
    mutationKey,
    mutationFn: (deed: number) => provider.takeBack(deed),
    // Not waited for: the answer is known, whatever becomes of the reading.
    onSettled: (_undone, thrown) => {
      if (thrown === null || wasHeard(thrown)) {
        void queryClient.invalidateQueries();
      }
    },
  });
  return { undo: mutateAsync, isPending, isSuccess };
}

/**
 * The same for a button, with a message of what was taken back, or why not. What the server never
 * heard can be tried again from the message. One at a time, however often a key is pressed.
 */
export function useTakeBack() {
  const { undo, ...state } = useUndo();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const words = useDeedWords(useNow());
  const tell = (undone: Undone) =>
    notify(words.undone(undone), { type: undone.kept.length > 0 ? 'warning' : 'info' });
  async function takeBack(deed: number, after?: () => void): Promise<void> {
    if (queryClient.isMutating({ mutationKey }) > 0) {
      return;
    }
    try {
      tell(await undo(deed));
      after?.();
    } catch (thrown) {
      notify(sentenceOf(thrown), { type: 'warning', deed: wasHeard(thrown) ? null : deed });
    }
  }
  return { ...state, takeBack };
}

/** Whether the server has answered; otherwise nobody knows what became of it. */
export function wasHeard(thrown: unknown): boolean {
  return thrown instanceof HttpError && thrown.status >= 400 && thrown.status < 500;
}
