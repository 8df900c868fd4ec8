import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HttpError, useNotify } from 'react-admin';
import { sentenceOf } from '../app/httpClient.ts';
import { useDeedWords } from '../app/useDeedWords.ts';
import { useProvider } from '../app/useProvider.ts';
import { useNow } from '../format/useNow.ts';

/**
 * Takes one deed back and says what that was, or why not; everything shown is read again. What the
 * server never heard can be tried again from the message.
 */
export function useTakeBack() {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const words = useDeedWords(useNow());
  const { mutate, isPending } = useMutation({
    mutationFn: (deed: number) => provider.takeBack(deed),
    onSuccess: async (undone) => {
      notify(words.undone(undone), { type: undone.kept.length > 0 ? 'warning' : 'info' });
      await queryClient.invalidateQueries();
    },
    onError: async (thrown, deed) => {
      const heard = thrown instanceof HttpError && thrown.status >= 400 && thrown.status < 500;
      notify(sentenceOf(thrown), { type: 'warning', deed: heard ? null : deed });
      if (heard) {
        await queryClient.invalidateQueries();
      }
    },
  });
  return { takeBack: mutate, isPending };
}
