import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { type Done, sentenceOf } from '../../app/httpClient.ts';
import { useTell } from '../../ui/useTell.ts';

type Props = {
  label: string;
  /** What it is about, for whoever hears the button and doesn't see the line. */
  about: string;
  /** What is told when it has worked; without names. */
  done: string;
  act: () => Promise<Done>;
};

/** Settles one step at once, and says what it did or why it can't. */
export function StepButton({ label, about, done, act }: Props) {
  const notify = useNotify();
  const tell = useTell();
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
      size="small"
      onClick={() => mutate()}
      disabled={isPending}
      aria-label={`${label}: ${about}`}
    >
      {label}
    </Button>
  );
}
