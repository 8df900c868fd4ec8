import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { sentenceOf } from '../../app/httpClient.ts';

type Props = {
  label: string;
  /** What it is about, for whoever hears the button and doesn't see the line. */
  about: string;
  /** What is told when it has worked; without names. */
  done: string;
  act: () => Promise<unknown>;
};

/** Settles one step at once, and says what it did or why it can't. */
export function StepButton({ label, about, done, act }: Props) {
  const notify = useNotify();
  const refresh = useRefresh();
  const { mutate, isPending } = useMutation({
    mutationFn: act,
    onSuccess: () => {
      notify(done, { type: 'info' });
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return (
    <Button
      size="small"
      onClick={() => mutate()}
      disabled={isPending}
      aria-label={`${label}: ${about}`}
    >
      {label}
    </Button>
  );
}
