import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { sentenceOf } from '../app/httpClient.ts';

/** What did not work, in a sentence, and a way to try again. */
export function Problem(props: { error: unknown; retry?: () => void; children?: ReactNode }) {
  const { error, retry, children } = props;
  return (
    <Alert
      severity="error"
      icon={false}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            Try again
          </Button>
        )
      }
    >
      {sentenceOf(error)} {children}
    </Alert>
  );
}
