import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { Email } from '../../../shared/records.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';

/** Only for a mail that did not go out. */
export function RetryButton({ mail }: { mail: Email }) {
  const provider = useProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.retryEmail(mail.id),
    onSuccess: () => {
      notify('It will be tried again right away.', { type: 'info' });
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return mail.status !== 'failed' && mail.status !== 'suppressed' ? null : (
    <Button variant="contained" color="primary" disabled={isPending} onClick={() => mutate()}>
      Try again
    </Button>
  );
}
