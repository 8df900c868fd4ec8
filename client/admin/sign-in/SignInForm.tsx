import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { HttpError, useLocation, useLogin } from 'react-admin';
import type { SignInReason } from '../app/authProvider.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { fieldOf } from './fieldOf.ts';

const reasons: Record<SignInReason, string> = {
  quiet: 'You were signed out after 15 quiet minutes. Sign in to go on where you were.',
  signedOut: 'You are signed out.',
};

export function SignInForm({ forgot }: { forgot: () => void }) {
  const login = useLogin();
  const { search } = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await login({ email: fieldOf(form, 'email'), password: fieldOf(form, 'password') });
    } catch (thrown) {
      setProblem(signInProblem(thrown));
    } finally {
      setBusy(false);
    }
  }
  const why = reasonSentence(new URLSearchParams(search).get('why'));
  return (
    <Stack component="form" spacing={2} onSubmit={(event) => void submit(event)}>
      <h1>Sign in</h1>
      {problem === null && why !== null && (
        <Alert severity="info" icon={false}>
          {why}
        </Alert>
      )}
      {problem !== null && (
        <Alert severity="error" icon={false}>
          {problem}
        </Alert>
      )}
      <TextField
        label="Mail address"
        name="email"
        type="email"
        autoComplete="username"
        required
        inputRef={focusFirst}
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <Button type="submit" variant="contained" color="primary" disabled={busy}>
        Sign in
      </Button>
      <Button variant="text" onClick={forgot}>
        I forgot my password
      </Button>
    </Stack>
  );
}

/** Whoever comes here wants to type at once. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.focus();
}

function reasonSentence(why: string | null): string | null {
  return why === 'quiet' || why === 'signedOut' ? reasons[why] : null;
}

function signInProblem(thrown: unknown): string {
  const status = thrown instanceof HttpError ? thrown.status : 0;
  if (status === 400 || status === 401 || status === 422) {
    return 'This mail address and password don’t fit together. Try again, or ask for a new password.';
  }
  if (status === 429) {
    return 'Too many tries in a short time. Wait a few minutes, then try again.';
  }
  return sentenceOf(thrown);
}
