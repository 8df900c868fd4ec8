import { screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { user } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

/** A session that is there only after a right sign-in, and can run out. */
function session(signedIn: boolean) {
  const state = { signedIn };
  const guard = (path: string) =>
    http.get(path, () =>
      state.signedIn
        ? undefined
        : refuse(401, { message: 'Please sign in.', code: 'session.none' }),
    );
  const handlers = [
    guard('/api/me'),
    guard('/api/:resource'),
    guard('/api/:resource/:id'),
    http.post('/api/auth/sign-in/email', async ({ request }) => {
      const body = await request.json();
      const right = JSON.stringify(body).includes('quiet-river');
      state.signedIn = right;
      return right
        ? HttpResponse.json({ user: { id: user().id } })
        : refuse(401, { message: 'Invalid email or password', code: 'INVALID' });
    }),
  ];
  return { state, handlers };
}

describe('the door', () => {
  it('lets in who knows the password and leads on to where they wanted to go', async () => {
    const { person } = openDashboard('/leads/1/show', { handlers: session(false).handlers });
    await person.type(await screen.findByLabelText(/^Mail address/), 'marisol@example.com');
    await person.type(screen.getByLabelText(/^Password/), 'quiet-river{Enter}');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' }),
    ).toBeVisible();
  });

  it('stands still once one is before it: the way back stays short', async () => {
    const before = history.length;
    openDashboard('/leads', { handlers: session(false).handlers });
    await screen.findByLabelText(/^Mail address/);
    expect(history.length - before).toBeLessThanOrEqual(3);
  });

  it('says in one sentence that it did not fit, and lets try again', async () => {
    const { person } = openDashboard('/leads', { handlers: session(false).handlers });
    await person.type(await screen.findByLabelText(/^Mail address/), 'marisol@example.com');
    await person.type(screen.getByLabelText(/^Password/), 'wrong{Enter}');
    expect(
      await screen.findByText(/This mail address and password don’t fit together/),
    ).toBeVisible();
    expect(screen.getByLabelText(/^Mail address/)).toHaveValue('marisol@example.com');
  });

  it('asks for patience after too many tries', async () => {
    const throttled = http.post('/api/auth/sign-in/email', () => refuse(429, {}));
    const { person } = openDashboard('/leads', {
      handlers: [throttled, ...session(false).handlers],
    });
    await person.type(await screen.findByLabelText(/^Mail address/), 'marisol@example.com');
    await person.type(screen.getByLabelText(/^Password/), 'wrong{Enter}');
    expect(await screen.findByText(/Too many tries in a short time/)).toBeVisible();
  });

  it('says why somebody is out again when the session has run out', async () => {
    const { state, handlers } = session(true);
    const { person } = openDashboard('/leads', { handlers });
    await screen.findByText('Dolores Quintanilla');
    state.signedIn = false;
    await person.click(screen.getByRole('tab', { name: /^Emailed/ }));
    expect(
      await screen.findByText(
        'You were signed out after 15 quiet minutes. Sign in to go on where you were.',
      ),
    ).toBeVisible();
    expect(screen.queryByText('Dolores Quintanilla')).toBeNull();
  });

  it('asks nothing more once the session has run out, and takes along no message', async () => {
    const { state, handlers } = session(true);
    const { person } = openDashboard('/leads/1/show', { handlers });
    await person.type(await screen.findByLabelText('Note'), 'Prefers mornings');
    await person.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Note saved.')).toBeVisible();
    state.signedIn = false;
    expect(await screen.findByRole('button', { name: 'Undo: Note saved' })).toBeVisible();
    const before = history.length;
    await person.click(screen.getByRole('link', { name: 'Leads' }));
    expect(await screen.findByText(/^You were signed out after 15 quiet minutes/)).toBeVisible();
    expect(screen.queryByText('Note saved.')).toBeNull();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    await person.type(screen.getByLabelText(/^Mail address/), 'marisol@example.com');
    await person.type(screen.getByLabelText(/^Password/), 'quiet-river{Enter}');
    expect(await screen.findByRole('tab', { name: /^Emailed/ })).toBeVisible();
    expect(history.length - before).toBeLessThanOrEqual(4);
  });

  it('stays where it is when something is not allowed', async () => {
    const forbidden = http.post('/api/leads/1/notes', () =>
      refuse(403, { message: 'Your account may not do this.' }),
    );
    const { person } = openDashboard('/leads/1/show', { handlers: [forbidden] });
    await person.type(await screen.findByLabelText('Note'), 'Hello');
    await person.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Your account may not do this.')).toBeVisible();
    expect(screen.getByLabelText('Note')).toHaveValue('Hello');
  });

  it('answers a forgotten password alike, whoever asks', async () => {
    const { person, api } = openDashboard('/leads', { handlers: session(false).handlers });
    await person.click(await screen.findByRole('button', { name: 'I forgot my password' }));
    await person.type(screen.getByLabelText(/^Mail address/), 'nobody@example.com{Enter}');
    expect(await screen.findByText(/If this address has an account/)).toBeVisible();
    await waitFor(() =>
      expect(api.sent).toEqual([
        {
          method: 'POST',
          path: '/api/auth/request-password-reset',
          body: { email: 'nobody@example.com' },
        },
      ]),
    );
  });
});
