import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { testNow } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const minute = 60_000;
const cover = () => screen.queryByRole('dialog', { name: 'The screen is covered' });
const name = () => screen.getByText('Dolores Quintanilla', { selector: 'h1' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(testNow) });
});

const unlock = http.post('/api/me/unlock', async ({ request }) => {
  const right = JSON.stringify(await request.json()).includes('quiet-river');
  const message = 'This is not your password. Try again, or sign out.';
  return right
    ? HttpResponse.json({ success: true })
    : refuse(422, { message, errors: { password: message } });
});

async function openLead(handlers = [unlock]) {
  const opened = openDashboard('/leads/1/show', { handlers });
  await screen.findByLabelText('Note');
  return opened;
}

async function pass(milliseconds: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(milliseconds));
}

describe('Escape twice', () => {
  it('covers everything: nothing can be seen, reached or read out, and the tab has no name', async () => {
    const { person } = await openLead();
    expect(document.title).toBe('Lead SP-7F3K2 · Stillpoint');
    await person.keyboard('{Escape}{Escape}');
    expect(cover()).toBeVisible();
    expect(screen.getByText('Marisol Ortega is signed in.', { exact: false })).toBeVisible();
    expect(name()).not.toBeVisible();
    expect(name().closest('[inert]')).toHaveAttribute('aria-hidden', 'true');
    expect(screen.queryByRole('heading', { name: 'Dolores Quintanilla' })).toBeNull();
    expect(screen.getByLabelText(/^Password/)).toHaveFocus();
    expect(document.title).toBe('Stillpoint');
  });

  it('covers from within a dialog too, which the first one closes', async () => {
    const { person } = await openLead();
    await person.keyboard('l');
    const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
    await person.type(dialog.getByLabelText('Note'), 'Her daughter');
    await person.keyboard('{Escape}{Escape}');
    expect(cover()).toBeVisible();
  });

  it('takes two close together: one, or two far apart, cover nothing', async () => {
    const { person } = await openLead();
    await person.keyboard('{Escape}');
    await pass(700);
    await person.keyboard('{Escape}x{Escape}');
    expect(cover()).toBeNull();
  });

  it('hides what is put on the page meanwhile', async () => {
    const { person } = await openLead();
    await person.keyboard('{Escape}{Escape}');
    const late = document.body.appendChild(document.createElement('div'));
    await waitFor(() => expect(late).toHaveAttribute('inert'));
    late.remove();
  });
});

describe('the password', () => {
  it('uncovers, and everything is as it was', async () => {
    const { person } = await openLead();
    await person.type(screen.getByLabelText('Note'), 'Half a sentence');
    await person.keyboard('{Escape}{Escape}');
    await person.keyboard('quiet-river{Enter}');
    await waitFor(() => expect(cover()).toBeNull());
    expect(name()).toBeVisible();
    expect(screen.getByLabelText('Note')).toHaveValue('Half a sentence');
    await waitFor(() => expect(screen.getByLabelText('Note')).toHaveFocus());
    expect(document.querySelector('[inert]')).toBeNull();
  });

  it('is told to be wrong, and nothing is uncovered', async () => {
    const { person } = await openLead();
    await person.keyboard('{Escape}{Escape}');
    await person.keyboard('guess{Enter}');
    expect(await screen.findByText(/This is not your password/)).toBeVisible();
    expect(name()).not.toBeVisible();
    expect(screen.getByLabelText(/^Password/)).toHaveFocus();
  });

  it('uncovers nothing where the session is over: that leads to the door', async () => {
    const over = http.post('/api/me/unlock', () => refuse(401, { message: 'Please sign in.' }));
    const { person } = await openLead([over]);
    await person.keyboard('{Escape}{Escape}');
    await person.keyboard('quiet-river{Enter}');
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(screen.queryByText('Dolores Quintanilla')).toBeNull();
    expect(localStorage.getItem('stillpoint.covered')).toBe('yes');
  });

  it('asks for patience after too many tries', async () => {
    const { person } = await openLead([http.post('/api/me/unlock', () => refuse(429, {}))]);
    await person.keyboard('{Escape}{Escape}');
    await person.keyboard('guess{Enter}');
    expect(await screen.findByText(/Too many tries in a short time/)).toBeVisible();
  });
});

describe('a covered screen', () => {
  it('is covered still after it was loaded again, and in every other tab', async () => {
    localStorage.setItem('stillpoint.covered', 'yes');
    openDashboard('/leads/1/show');
    await waitFor(() => expect(cover()).toBeVisible());
    localStorage.removeItem('stillpoint.covered');
    act(() => void window.dispatchEvent(new StorageEvent('storage')));
    expect(await screen.findByLabelText('Note')).toBeVisible();
    expect(cover()).toBeNull();
  });

  it('can be left by signing out', async () => {
    const { person, api } = await openLead();
    await person.keyboard('{Escape}{Escape}');
    await person.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByText('You are signed out.')).toBeVisible();
    expect(api.sent).toEqual([]);
  });

  it('comes by itself after five minutes in which nobody touched anything', async () => {
    await openLead();
    await pass(4 * minute);
    fireEvent.pointerMove(document.body);
    await pass(4.8 * minute);
    expect(cover()).toBeNull();
    await pass(0.4 * minute);
    expect(cover()).toBeVisible();
  });

  it('stays away while somebody works in another tab', async () => {
    await openLead();
    await pass(4 * minute);
    localStorage.setItem('stillpoint.touchedAt', String(Date.now()));
    await pass(4 * minute);
    expect(cover()).toBeNull();
  });

  it('can be had from the top bar and the account menu', async () => {
    const { person } = await openLead();
    await person.click(screen.getByRole('button', { name: 'Cover the screen' }));
    expect(cover()).toBeVisible();
    await person.keyboard('quiet-river{Enter}');
    await waitFor(() => expect(cover()).toBeNull());
    await person.click(screen.getByRole('button', { name: /your account/ }));
    await person.click(screen.getByRole('menuitem', { name: 'Cover the screen' }));
    expect(cover()).toBeVisible();
  });
});

describe('help on every page', () => {
  it('says whom to call in an emergency, in both languages, at one key', async () => {
    const { person } = await openLead();
    await person.keyboard('e');
    const panel = within(await screen.findByRole('dialog', { name: 'In an emergency' }));
    expect(panel.getByRole('link', { name: '911' })).toHaveAttribute('href', 'tel:911');
    expect(panel.getByRole('link', { name: '988' })).toHaveAttribute('href', 'tel:988');
    expect(panel.getByText(/Si está en peligro llame al 911/)).toHaveAttribute('lang', 'es');
    await person.click(panel.getByRole('button', { name: 'Back' }));
    await person.click(screen.getByRole('button', { name: /your account/ }));
    await person.click(screen.getByRole('menuitem', { name: 'In an emergency' }));
    expect(await screen.findByRole('dialog', { name: 'In an emergency' })).toBeVisible();
  });

  it('lists all keys at the question mark', async () => {
    const { person } = await openLead();
    await person.keyboard('?');
    const keys = within(await screen.findByRole('dialog', { name: 'Keys' }));
    expect(keys.getByText('Cover the screen')).toBeVisible();
    expect(keys.getByText('Find a person')).toBeVisible();
  });
});
