import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { LinkBase as Link, useNotify, useRefresh } from 'react-admin';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';
import { useTell } from '../ui/useTell.ts';
import { mergeAddress } from './mergeAddress.ts';

type Props = { pairId: number; ids: readonly number[]; small?: boolean };

/** One person or two: to the page that merges them, or off the list. */
export function PairButtons({ pairId, ids, small = false }: Props) {
  const provider = useProvider();
  const size = small ? 'small' : 'medium';
  return (
    <>
      <Button component={Link} to={mergeAddress(...ids)} size={size}>
        Compare and merge
      </Button>
      <ActButton act={() => provider.ruleOut(pairId)} done="Noted: two people." size={size}>
        Not the same person
      </ActButton>
    </>
  );
}

export function ReconsiderButton({ pairId }: { pairId: number }) {
  const provider = useProvider();
  return (
    <ActButton
      act={() => provider.reconsider(pairId)}
      done="Back among the possible duplicates."
      size="medium"
    >
      Look at them again
    </ActButton>
  );
}

type ActProps = {
  act: () => Promise<unknown>;
  /** What is told when it has worked. */
  done: string;
  size: 'small' | 'medium';
  /** An answer, beside another one of the same weight. */
  isAnswer?: boolean;
  children: string;
};

/** Does it at once, tells it, and offers to take it back where the server does. */
export function ActButton({ act, done, size, isAnswer = false, children }: ActProps) {
  const tell = useTell();
  const notify = useNotify();
  const refresh = useRefresh();
  const { mutate, isPending } = useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      tell(done, answer);
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return (
    <Button
      variant={isAnswer ? 'outlined' : 'text'}
      size={size}
      disabled={isPending}
      onClick={() => mutate()}
    >
      {children}
    </Button>
  );
}
