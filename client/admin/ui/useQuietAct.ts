import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { type Done, sentenceOf } from '../app/httpClient.ts';
import { useTell } from './useTell.ts';

type QuietAct = { act: () => Promise<Done>; done: string };

/** An act without a form: what it did, or why not, is said in a line below. */
export function useQuietAct() {
  const notify = useNotify();
  const tell = useTell();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ act }: QuietAct) => act(),
    onSuccess: (answer, { done }) => {
      tell(done, answer);
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
}
