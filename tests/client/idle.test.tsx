import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { testNow, user } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const minute = 60_000;
const notice = () => screen.queryByRole('dialog', { name: 'Are you still there?' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(testNow) });
});

/** A session whose server ends it after 15 minutes in which nobody asked for anything. */
function openWatched() {
  const asked: ('person' | 'background')[] = [];
  const state = { over: false };
  const me = http.get('/api/me', ({ request }) => {
    const background = request.headers.get('X-Stillpoint-Background') === '1';
    asked.push(background ? 'background' : 'person');
    const { id, name, email, role, locationIds } = user();
    return state.over
      ? refuse(401, { message: 'Please sign in.' })
      : HttpResponse.json({ id, name, email, role, locationIds });
  });
  return { asked, state, ...openDashboard('/leads/1/show', { handlers: [me] }) };
}

/** With the parts that come later: what they ask for is asked by a person too. */
async function wholePage(): Promise<HTMLElement> {
  await screen.findByText('They say');
  return screen.findByLabelText('Note');
}

/** Somebody reads: the pointer moves now and then, which keeps the screen from covering itself. */
async function pass(minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left -= 2) {
    fireEvent.pointerMove(document.body);
    await act(() => vi.advanceTimersByTimeAsync(Math.min(left, 2) * minute));
  }
}

describe('a session in which nothing happens', () => {
  it('warns a minute before its end, and any key keeps it', async () => {
    const { asked, person } = openWatched();
    await wholePage();
    const before = asked.length;
    await pass(13.5);
    expect(notice()).toBeNull();
    await pass(1);
    expect(notice()).toHaveTextContent('You will be signed out in one minute.');
    expect(asked).toHaveLength(before);
    await person.keyboard(' ');
    await waitFor(() => expect(notice()).toBeNull());
    expect(asked.slice(before)).toEqual(['person']);
    await pass(13);
    expect(notice()).toBeNull();
  });

  it('asks the server at the end, without keeping the session alive, and leads to the door', async () => {
    const { asked, state } = openWatched();
    await wholePage();
    await pass(14.5);
    state.over = true;
    await pass(1);
    expect(await screen.findByText(/You were signed out after 15 quiet minutes/)).toBeVisible();
    expect(asked).toContain('background');
  });

  it('stays where another tab has kept it alive', async () => {
    const { asked } = openWatched();
    await wholePage();
    await pass(15.5);
    await waitFor(() => expect(asked).toContain('background'));
    await waitFor(() => expect(notice()).toBeNull());
    expect(screen.getByLabelText('Note')).toBeVisible();
  });
});

describe('somebody who types for long', () => {
  it('is heard by the server once in a while, and not at every key', async () => {
    const { asked, person } = openWatched();
    const note = await wholePage();
    const before = asked.length;
    await person.type(note, 'She said');
    await pass(4);
    await person.type(note, ' that');
    expect(asked).toHaveLength(before);
    await pass(2);
    await person.type(note, ' mornings are best.');
    await waitFor(() => expect(asked.slice(before)).toEqual(['person']));
    await pass(12);
    expect(notice()).toBeNull();
    expect(note).toHaveValue('She said that mornings are best.');
  });
});
