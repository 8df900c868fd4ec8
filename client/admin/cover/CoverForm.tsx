import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState, type SyntheticEvent } from 'react';
import { HttpError, useGetIdentity, useLogout } from 'react-admin';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';
import { Brand } from '../ui/Brand.tsx';
import { Card, Quiet } from '../ui/Card.tsx';
import { setCovered } from '../app/covered.ts';

/** Who is signed in, and the two ways on: their password, or the door. */
export function CoverForm({ heading }: { heading: string }) {
  const { identity } = useGetIdentity();
  const logout = useLogout();
  const { problem, busy, uncover } = useUncover();
  return (
    <Card sx={{ width: '100%', maxWidth: 400, p: '32px' }}>
      <Stack component="form" spacing={2} onSubmit={uncover}>
        <Brand />
        <div>
          <Box component="h1" id={heading} sx={{ fontSize: 26, lineHeight: 1.2, mb: 0.5 }}>
            The screen is covered
          </Box>
          <Quiet>
            {identity?.fullName ?? 'Somebody'} is signed in. Nothing is lost behind the cover.
          </Quiet>
        </div>
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          error={problem !== null}
          helperText={problem}
          slotProps={{ formHelperText: { role: 'alert' } }}
          inputRef={focusFirst}
        />
        <Button type="submit" variant="contained" color="primary" disabled={busy}>
          Uncover
        </Button>
        <Button variant="text" onClick={() => void logout({}, '/login?why=signedOut', false)}>
          Sign out
        </Button>
      </Stack>
    </Card>
  );
}

function useUncover() {
  const provider = useProvider();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function uncover(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const password = new FormData(form).get('password');
    setBusy(true);
    setProblem(null);
    try {
      // A session that is over is answered too, by the way to the door: that uncovers nothing.
      const { success } = await provider.unlock(typeof password === 'string' ? password : '');
      if (success === true) {
        setCovered(false);
      }
    } catch (thrown) {
      setProblem(problemOf(thrown));
      form.querySelector('input')?.select();
    } finally {
      setBusy(false);
    }
  }
  return {
    problem,
    busy,
    uncover: (event: SyntheticEvent<HTMLFormElement>) => void uncover(event),
  };
}

/** Whoever comes back wants to type at once. */
function focusFirst(input: HTMLInputElement | null): void {
  input?.focus();
}

function problemOf(thrown: unknown): string {
  return thrown instanceof HttpError && thrown.status === 429
    ? 'Too many tries in a short time. Wait a few minutes, or sign out.'
    : sentenceOf(thrown);
}
