import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';
import { fieldOf } from './fieldOf.ts';

type State = 'asking' | 'busy' | 'asked' | { problem: string };

/** Asks for a mail with a link. The answer is the same whether the address is known or not. */
export function ForgotPassword({ back }: { back: () => void }) {
  const provider = useProvider();
  const [state, setState] = useState<State>('asking');
  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const email = fieldOf(new FormData(event.currentTarget), 'email');
    setState('busy');
    try {
      await provider.askPasswordReset(email);
      setState('asked');
    } catch (thrown) {
      setState({ problem: sentenceOf(thrown) });
    }
  }
  return (
    <Stack component="form" spacing={2} onSubmit={(event) => void submit(event)}>
      <h1>New password</h1>
      {typeof state === 'object' && (
        <Alert severity="error" icon={false}>
          {state.problem}
        </Alert>
      )}
      {state === 'asked' ? (
        <Alert severity="info" icon={false}>
          If this address has an account, a mail with a link is on its way. It works for one hour.
          Nothing came? Ask your admin.
        </Alert>
      ) : (
        <>
          <TextField
            label="Mail address"
            name="email"
            type="email"
            autoComplete="username"
            required
          />
          <Button type="submit" variant="contained" color="primary" disabled={state === 'busy'}>
            Send me a link
          </Button>
        </>
      )}
      <Button variant="text" onClick={back}>
        Back to sign in
      </Button>
    </Stack>
  );
}
